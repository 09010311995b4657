import pg from 'pg';
import { formatCount, formatMoney } from '@/components/ui/format';
import { databaseUrl, open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<T>(text, values);
    if (!rows[0]) throw new Error('the query gave no row');
    return rows[0];
  } finally {
    await client.end();
  }
}

const LIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';
/** The customer who spent most, and what the events say of them. */
const BEST = `
  SELECT c.id, c.email, c.traits->>'firstName' AS first, c.traits->>'lastName' AS last,
    (sum(CASE WHEN n.name = 'Order Completed' THEN e.total ELSE -e.total END))::text AS spent,
    (count(*) FILTER (WHERE n.name = 'Order Completed'))::int AS orders
  FROM event e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer
  WHERE n.name IN ('Order Completed', 'Order Refunded') AND c.email IS NOT NULL GROUP BY c.number ORDER BY sum(CASE WHEN n.name = 'Order Completed' THEN e.total ELSE -e.total END) DESC LIMIT 1`;
interface Best extends pg.QueryResultRow {
  id: string;
  email: string;
  first: string;
  last: string;
  spent: string;
  orders: number;
}

test('the list counts, filters, sorts and pages as the database has it', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/customers');
  const all = await ask<{ n: number }>(`SELECT count(*)::int AS n FROM customer c WHERE ${LIVE}`);
  await expect(page.getByText(`of ${formatCount(all.n)} customers`)).toBeVisible();
  await expectAccessible(page);

  const german = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM customer c WHERE ${LIVE} AND c.traits->>'country' = 'DE'`,
  );
  await page.getByRole('button', { name: 'Country' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Germany' }).click();
  await expect(page).toHaveURL(/country=DE/);
  await expect(page.getByText(new RegExp(`of ${formatCount(german.n)} customers?$`))).toBeVisible();

  const best = await ask<Best>(BEST);
  await open(page, '/customers?sort=-spent');
  await expect(page.getByRole('row').nth(1)).toContainText(formatMoney(best.spent, 'GBP'));
  const first = await page.getByRole('row').nth(1).textContent();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.getByRole('row').nth(1)).not.toHaveText(first ?? '');
});

test('a customer is found by name from anywhere, with exact figures, timeline and identities', async ({ page }) => {
  const best = await ask<Best>(BEST);
  await signInAs(page, 'marketer');
  await open(page, '/segments');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder('Search pages, segments, customers, products').fill(best.email);
  await page
    .getByRole('option', { name: `${best.first} ${best.last}` })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/customers/${best.id}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${best.first} ${best.last}`);
  await expect(page.getByText(formatMoney(best.spent, 'GBP'), { exact: true })).toBeVisible();
  await expect(page.getByText(best.email).first()).toBeVisible();
  await expectAccessible(page);

  const events = page.getByRole('listitem').filter({ has: page.locator('time') });
  const before = await events.count();
  await page.getByRole('button', { name: 'Older events' }).click();
  await expect.poll(() => events.count()).toBeGreaterThan(before);
  await page.getByRole('tab', { name: /Traits/ }).click();
  await expect(page).toHaveURL(/tab=traits/);
  await expect(page.getByRole('region', { name: 'Traits' })).toContainText(best.last);
  await page.getByRole('tab', { name: /Identities/ }).click();
  await expect(page.getByRole('region', { name: 'Identities' })).toContainText('userId');
});

test('the chosen customers go into a file', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/customers?sort=-spent');
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check();
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .nth(1)
    .check();
  const download = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'Acts on the selected rows' })
    .getByRole('link', { name: 'Export CSV' })
    .click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += String(part);
  expect(text.trim().split('\n')).toHaveLength(3);
  expect(text).toContain('externalId');
});

test('a manager sees personal data masked, everywhere', async ({ page }) => {
  const best = await ask<Best>(BEST);
  await signInAs(page, 'manager');
  for (const path of [
    '/customers?sort=-spent',
    `/customers/${best.id}`,
    `/customers/${best.id}?tab=traits`,
    `/customers/${best.id}?tab=identities`,
    '/data/sources?tab=live',
  ]) {
    await open(page, path);
    expect(await page.content()).not.toContain(best.email);
    expect(await page.content()).not.toContain(`${best.first} ${best.last}`);
  }
  const refused = await page.request.get('/api/ui/customers/export');
  expect(refused.status()).toBe(403);
});

test('products sort by revenue and show who buys them, and with what', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/products');
  const top = await ask<{ name: string; revenue: string; orders: number }>(
    'SELECT p.name, f.revenue::text AS revenue, f.orders FROM product p JOIN product_fact f ON f.product = p.number ORDER BY f.revenue DESC, p.number DESC LIMIT 1',
  );
  await expect(page.getByRole('row').nth(1)).toContainText(formatMoney(top.revenue, 'GBP'));
  await expectAccessible(page);
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(top.name);
  await expect(page.getByRole('heading', { name: 'How often is it ordered?' })).toBeVisible();
  await expect(page.getByText(`of ${formatCount(top.orders)} orders`)).toBeVisible();
  await expectAccessible(page);
});
