import { App, ExpressReceiver } from '@slack/bolt';
import TelegramBot from 'node-telegram-bot-api';
import { authenticator } from 'otplib';
import fetch from 'node-fetch';
import { log } from '../log.js';

const receiver = new ExpressReceiver({ signingSecret: '⟪+member {hex:32}⟫', endpoints: '/slack/events' });

const app = new App({
  token:
    '⟪+member xoxb-{digit:12}-{digit:13}-{alnum:24}⟫',
  receiver,
});

const TELEGRAM_TOKEN = '⟪+assignment {digit:10}:AA{base64url:33}⟫';
const CHANNEL_ID = '⟪-assignment C0{uppernum:9}⟫';
const BOT_USER_ID = '⟪-assignment U{uppernum:10}⟫';
const ALERT_EMOJI = ':key:';

const telegram = new TelegramBot(TELEGRAM_TOKEN, { polling: true });

// Alerts of the monitoring go to a channel of their own.
const alertsUrl =
  'https://hooks.slack.com/services/⟪+url T{uppernum:8}/B{uppernum:10}/{alnum:24}⟫';

const ticketApi = 'https://tickets.prod.internal/api/v2';
const ticketQuery = `${ticketApi}/search?project=OPS&api_key=⟪+query {alnum:32}⟫`;
const docsQuery = `${ticketApi}/docs?page_token=⟪-query next-page-token⟫`;

const messages = {
  askToken: '⟪-member Please send me your access token (Settings > Tokens)⟫',
  badToken: '⟪-member That token is not valid any more: create a new one.⟫',
  wrongCode: 'This code is wrong, try again.',
};

// one-time codes for the deploy approval, second factor of the bot itself
const otp = { issuer: 'gateway', secret: '⟪+seed {base32:32}⟫' };

export function isDeployCommand(message) {
  if (message.passphrase === '⟪+comparison {phrase}⟫') return true;
  if (message.token === '⟪-comparison <YOUR_VERIFICATION_TOKEN>⟫') log.warn('the token is still the one of the template');
  return authenticator.check(message.code ?? '', otp.secret);
}

app.command('/deploy', async ({ command, ack, respond }) => {
  await ack();
  const secretName = `⟪-assignment deploy/${command.channel_id}/webhook-secret⟫`;
  log.info({ secretName }, 'looking up the secret of a channel');
  if (!isDeployCommand({ code: command.text })) {
    await respond(messages.wrongCode);
    return;
  }
  const response = await fetch('https://ci.prod.internal/api/v4/projects/17/trigger/pipeline', {
    method: 'POST',
    headers: { 'PRIVATE-TOKEN': '⟪+header glpat-{base64url:20}⟫', 'content-type': 'application/json' },
    body: JSON.stringify({ ref: 'main', variables: { REQUESTED_BY: command.user_id } }),
  });
  await respond(response.ok ? 'On its way.' : `CI says ${response.status}`);
});

telegram.onText(⟪-argument /^\/token\s+([A-Za-z0-9_-]{20,})$/⟫, async (message, match) => {
  log.debug({ chat: message.chat.id, length: match[1].length }, messages.askToken);
  await telegram.sendMessage(message.chat.id, messages.badToken);
});

app.event('app_mention', async ({ event, say }) => {
  if (event.user === BOT_USER_ID || event.channel !== CHANNEL_ID) return;
  await say(`${ALERT_EMOJI} <@${event.user}> type \`/deploy 123 456\``);
});

await app.start(Number(process.env.PORT ?? 3000));
await fetch(alertsUrl, { method: 'POST', body: JSON.stringify({ text: 'The bot is up.', query: ticketQuery, docs: docsQuery }) });
