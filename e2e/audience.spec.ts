import { formatCount } from '@/components/ui/format';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { addCondition, addConditionAsItComes, expectCount, shownCount } from './support/builder-page';
import { ask, askNumber, countCustomers, eventNamed, LIVE } from './support/database';
import { expect, test } from './support/test';

/** What a rule means for the audience: reach, backtest, overlap and explanations against the database. */
test.beforeEach(async ({ page }) => {
  await signInAs(page, 'marketer');
});

test('the panel says why the rest cannot be reached, and draws the backtest as it is computed', async ({ page }) => {
  await open(page, '/segments/new');
  await addConditionAsItComes(page, 'Order Completed');
  const within = (test: string, at = 'now()'): string =>
    countCustomers(
      `EXISTS (SELECT FROM event e WHERE e.customer = c.number AND e.name = ${eventNamed('Order Completed')} AND e.occurred_at > ${at} - interval '30 days' AND e.occurred_at <= ${at}) AND ${test}`,
    );
  await expectCount(page, within('true'));
  const suppressed = `EXISTS (SELECT FROM suppression x WHERE x.customer = c.number AND x.channel = 'email')`;
  const withdrawn = `EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')`;
  const unsubscribed = await askNumber(within(`c.email IS NOT NULL AND NOT ${suppressed} AND ${withdrawn}`));
  const reachable = await askNumber(within(`c.email IS NOT NULL AND NOT ${suppressed} AND NOT ${withdrawn}`));
  const now = page.getByRole('region', { name: 'Audience now' });
  await expect(now).toContainText(`${formatCount(reachable)} reachable by email`);
  await expect(now).toContainText(`${formatCount(unsubscribed)} unsubscribed`);

  const backtest = page.getByRole('region', { name: 'How big would it have been?' });
  await expect(backtest).toContainText('90 days', { timeout: 60_000 });
  await backtest.getByRole('button', { name: 'Show as a table' }).click();
  const rows = backtest.getByRole('row');
  await expect(rows).toHaveCount(92);
  // Every ten minutes the days are counted from another instant; a day at noon is far from both ends of a window.
  const end = Math.floor(Date.now() / 600_000) * 600_000;
  for (const back of [0, 30, 90]) {
    const at = new Date(end - back * 86_400_000).toISOString();
    const size = await askNumber(within('true', `'${at}'::timestamptz`));
    await expect(rows.nth(91 - back)).toContainText(formatCount(size));
  }
});

interface Part {
  names: string[];
  n: number;
}

/** Every combination of some segments with its members, as the stored memberships have it. */
const PARTS = `SELECT names, count(*)::int AS n FROM (
    SELECT m.customer, array_agg(s.name ORDER BY array_position($1::text[], s.id)) AS names
    FROM membership m JOIN segment s ON s.number = m.segment WHERE m.left_at IS NULL AND s.id = ANY($1) GROUP BY 1
  ) x GROUP BY 1 ORDER BY n DESC, cardinality(names)`;

test('the overlap of segments is exact, names its customers, and becomes a segment', async ({ page }) => {
  const plot = page.getByRole('group', { name: 'Which segments share their customers?' });
  const columns = plot.getByRole('button');
  let both: Part | undefined;
  // Customers enter and leave meanwhile: both are asked again until they speak of the same instant.
  await expect(async () => {
    await open(page, '/segments/overlap');
    await expect(columns.first()).toBeVisible();
    const answer = await page.request.get('/api/v1/segments?status=active&sort=-size&limit=4');
    const { data } = (await answer.json()) as { data: { id: string }[] };
    const parts = await ask<Part>(PARTS, [data.map(({ id }) => id)]);
    const shown = await columns.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    expect(shown.map((label) => Number(/: ([\d,]+) customers$/.exec(label)?.[1]?.replaceAll(',', '')))).toEqual(
      parts.map(({ n }) => n),
    );
    both = parts.find(({ names }) => names.length > 1);
    for (const name of both?.names ?? []) expect(shown.some((label) => label.includes(name))).toBe(true);
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page);

  await columns
    .filter({ hasText: new RegExp(`^${formatCount(both?.n)}$`) })
    .first()
    .click();
  const found = page.getByRole('region', { name: 'Chosen combination' });
  await expect(found).toContainText(`of ${formatCount(both?.n)} customer`);
  await found.getByRole('link', { name: 'Make a segment of it' }).click();
  await expect(page).toHaveURL(/\/segments\/new\?in=/);
  await expect(async () => expect(await shownCount(page)).toBe(both?.n)).toPass({ timeout: 20_000 });
});

test('whoever is found is explained, on a rule that nobody has saved and from the customer', async ({ page }) => {
  const [customer] = await ask<{ id: string; email: string; orders: number }>(
    `SELECT c.id, c.email, count(*)::int AS orders FROM customer c JOIN event e ON e.customer = c.number
     WHERE ${LIVE} AND c.email IS NOT NULL AND e.name = ${eventNamed('Order Completed')} AND e.occurred_at <= now() GROUP BY c.number
     HAVING count(*) BETWEEN 2 AND 4 ORDER BY c.number LIMIT 1`,
  );
  await open(page, '/segments/new');
  await addCondition(page, 'Order Completed');
  await page.getByRole('textbox', { name: 'Number of times' }).fill('5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Time frame/ }).click();
  await page.getByRole('combobox', { name: 'Kind of time frame' }).click();
  await page.getByRole('option', { name: 'at any time' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Why in, why not?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why in, why not?' });
  await dialog.getByRole('combobox', { name: 'Find a customer' }).fill(customer?.email ?? '');
  await dialog.getByRole('option').first().click();
  await expect(dialog).toContainText('The rule does not hold: not in.');
  await expect(dialog).toContainText(`${customer?.orders} times`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // From the customer's page, for a segment that they are not in.
  const [segment] = await ask<{ name: string }>(
    `SELECT s.name FROM segment s WHERE s.status = 'active' AND NOT EXISTS (
       SELECT FROM membership m JOIN customer c ON c.number = m.customer WHERE m.segment = s.number AND m.left_at IS NULL AND c.id = $1)
     ORDER BY s.number LIMIT 1`,
    [customer?.id],
  );
  page.on('dialog', (asked) => void asked.accept());
  await open(page, `/customers/${customer?.id}?tab=segments`);
  await page.getByRole('button', { name: 'Segment', exact: true }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill(segment?.name ?? '');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Why in a segment, why not?' })).toContainText('not in.');
});
