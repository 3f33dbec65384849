import { expect } from 'chai';
import request from 'supertest';
import { createApp } from '../../src/app.js';
import { hashPassword, verifyPassword } from '../../src/auth/password.js';
import { resetDatabase, createUser } from '../helpers/db.js';

describe('POST /login', () => {
  let app;
  const password = '⟪-assignment password⟫';

  before(async () => {
    app = await createApp({ database: 'memory' });
    await resetDatabase();
    await createUser('editor', '⟪+argument {human}⟫');
    await createUser('viewer', '⟪-argument 123456⟫');
  });

  it('accepts the right password', async () => {
    const response = await request(app)
      .post('/login')
      .send({ username: 'editor', password: '⟪+member {human}⟫' })
      .expect(200);
    expect(response.body).to.have.property('⟪-argument accessToken⟫');
    expect(response.headers['set-cookie'][0]).to.match(⟪-argument /^sid=[0-9a-f]{64}; HttpOnly/⟫);
  });

  it('rejects a wrong one', async () => {
    const response = await request(app).post('/login').send({ username: 'editor', password: '⟪-member wrong-password⟫' });
    expect(response.status).to.equal(401);
    expect(response.body.error).to.equal('⟪-argument INVALID_CREDENTIALS⟫');
  });

  it('knows the account of the external test server', async function () {
    this.timeout(20_000);
    if (!process.env.WITH_STAGING) this.skip();
    const staging = request('https://login.staging.internal');
    const login = await staging.post('/login').auth('qa-robot', '⟪+argument {pass:14}⟫');
    expect(login.status).to.equal(200);
    const profile = await staging.get('/me').set('Authorization', 'Bearer ⟪+header {jwt}⟫');
    expect(profile.body.user).to.equal('qa-robot');
  });

  it('takes over a session by its cookie', async () => {
    const response = await request(app)
      .get('/me')
      .set('Cookie', 'lang=en; sid=⟪+cookie {hex:64}⟫; theme=dark')
      .expect(200);
    expect(response.body.id).to.equal('⟪-argument {uuid}⟫');
  });
});

describe('passwords', () => {
  const stored = '⟪+hash $2b$12$22{alnum:51}⟫';

  it('verifies an old hash', async () => {
    expect(await verifyPassword('⟪+argument {human}⟫', stored)).to.equal(true);
    expect(await verifyPassword(password, stored)).to.equal(false);
  });

  it('uses a new salt each time', async () => {
    const [one, two] = await Promise.all([hashPassword('⟪-argument hunter2⟫'), hashPassword(password)]);
    expect(one).not.to.equal(two);
    expect(one).to.match(⟪-argument /^\$2b\$12\$[./A-Za-z0-9]{53}$/⟫);
  });

  it('refuses the empty password', async () => {
    const error = await hashPassword('').catch((reason) => reason);
    expect(error.message).to.equal('⟪-argument password: must not be empty⟫');
  });
});
