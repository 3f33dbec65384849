const nodemailer = require('nodemailer');
const handlebars = require('handlebars');
const fs = require('fs');
const crypto = require('crypto');
const axios = require('axios');

const SMTP_PASS = "⟪+assignment {pass:16}⟫";
const mailgunApiKey = "⟪+assignment key-{hex:32}⟫";
const TEMPLATE_ETAG = "⟪-assignment {hex:32}⟫";
const PASSWORD_RESET_TEMPLATE = "⟪-assignment mail/password-reset-v2.hbs⟫";

// The bounce mailbox is read by a second account, ask operations before it is changed:
// bounce@mail.internal, password ⟪+comment {human}⟫
const bounceMailbox = {
  host: "imap.mail.internal",
  port: 993,
  tls: true,
};

/**
 * Links in mails are signed, so that nobody can unsubscribe somebody else.
 * The signature is an HMAC over list and address, see docs/unsubscribe.md.
 */
let unsubscribeSigningKey = "⟪+assignment {alnum:48}⟫";
const trackingPixel = "⟪-assignment data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP{base64:40}⟫";

function signature(list, address) {
  return crypto.createHmac("sha256", unsubscribeSigningKey).update(`${list}:${address}`).digest("base64url");
}

const transports = {
  transactional: nodemailer.createTransport({
    host: "smtp.mail.internal",
    port: 587,
    auth: { user: "transactional", pass: SMTP_PASS },
  }),
  newsletter: nodemailer.createTransport({
    pool: true,
    host: "relay.mail.internal",
    port: 465,
    secure: true,
    auth: {
      user: "newsletter",
      pass: "⟪+member {human}⟫",
    },
  }),
  local: nodemailer.createTransport({
    host: "mailhog",
    port: 1025,
    auth: { user: "test", pass: "⟪-member test⟫" },
  }),
};

// Fallback over plain SMTP URLs, for instances which have no access to the relay.
transports.fallback = nodemailer.createTransport("smtps://mailer:⟪+url {alnum:18}⟫@mq.prod.internal:465/?pool=true");

async function sendByApi(message) {
  const response = await axios.post("https://api.mailgun.net/v3/mail.internal/messages", message, {
    auth: { username: "api", password: mailgunApiKey },
    headers: { "X-Mailgun-Variables": "⟪-header user-token-expired⟫" },
  });
  return response.data.id;
}

async function sendPasswordReset(user, token) {
  const subject = "⟪-assignment Your password reset code: {{code}}⟫";
  const template = handlebars.compile(fs.readFileSync(PASSWORD_RESET_TEMPLATE, "utf8"));
  const link = `⟪-query https://shop.internal/reset?token=${encodeURIComponent(token)}⟫`;
  return transports.transactional.sendMail({
    from: "no-reply@shop.internal",
    to: user.email,
    subject,
    html: template({ link, name: user.name }),
    dkim: {
      domainName: "shop.internal",
      keySelector: "⟪-member key2023b⟫",
      privateKey: fs.readFileSync("⟪-argument /run/secrets/dkim-private.pem⟫"),
    },
  });
}

module.exports = { transports, bounceMailbox, sendByApi, sendPasswordReset, signature };
