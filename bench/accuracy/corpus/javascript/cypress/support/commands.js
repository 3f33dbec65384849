// Commands of the end-to-end tests against the staging shop.
import 'cypress-file-upload';

const PERSONAS = {
  buyer: { mail: 'buyer+e2e@staging.internal', word: null, pw: '⟪+member {human}⟫' },
  merchant: { mail: 'merchant+e2e@staging.internal', pw: `⟪+member {pass:14}⟫` },
  // the locked account never gets in, so that its password is no matter
  locked: { mail: 'locked+e2e@staging.internal', pw: '⟪-member wrong-password⟫' },
};

Cypress.Commands.add('loginAs', (persona) => {
  const { mail, pw } = PERSONAS[persona];
  cy.session(persona, () => {
    cy.visit('/signin');
    cy.get('⟪-call input[name="account[password]"]⟫').should('be.visible');
    cy.get('#email').type(mail);
    cy.get('#secret').type(pw, { log: false });
    cy.contains('button', 'Sign in').click();
  });
});

Cypress.Commands.add('loginAsSupport', () => {
  cy.visit('/support');
  cy.findByLabelText('Username').type('support-desk');
  cy.findByLabelText('Password').type('⟪+call {human}⟫{enter}', { parseSpecialCharSequences: true });
  cy.getCookie('⟪-call support_auth⟫').should('exist');
});

Cypress.Commands.add('rejects', () => {
  cy.get('[data-cy=password]').clear().type('⟪-call password123⟫');
  cy.get('[data-cy=password-error]').should('have.text', '⟪-argument The password is too weak.⟫');
  cy.get('[data-cy=password-confirm]').should('have.attr', 'autocomplete', '⟪-argument new-password⟫');
});

Cypress.Commands.add('resetStock', (sku, amount) => {
  cy.request({
    method: 'PUT',
    url: `/internal/stock/${sku}`,
    auth: { bearer: '⟪+member {jwt}⟫' },
    body: { amount },
  });
});

Cypress.Commands.add('asRememberedBuyer', () => {
  cy.setCookie('remember_me', '⟪+argument {base64url:64}⟫', { secure: true });
  cy.setCookie('consent', 'all');
  cy.window().then((win) => {
    win.localStorage.setItem('shop:refresh', '⟪+argument {alnum:32}⟫');
    win.localStorage.setItem('⟪-argument shop:token:expires⟫', '1893456000');
  });
});

Cypress.Commands.add('mailbox', (address) => {
  cy.request({
    url: 'https://mailtrap.staging.internal/api/messages',
    qs: { to: address, key: '⟪+member {hex:32}⟫' },
    headers: { Accept: 'application/json' },
  }).its('body.0.html.body');
});

Cypress.Commands.add('secondFactor', () => {
  cy.task('totp', '⟪+seed {base32:32}⟫').then((code) => {
    cy.get('⟪-call [name=otp_token]⟫').type(code);
  });
});

Cypress.Commands.add('maskedInLogs', () => {
  cy.intercept('POST', '/api/login', (request) => {
    expect(request.body).to.have.property('⟪-argument password_hash_version⟫');
    request.headers['x-request-token'] = Cypress.env('⟪-call REQUEST_TOKEN⟫');
    request.reply({ fixture: 'login-denied.json' });
  });
});
