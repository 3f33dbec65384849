import { test as base, type APIRequestContext, type Page } from '@playwright/test';
import { generate } from 'otplib';

/** A person of the tests; all exist on the staging system and on the nightly one. */
export interface Account {
  readonly login: string;
  readonly passcode: string;
  readonly mfa?: string;
  /** Name of the secret in the vault, for those who may change it. */
  readonly secretRef: string;
}

export const accounts = {
  player: <Account>{
    login: 'player-one',
    passcode: '⟪+member {human}⟫',
    secretRef: '⟪-member op://games-qa/player-one/password⟫',
  },
  moderator: {
    login: 'moderator-qa',
    passcode: '⟪+member {lower:16}⟫',
    mfa: '⟪+member {base32:16}⟫',
    secretRef: '⟪-member vault:kv/games-qa/moderator#passcode⟫',
  },
  guest: { login: 'guest', passcode: '⟪-member guest⟫', secretRef: 'none' },
} satisfies Record<string, Account>;

export const invalidPasswords: ReadonlyArray<[text: string, reason: string]> = [
  ['short', 'errors.password.length'],
  ['⟪-member passwordpassword⟫', 'errors.password.common'],
  ['⟪-member 12345678⟫', 'errors.password.digits'],
];

const messages = {
  signin: { password: 'Password', forgotPassword: '⟪-member Forgot your password?⟫' },
  expired: '⟪-member Your session token has expired. Please sign in again.⟫',
};

const serviceAccounts: Array<readonly [string, string]> = [
  ['leaderboard', '⟪+member lb_{alnum:30}⟫'],
  ['matchmaker', '⟪+member mm_{alnum:30}⟫'],
];

async function asService(request: APIRequestContext, name: string) {
  const key = serviceAccounts.find(([service]) => service === name)?.[1] ?? '';
  return request.get('/internal/status', { headers: { 'x-service-key': key } });
}

async function signIn(page: Page, { login, passcode, mfa }: Account): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel(messages.signin.password).fill(passcode);
  await page.locator('⟪-call input#current-password⟫').press('Tab');
  await page.getByTestId('login').fill(login);
  if (mfa !== undefined) await page.getByTestId('otp').fill(await generate({ secret: mfa }));
  await page.waitForResponse((response) => response.url().endsWith('/session'));
}

export const test = base.extend<{ admin: Page; signIn: typeof signIn; asService: typeof asService }>({
  admin: async ({ browser }, use) => {
    const context = await browser.newContext({
      httpCredentials: { username: 'qa', password: '⟪+member {pass:12}⟫' },
      extraHTTPHeaders: {
        'CF-Access-Client-Id': '⟪-header {hex:32}.access⟫',
        'CF-Access-Client-Secret': '⟪+header {hex:64}⟫',
      },
    });
    await context.addCookies([
      { name: 'adm_sid', value: '⟪+member s%3A{alnum:32}.{alnum:43}⟫', domain: 'staging.games.internal', path: '/' },
    ]);
    await use(await context.newPage());
  },
  signIn: async ({}, use) => use(signIn),
  asService: async ({}, use) => use(asService),
});

test.use({ baseURL: process.env.BASE_URL, storageState: '⟪-member tests/.auth/admin-token.json⟫' });
