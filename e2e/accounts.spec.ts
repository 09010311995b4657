import { fillSignIn, open, readDemo, signInAs, signInByForm } from './demo';
import { expect, test } from './support/test';

/** Names of this run's own, so that it can run again on the same data. */
const unique = (word: string): string => `${word}-${crypto.randomUUID().slice(0, 8)}`;

const track = (key: string) => ({
  headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
  data: { userId: 'e2e-accounts', event: 'Key Tried' },
});

test('a wrong password is said beside the form, and nothing typed is lost', async ({ page }) => {
  await open(page, '/sign-in');
  await fillSignIn(page, 'nobody@example.test', '');
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await fillSignIn(page, `${unique('nobody')}@example.test`, 'wrong');
  await expect(page.getByText('The email or the password is not right.')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(/^nobody-/);
});

test('each role lands on its own page, and goes back to where it wanted to be', async ({ page }) => {
  const landing = { marketer: '/segments', reviewer: '/campaigns/reviews', manager: '/overview', admin: '/overview' };
  for (const { role } of readDemo().signIns) {
    await page.context().clearCookies();
    await signInByForm(page, role);
    await expect(page).toHaveURL(new RegExp(`${landing[role]}$`));
  }
  await page.context().clearCookies();
  const account = readDemo().signIns[0];
  await open(page, '/sign-in?callbackUrl=%2Fsettings%2Faccount');
  await fillSignIn(page, account?.email ?? '', account?.password ?? '');
  await expect(page).toHaveURL(/\/settings\/account$/);
});

test('an admin invites a person, changes the role, and shuts them out again', async ({ page, browser }) => {
  const email = `${unique('rita')}@example.test`;
  const name = unique('Rita');
  await signInAs(page, 'admin');
  await open(page, '/settings/team');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.getByRole('region', { name: 'invitation link' }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: email })).toContainText('Invited');

  const theirs = await (await browser.newContext()).newPage();
  await open(theirs, link);
  await theirs.getByLabel('Your name').fill(name);
  await theirs.getByLabel('Password').fill('short');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByText('At least 10 characters.', { exact: true })).toBeVisible();
  await theirs.getByLabel('Password').fill('long enough now');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs).toHaveURL(/\/segments$/);
  await open(theirs, '/settings/team');
  await expect(theirs).toHaveURL(/refused=1/);

  await open(page, '/settings/team');
  await page.getByRole('button', { name: `Acts for ${name}` }).click();
  await page.getByRole('menuitemradio', { name: 'Manager' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Manager');
  await page.getByRole('button', { name: `Acts for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Disabled');
  await theirs.goto('/settings/account');
  await expect(theirs).toHaveURL(/sign-in/);
  await theirs.context().close();
});

test('a write key works from the moment it is shown until it is revoked', async ({ page, request }) => {
  const name = unique('Web shop');
  await signInAs(page, 'admin');
  await open(page, '/settings/api');
  await page.getByRole('button', { name: 'New write key' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
  const key = (await page.getByRole('region', { name: 'write key', exact: true }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Done' }).click();
  expect((await request.post('/api/v1/track', track(key))).status()).toBe(200);
  await expect(page.getByText(key)).toHaveCount(0);

  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('button', { name: 'Revoke write key' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Revoked');
  expect((await request.post('/api/v1/track', track(key))).status()).toBe(401);

  await open(page, '/settings/audit');
  await expect(page.getByRole('row', { name }).first()).toContainText('Revoke write key');
});

test('an API client gets a token within its scopes', async ({ page, request }) => {
  const name = unique('Warehouse');
  await signInAs(page, 'admin');
  await open(page, '/settings/api');
  await page.getByRole('button', { name: 'New API client' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Write segments').check();
  await page.getByRole('button', { name: 'Create' }).click();
  const id = (await page.getByRole('region', { name: 'client id' }).textContent()) ?? '';
  const secret = (await page.getByRole('region', { name: 'client secret' }).textContent()) ?? '';
  const ask = (scope: string) =>
    request.post('/api/oauth/token', {
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      form: { grant_type: 'client_credentials', scope },
    });
  const granted = await (await ask('segments:write segments:read')).json();
  expect(granted).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'segments:write segments:read' });
  const refused = await ask('privacy:write');
  expect([refused.status(), (await refused.json()).error]).toEqual([400, 'invalid_scope']);
});

test('a session that is ended, or signed out of, is over', async ({ page, browser }) => {
  await signInByForm(page, 'manager');
  const elsewhere = await (await browser.newContext()).newPage();
  await signInByForm(elsewhere, 'manager');
  await open(page, '/settings/account');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('Signed out everywhere else')).toBeVisible();
  await elsewhere.goto('/settings/account');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.context().close();

  const kept = await page.context().cookies();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.context().addCookies(kept);
  await page.goto('/settings/account');
  await expect(page).toHaveURL(/sign-in/);
});
