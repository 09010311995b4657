import type { APIRequestContext, Page } from '@playwright/test';
import pg from 'pg';
import { formatCount } from '@/components/ui/format';
import type { Rule } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';
import { apiClient } from './api-client';
import { databaseUrl, open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

/** Names of this run's own, so that it can run again on the same data, beside others. */
const unique = (word: string): string => `${word} ${crypto.randomUUID().slice(0, 8)}`;
const country = (...codes: string[]): Rule => ({
  type: 'all',
  children: [{ type: 'trait', trait: 'country', op: 'in', value: codes }],
});

async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const LIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';
/** Customers of some countries, as the database has them. */
const countIn = async (...codes: string[]): Promise<number> => {
  const [row] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM customer c WHERE ${LIVE} AND lower(c.traits->>'country') = ANY(SELECT lower(x) FROM unnest($1::text[]) AS x)`,
    [codes],
  );
  return row?.n ?? 0;
};

const made: string[] = [];
async function make(request: APIRequestContext, more: object): Promise<Segment> {
  const api = await apiClient(request);
  const answer = await api.post('/api/v1/segments', { status: 'active', ...more });
  expect(answer.status()).toBe(201);
  const segment = (await answer.json()) as Segment;
  made.unshift(segment.id);
  return segment;
}

/** Waits until the worker has built a segment. */
async function built(request: APIRequestContext, id: string): Promise<Segment> {
  const api = await apiClient(request);
  let segment: Segment | undefined;
  await expect(async () => {
    const [row] = await ask<{ fresh: boolean }>('SELECT built_version = version AS fresh FROM segment WHERE id = $1', [
      id,
    ]);
    expect(row?.fresh).toBe(true);
    segment = (await (await api.get(`/api/v1/segments/${id}`)).json()) as Segment;
  }).toPass({ timeout: 30_000 });
  if (!segment) throw new Error('never built');
  return segment;
}

test.beforeEach(({ page }) => signInAs(page, 'marketer'));
test.afterEach(async ({ request }) => {
  const api = await apiClient(request);
  // Children before their parents; what was made on the page as well.
  const below = await ask<{ id: string }>('SELECT id FROM segment WHERE parent_id = ANY($1::text[])', [made]);
  for (const { id } of below) await api.delete(`/api/v1/segments/${id}`);
  for (const id of made.splice(0)) await api.delete(`/api/v1/segments/${id}`);
});

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a segment is split into children that stand below it in the tree, with their shares', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const name = unique('Germany and France');
  const parent = await make(request, { name, rule: country('DE', 'FR') });
  const [german, both] = [await countIn('DE'), await countIn('DE', 'FR')];
  await built(request, parent.id);
  await open(page, `/segments/${parent.id}`);
  await expect(page.getByLabel('Customers now')).toHaveText(formatCount(both));
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Split by …' }).click();
  const dialog = page.getByRole('dialog', { name: `Split ${name}` });
  await dialog.getByRole('combobox', { name: 'Split by' }).click();
  await page.getByRole('option', { name: 'Country' }).click();
  const parts = dialog.getByRole('list', { name: 'Parts' }).getByRole('listitem');
  await expect(parts).toHaveCount(2);
  await expect(parts.filter({ hasText: 'Germany' })).toContainText(formatCount(german));
  await parts.filter({ hasText: 'France' }).getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Make 1 child' }).click();

  await expect(page).toHaveURL(/view=tree/);
  const child = row(page, `${name}: Germany`);
  await expect(child).toContainText(formatCount(german), { timeout: 30_000 });
  await expect(child.getByRole('img')).toHaveAccessibleName(new RegExp(`${((german / both) * 100).toFixed(1)}`));
  await page.getByRole('searchbox', { name: 'Search segments' }).fill(name);
  await expect(row(page, 'in no child')).toHaveCount(1); // the others have been searched away
  await expect(row(page, 'in no child')).toContainText(formatCount(both - german), { timeout: 30_000 });
  await expectAccessible(page);

  // The parent loses Germany: the child is empty, although its own rule has not changed.
  const api = await apiClient(request);
  await api.patch(`/api/v1/segments/${parent.id}`, { version: 1, rule: country('FR') });
  await child.getByRole('link').click();
  await expect(page.getByLabel('Customers now')).toHaveText('0', { timeout: 30_000 });
  await expect(page.getByText('Never leaves:')).toContainText(name);
});

test('versions are compared in words and in customers, and one is restored', async ({ page, request }) => {
  test.setTimeout(120_000);
  const segment = await make(request, { name: unique('Two versions'), rule: country('DE') });
  const api = await apiClient(request);
  await api.patch(`/api/v1/segments/${segment.id}`, { version: 1, rule: country('DE', 'FR') });
  await built(request, segment.id);
  await open(page, `/segments/${segment.id}?tab=versions`);
  await page.getByRole('button', { name: 'Compare' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'What differs between two versions?' });
  await expect(dialog.getByRole('list', { name: 'Conditions' })).toContainText('changed');
  const customers = dialog.getByRole('region', { name: 'Customers' });
  const [german, french] = [await countIn('DE'), await countIn('FR')];
  await expect(customers.locator('dl > div').nth(1)).toContainText(formatCount(german));
  await expect(customers.locator('dl > div').nth(2)).toContainText(formatCount(french));
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Restore' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore version 1?' });
  await expect(restore.getByText(`−${formatCount(french)}`).first()).toBeVisible();
  // French customers are more than a fifth of them all, so the person is asked again.
  const confirm = restore.getByRole('checkbox');
  if (await confirm.isVisible()) await confirm.click();
  await restore.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Version 1 is back as version 3')).toBeVisible();
  await expect(page.getByLabel('Customers now')).toHaveText(formatCount(german), { timeout: 30_000 });
});

test('an activation that breaks what is expected is held until it is confirmed, here and in the interface', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const german = await countIn('DE');
  const segment = await make(request, { name: unique('Guarded'), rule: country('DE'), status: 'draft' });
  await open(page, `/segments/${segment.id}`);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: /^Settings of/ });
  await settings.getByRole('textbox', { name: 'At least' }).fill(String(german + 1));
  await expectAccessible(page);
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  const api = await apiClient(request);
  const refused = await api.patch(`/api/v1/segments/${segment.id}`, { version: 2, status: 'active' });
  expect(refused.status()).toBe(409);
  expect(((await refused.json()) as { errors: unknown }).errors).toEqual([
    {
      path: '/checks/minSize',
      message: `It would have ${formatCount(german)} members; at least ${formatCount(german + 1)} are expected.`,
    },
  ]);
  await open(page, `/segments/${segment.id}/edit`);
  await page.getByRole('button', { name: 'Activate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Activate this segment?' });
  await expect(dialog.getByText(`It would have ${formatCount(german)} members`)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Activate' })).toBeDisabled();
  await dialog.getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await expect(page).toHaveURL(new RegExp(`/segments/${segment.id}$`));
  await expect(page.getByLabel('Customers now')).toHaveText(formatCount(german), { timeout: 30_000 });
});

test('what is found is mended in one click or dismissed with a reason', async ({ page, request }) => {
  test.setTimeout(120_000);
  const rule: Rule = {
    type: 'all',
    children: [
      { type: 'trait', trait: 'country', op: 'in', value: ['DE', 'FR'] },
      { type: 'trait', trait: 'country', op: 'exists' },
      { type: 'trait', trait: 'lastName', op: 'exists' },
    ],
  };
  const segment = await make(request, { name: unique('To be mended'), goal: 'An email in their language', rule });
  await built(request, segment.id);
  await open(page, `/segments/${segment.id}?tab=findings`);
  await page.getByRole('button', { name: 'Look now' }).click();
  const findings = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
  const consent = findings.filter({ hasText: 'does not ask for consent' });
  const [out] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM customer c WHERE ${LIVE} AND c.traits->>'country' IN ('DE', 'FR') AND c.traits->>'lastName' IS NOT NULL AND (c.email IS NULL
       OR EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')
       OR EXISTS (SELECT FROM suppression s WHERE s.customer = c.number AND s.channel = 'email'))`,
  );
  await expect(consent).toContainText(`: ${formatCount(out?.n)} of `, { timeout: 30_000 });
  await expectAccessible(page);

  const proxy = findings.filter({ hasText: 'can stand in for' });
  await proxy.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Only that there is a name');
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect(proxy).toContainText('Only that there is a name');
  const [audited] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'dismissSegmentFinding' AND subject = $1 AND outcome = 'done'`,
    [segment.id],
  );
  expect(audited?.n).toBe(1);

  const useless = findings.filter({ hasText: 'leaves nobody out' }).filter({ hasText: 'ountry' });
  await useless.getByRole('button', { name: 'Take it out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take it out?' });
  await expect(dialog.getByText('+0')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish v2' }).click();
  await expect(page.getByText('is mended, as version 2')).toBeVisible();
  await expect(useless).toHaveCount(0);

  await open(page, '/segments/check-up');
  await expect(page.getByRole('listitem').filter({ hasText: segment.name }).first()).toBeVisible();
});

test('health shows what the membership has, and neighbours are counted exactly', async ({ page, request }) => {
  test.setTimeout(120_000);
  const segment = await make(request, { name: unique('Healthy'), rule: country('DE') });
  const twin = await make(request, { name: unique('Neighbour'), rule: country('DE', 'FR') });
  await Promise.all([built(request, segment.id), built(request, twin.id)]);
  // Its rule is ten days old, and two of its members were not in it seven days ago.
  const [{ number = 0 } = {}] = await ask<{ number: number }>('SELECT number FROM segment WHERE id = $1', [segment.id]);
  await ask(`UPDATE segment_version SET created_at = created_at - interval '10 days' WHERE segment = $1`, [number]);
  await ask(
    `UPDATE membership SET entered_at = entered_at - interval '9 days' WHERE segment = $1 AND customer NOT IN
       (SELECT customer FROM membership WHERE segment = $1 ORDER BY customer LIMIT 2)`,
    [number],
  );
  const [german, both] = [await countIn('DE'), await countIn('DE', 'FR')];
  await open(page, `/segments/${segment.id}?tab=health`);
  await expect(page.getByLabel('Still in after 7 days')).toHaveText('100 %', { timeout: 60_000 });
  await expect(page.getByText(`${formatCount(german - 2)} of ${formatCount(german - 2)}`)).toBeVisible();
  const neighbours = page.getByRole('region', { name: 'What does it share with others?' });
  const line = neighbours
    .locator('div')
    .filter({ has: page.getByRole('link', { name: twin.name }) })
    .first();
  await expect(line).toContainText(`${formatCount(german)} shared`);
  await expect(neighbours.getByText((german / both).toFixed(2)).first()).toBeVisible();
  await expectAccessible(page);
});

test('a deleted segment is brought back with its key and members', async ({ page, request }) => {
  test.setTimeout(120_000);
  const segment = await make(request, { name: unique('Gone'), rule: country('DE') });
  const { size } = await built(request, segment.id);
  await open(page, `/segments/${segment.id}`);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  // Behind what the page is still counting.
  await expect(page.getByText(`${segment.name} is deleted`)).toBeVisible({ timeout: 40_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${segment.name} is back`)).toBeVisible({ timeout: 40_000 });
  const back = await built(request, segment.id);
  expect(back).toMatchObject({ key: segment.key, size });
});
