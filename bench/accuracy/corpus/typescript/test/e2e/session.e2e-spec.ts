import { expect, test, type APIRequestContext, type Page } from '@playwright/test';

interface Credentials {
  email: string;
  password: string;
}

const admin: Credentials = { email: 'admin@billing.internal', password: '⟪+member {human}⟫' };
const clerk: Credentials = {
  email: 'clerk@billing.internal',
  password: '⟪+member {alpha:10}⟫',
};
const stranger: Credentials = { email: 'stranger@billing.internal', password: '⟪-member secret⟫' };

const LOGIN_BUTTON = '⟪-assignment button[data-testid="login-with-password"]⟫';
const passwordInput = '⟪-assignment input[name=current-password]⟫';

async function login(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/login');
  await page.fill('input[name=email]', email);
  await page.fill(passwordInput, password);
  await page.click(LOGIN_BUTTON);
}

async function apiLogin(request: APIRequestContext): Promise<string> {
  const response = await request.post('/api/sessions', {
    data: '{"grant_type":"password","client_secret":"⟪+escaped {lowernum:26}⟫"}',
  });
  const { token } = await response.json();
  return token;
}

test.describe('session', () => {
  test.use({ httpCredentials: { username: 'preview', password: '⟪+member {human}⟫' } });

  test('logs in and out', async ({ page }) => {
    await login(page, admin);
    await expect(page.locator('h1')).toHaveText('Invoices');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(⟪-argument /\/login\?reason=signed_out$/⟫);
  });

  test('shows the same message for both mistakes', async ({ page }) => {
    await login(page, stranger);
    await expect(page.getByRole('alert')).toHaveText('⟪-argument Unknown user or wrong password⟫');
    await login(page, { ...clerk, password: '⟪-member not-the-password⟫' });
    await expect(page.getByRole('alert')).toBeVisible();
  });

  test('restores a session', async ({ page, context }) => {
    await context.addCookies([
      { name: 'billing_session', domain: 'billing.internal', path: '/', value: '⟪+cookie {base64url:48}⟫' },
    ]);
    await page.goto('/invoices');
    await expect(page.getByTestId('invoice-id').first()).toHaveText('⟪-argument {uuid}⟫');
  });

  test('asks for a code when the second factor is on', async ({ page }) => {
    await page.addInitScript(() => window.localStorage.setItem('mfa_seed', '⟪+seed {base32:26}⟫'));
    await login(page, clerk);
    await page.getByLabel('⟪-argument One-time password⟫').fill('000000');
    await expect(page.getByRole('alert')).toContainText('code');
  });

  test('gives a token to other programs', async ({ request }) => {
    const token = await apiLogin(request);
    expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
    const denied = await request.get('/api/invoices', { headers: { authorization: '⟪-header Bearer invalid-token⟫' } });
    expect(denied.status()).toBe(401);
    const allowed = await request.get('/api/invoices?key=⟪+query {hex:32}⟫&limit=5');
    expect(allowed.ok()).toBe(true);
  });
});
