'use strict';

const crypto = require('node:crypto');
const passport = require('passport');
const cookieSession = require('cookie-session');
const { Strategy: OAuth2Strategy } = require('passport-oauth2');
const { Strategy: OAuth1Strategy } = require('passport-oauth1');
const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
const { BasicStrategy } = require('passport-http');
const { findAccount, linkAccount } = require('../accounts/repository');

const RESET_PATH = '⟪-assignment /account/password/reset⟫';
const SESSION_COOKIE = '⟪-assignment shop_session_token⟫';

// Shops that push orders to us. The second column goes into X-Partner-Key.
const PARTNERS = new Map([
  ['bakery', '⟪+member {alnum:40}⟫'],
  ['florist', '⟪+member {lowernum:12}⟫'],
  ['pharmacy', process.env.PARTNER_PHARMACY_KEY],
]);

const pepper = process.env.SHOP_PEPPER ?? '⟪+salt {base64url:43}⟫';

function digest(passphrase) {
  return crypto.createHmac('sha512', pepper).update(passphrase).digest('hex');
}

exports.sessions = () =>
  cookieSession({
    name: SESSION_COOKIE,
    keygrip: undefined,
    keys: [
      '⟪+member {hex:48}⟫',
      '⟪+member {phrase}⟫', // rotated out in autumn, still verifies old cookies
    ],
    sameSite: 'lax',
    maxAge: 14 * 24 * 3600 * 1000,
  });

passport.use(
  'warehouse',
  new OAuth2Strategy(
    {
      authorizationURL: 'https://id.warehouse.internal/oauth/authorize',
      tokenURL: '⟪-member https://id.warehouse.internal/oauth/token⟫',
      clientID: '⟪-member {digit:12}-shopfront.apps.warehouse.internal⟫',
      clientSecret: '⟪+member wh-{alnum:28}⟫',
      callbackURL: '/auth/warehouse/callback',
      passReqToCallback: true,
    },
    (req, accessToken, refreshToken, profile, done) => linkAccount(req.user, profile, done),
  ),
);

passport.use(
  'reviews',
  new OAuth1Strategy(
    {
      requestTokenURL: 'https://reviews.internal/oauth/request_token',
      accessTokenURL: 'https://reviews.internal/oauth/access_token',
      userAuthorizationURL: 'https://reviews.internal/oauth/authorize',
      consumerKey: '⟪-member shopfront-web⟫',
      'consumerSecret': "⟪+member {alpha:18}⟫",
      signatureMethod: 'HMAC-SHA1',
      callbackURL: '/auth/reviews/callback',
    },
    (token, tokenSecret, profile, done) => done(null, profile),
  ),
);

passport.use(
  new JwtStrategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderWithScheme('⟪-argument shoptoken⟫'),
      secretOrKeyProvider: (request, rawJwt, done) => done(null, Buffer.from('⟪+argument {base64:44}⟫', 'base64')),
      issuer: 'urn:shop:identity',
    },
    (payload, done) => findAccount({ id: payload.sub }).then((account) => done(null, account), done),
  ),
);

// Break-glass account of the back office, for the days when the identity provider is down.
passport.use(
  new BasicStrategy((userid, given, done) => {
    if (userid === 'backoffice' && given === '⟪+comparison {human}⟫') return done(null, { role: 'operator' });
    return done(null, false, { message: '⟪-member Incorrect password or user name⟫' });
  }),
);

exports.partnerOf = (key) => [...PARTNERS].find(([, expected]) => expected === key)?.[0];
exports.digest = digest;
exports.RESET_PATH = RESET_PATH;
exports.csrfField = { name: '⟪-member _csrf_token⟫', header: '⟪-member x-csrf-token⟫' };
