import { open, readDemo, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

const BASE = process.env.KINDRED_URL ?? 'http://localhost:3000';

const send = (payload: unknown) =>
  fetch(`${BASE}/api/v1/track`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${readDemo().writeKey}:`).toString('base64')}`,
    },
    body: JSON.stringify(payload),
  });

test('a refused event is read, mended and replayed, and shows in the live tail', async ({ page }) => {
  const name = `Lamp Polished ${Math.random().toString(36).slice(2, 8)}`;
  expect((await send({ event: name, userId: 'e2e-mend', timestamp: 'yesterday' })).status).toBe(422);
  await signInAs(page, 'marketer');
  await open(page, `/data/quarantine?q=${encodeURIComponent(name)}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Give an RFC 3339 time between 1970 and 2199.' }).click();
  await expect(page.getByRole('region', { name: 'The event as it came' })).toContainText(name);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'still not valid' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('The event as JSON').fill(JSON.stringify({ event: name, userId: 'e2e-mend' }));
  await page.getByRole('button', { name: 'Replay your version' }).click();
  await expect(page).toHaveURL(/\/data\/quarantine$/);

  await open(page, '/data/sources?tab=live');
  await expect(page.getByText(name)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: /^Events/ }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('refused events are put aside and brought back', async ({ page }) => {
  const word = `aside-${Math.random().toString(36).slice(2, 8)}`;
  expect((await send({ event: 'X', properties: { word } })).status).toBe(422);
  await signInAs(page, 'marketer');
  await open(page, `/data/quarantine?q=${word}`);
  await page.getByRole('checkbox', { name: 'Select all rows on this page' }).check();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('1 event discarded')).toBeVisible();
  await expect(page.getByText('No event matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 event brought back')).toBeVisible();
  await open(page, `/data/quarantine?q=${word}`);
  await expect(page.getByText('1 of 1 event')).toBeVisible();
});

test('a manager reads the quarantine without the texts that say something of a person, and cannot replay', async ({
  page,
}) => {
  const secret = `secret-${Math.random().toString(36).slice(2, 8)}`;
  await send({ event: 'X', properties: { email: secret } });
  await signInAs(page, 'manager');
  await open(page, '/data/quarantine');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('region', { name: 'The event as it came' })).toContainText('"email": "•••"');
  expect(await page.content()).not.toContain(secret);
  await expect(page.getByRole('button', { name: 'Replay' })).toHaveCount(0);
});
