import type { Page } from '@playwright/test';
import pg from 'pg';
import { formatCount } from '@/components/ui/format';
import type { Rule } from '@/lib/rules';
import { apiClient } from './api-client';
import { databaseUrl, open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

/**
 * The builder's figures against the database: each rule is built by a person and counted again by a statement that is
 * written here from the meaning of the rule alone.
 */
let database: pg.Client;
test.beforeAll(async () => {
  database = new pg.Client({ connectionString: databaseUrl() });
  await database.connect();
});
test.afterAll(() => database.end());
test.beforeEach(async ({ page }) => {
  await signInAs(page, 'marketer');
});

const ask = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await database.query<T>(text, values)).rows;
const number = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await ask<{ n: number }>(text, values))[0]?.n);

const LIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';
const named = (name: string): string => `(SELECT id FROM event_name WHERE kind = 'track' AND name = '${name}')`;
/** Customers for whom a test of `c` holds. */
const count = (test: string): string => `SELECT count(*) AS n FROM customer c WHERE ${LIVE} AND (${test})`;

const ABANDONED = count(`EXISTS (
    SELECT FROM event a WHERE a.customer = c.number AND a.name = ${named('Product Added')} AND a.occurred_at <= now() - interval '2 hours'
      AND NOT EXISTS (SELECT FROM event o WHERE o.customer = c.number AND o.name = ${named('Order Completed')}
        AND (o.occurred_at, o.seq) > (a.occurred_at, a.seq) AND o.occurred_at <= now()))
  AND EXISTS (SELECT FROM event k WHERE k.customer = c.number AND k.name = ${named('Checkout Started')}
    AND k.occurred_at > now() - interval '7 days' AND k.occurred_at <= now())`);
const inOrder = (first: string, second: string): string =>
  count(`EXISTS (SELECT FROM event a JOIN event b ON b.customer = a.customer AND b.name = ${named(second)}
      AND (b.occurred_at, b.seq) > (a.occurred_at, a.seq) AND b.occurred_at <= a.occurred_at + interval '30 minutes'
    WHERE a.customer = c.number AND a.name = ${named(first)} AND a.occurred_at > now() - interval '30 days' AND b.occurred_at <= now())`);
const SCORED =
  count(`(SELECT coalesce(sum(CASE WHEN e.name = ${named('Product Added')} THEN 3 ELSE 1 END * power(0.5, extract(epoch FROM now() - e.occurred_at) / 604800)), 0)
    FROM event e WHERE e.customer = c.number AND e.name IN (${named('Product Added')}, ${named('Product Viewed')})
      AND e.occurred_at > now() - interval '30 days' AND e.occurred_at <= now()) >= 4`);

/** The figure of the panel, once it is that of the rule as it stands. */
async function shownCount(page: Page): Promise<number> {
  const shown = page.getByLabel('Audience size');
  await expect(shown).not.toHaveAttribute('data-stale', /./);
  return Number(((await shown.textContent()) ?? '').replaceAll(',', ''));
}

/** Both are asked again as long as events come in. */
async function expectCount(page: Page, text: string, values: unknown[] = []): Promise<number> {
  let found = -1;
  await expect(async () => {
    found = await number(text, values);
    expect(await shownCount(page)).toBe(found);
  }).toPass({ timeout: 30_000 });
  return found;
}

const ANYTHING = 'Search events, metrics, traits and segments';
const picker = (page: Page, name = ANYTHING) => page.getByRole('combobox', { name, exact: true });

/** Types into the open picker and takes the first that is found. */
async function choose(page: Page, name: string, search = ANYTHING): Promise<void> {
  await expect(picker(page, search)).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name: new RegExp(`^${name}`) }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(picker(page, search)).toHaveCount(0);
}

/** The event of a step or weight that has just been added, whose picker has opened by itself. */
const chooseEvent = (page: Page, name: string): Promise<void> => choose(page, name, 'Search events');

async function addCondition(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a condition', exact: true }).last().click();
  await choose(page, name);
}

test('an abandoned cart is built from nothing without the mouse', async ({ page }) => {
  await open(page, '/segments/new');
  const focused = page.locator(':focus');
  await page.getByRole('button', { name: 'Add a condition', exact: true }).waitFor();
  await page.keyboard.press('a');
  await choose(page, 'Product Added');
  await expect(page.getByRole('textbox', { name: 'Number of times' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(focused).toHaveAccessibleName(/^How often/);

  // More than two hours ago …
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName(/^Time frame/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'In the last' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('combobox', { name: 'Kind of time frame' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'in the last …' })).toBeFocused();
  await page.keyboard.type('more');
  await expect(page.getByRole('option', { name: 'more than … ago' })).toBeFocused();
  await page.keyboard.press('Enter');
  const amount = page.getByRole('textbox', { name: 'More than' });
  await amount.waitFor();
  await expect(page.getByRole('combobox', { name: 'Kind of time frame' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(amount).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'days' })).toBeFocused();
  await page.keyboard.type('h');
  await expect(page.getByRole('option', { name: 'hours' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'hours' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(focused).toHaveAccessibleName('Time frame: 2 hours');

  // … not followed by an order …
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName('Add a detail');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'where a property is …' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'not followed by …' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Not followed by: Order Completed/ })).toBeVisible();

  // … and a checkout in the last seven days, from the handle.
  await page.getByRole('button', { name: 'Add a detail' }).focus();
  await page.keyboard.press('Escape');
  await expect(focused).toHaveAccessibleName('Move or change the condition');
  await page.keyboard.press('a');
  await choose(page, 'Checkout Started');
  await expect(page.getByRole('textbox', { name: 'Number of times' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'In the last' })).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAccessibleName('Time frame: 7 days');
  expect(await expectCount(page, ABANDONED)).toBeGreaterThan(0);

  // Nest, unnest and take back, all from the keys.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await picker(page).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expectCount(page, ABANDONED);
  await expectAccessible(page);
});

test('a sequence is built of steps, put into another order, and counts as the database does', async ({ page }) => {
  await open(page, '/segments/new');
  await addCondition(page, 'Events in order');
  await chooseEvent(page, 'Product Added');
  await page.getByRole('button', { name: '+ Step' }).click();
  await chooseEvent(page, 'Checkout Started');
  await page.getByRole('button', { name: /^Step 2 follows within/ }).click();
  await page.getByRole('switch').click();
  await page.getByRole('textbox', { name: 'Within' }).fill('30');
  await page.getByRole('combobox', { name: 'Within: unit' }).click();
  await page.getByRole('option', { name: 'minutes' }).click();
  await page.keyboard.press('Escape');
  const there = await expectCount(page, inOrder('Product Added', 'Checkout Started'));
  expect(there).toBeGreaterThan(0);
  await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText(
    'added to cart, then started checkout within 30 minutes, all in the last 30 days',
  );

  // The order is turned around by the keys of the step's handle; the first step follows nothing.
  await page.getByRole('button', { name: 'Move step 2' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('button', { name: 'Move step 1' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Event/ }).first()).toHaveText('started checkout');
  await page.getByRole('button', { name: /^Step 2 follows within/ }).click();
  await page.getByRole('switch').click();
  await page.getByRole('textbox', { name: 'Within' }).fill('30');
  await page.getByRole('combobox', { name: 'Within: unit' }).click();
  await page.getByRole('option', { name: 'minutes' }).click();
  await page.keyboard.press('Escape');
  await expectCount(page, inOrder('Checkout Started', 'Product Added'));
});

test('a lead score is built of weights that fade, and counts as the database does', async ({ page }) => {
  await open(page, '/segments/new');
  await addCondition(page, 'Points from events');
  await chooseEvent(page, 'Product Viewed');
  await page.getByRole('button', { name: '+ Event' }).click();
  await chooseEvent(page, 'Product Added');
  await page.getByRole('button', { name: /^Points of weight 2/ }).click();
  await page.getByRole('textbox', { name: 'Points each time' }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Half-life/ }).click();
  await page.getByRole('switch').click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Score/ }).click();
  await page.getByRole('textbox', { name: 'Points' }).fill('4');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Score: at least 4 points' })).toBeVisible();
  expect(await expectCount(page, SCORED)).toBeGreaterThan(0);
});

test('a cut is drawn on the distribution and suggested as a share of all customers', async ({ page }) => {
  await open(page, '/segments/new');
  await addCondition(page, 'engagement score');
  const shares = page.getByRole('group', { name: 'Suggested cuts' });
  await shares.getByRole('button', { name: /^top 10 %/ }).click();
  const [cut] = await ask<{ at: number }>(
    `SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY s.engagement_score) AS at
     FROM customer_snapshot s JOIN customer c ON c.number = s.customer WHERE ${LIVE}`,
  );
  const at = Number(cut?.at);
  await expect(page.getByRole('img', { name: /customers have it, from/ })).toHaveAccessibleName(
    new RegExp(`; cut at ${Math.floor(at)}[\\d.]* points|; cut at ${Math.ceil(at)}[\\d.]* points`),
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Threshold: top 10 %' })).toBeVisible();
  await expectCount(
    page,
    count(`(SELECT s.engagement_score FROM customer_snapshot s WHERE s.customer = c.number) >= $1`),
    [at],
  );
});

test('the panel says why the rest cannot be reached, and draws the backtest as it is computed', async ({ page }) => {
  await open(page, '/segments/new');
  await addCondition(page, 'Order Completed');
  await page.keyboard.press('Escape');
  const within = (test: string, at = 'now()'): string =>
    count(
      `EXISTS (SELECT FROM event e WHERE e.customer = c.number AND e.name = ${named('Order Completed')} AND e.occurred_at > ${at} - interval '30 days' AND e.occurred_at <= ${at}) AND ${test}`,
    );
  await expectCount(page, within('true'));
  const suppressed = `EXISTS (SELECT FROM suppression x WHERE x.customer = c.number AND x.channel = 'email')`;
  const withdrawn = `EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')`;
  const unsubscribed = await number(within(`c.email IS NOT NULL AND NOT ${suppressed} AND ${withdrawn}`));
  const reachable = await number(within(`c.email IS NOT NULL AND NOT ${suppressed} AND NOT ${withdrawn}`));
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
    const size = await number(within('true', `'${at}'::timestamptz`));
    await expect(rows.nth(91 - back)).toContainText(formatCount(size));
  }
});

test('the overlap of segments is exact, names its customers, and becomes a segment', async ({ page }) => {
  const api = await apiClient(page.request);
  await open(page, '/segments/overlap');
  const plot = page.getByRole('group', { name: 'Which segments share their customers?' });
  await expect(plot.getByRole('button').first()).toBeVisible();
  const answer = await page.request.get('/api/v1/segments?status=active&sort=-size&limit=4');
  const { data } = (await answer.json()) as { data: { id: string; name: string }[] };
  const ids = data.map(({ id }) => id);
  const parts = await ask<{ names: string[]; n: number }>(
    `SELECT names, count(*)::int AS n FROM (
       SELECT m.customer, array_agg(s.name ORDER BY array_position($1::text[], s.id)) AS names
       FROM membership m JOIN segment s ON s.number = m.segment WHERE m.left_at IS NULL AND s.id = ANY($1) GROUP BY 1
     ) x GROUP BY 1 ORDER BY n DESC`,
    [ids],
  );
  await expect(plot.getByRole('button')).toHaveCount(parts.length);
  const [largest] = parts;
  await expect(plot.getByRole('button').first()).toHaveAccessibleName(
    new RegExp(`${formatCount(largest?.n)} customers$`),
  );
  await expectAccessible(page);

  const both = parts.find(({ names }) => names.length > 1);
  const column = plot.getByRole('button', { name: new RegExp(`: ${formatCount(both?.n)} customers$`) }).first();
  await column.click();
  const found = page.getByRole('region', { name: 'Customers of the combination' });
  await expect(found).toContainText(`of ${formatCount(both?.n)} customer`);
  await found.getByRole('link', { name: 'Make a segment of it' }).click();
  await expect(page).toHaveURL(/\/segments\/new\?in=/);
  await expect(async () => expect(await shownCount(page)).toBe(both?.n)).toPass({ timeout: 20_000 });
  expect((await api.get('/api/v1/segments')).status()).toBe(200);
});

test('whoever is found is explained, on a rule that nobody has saved and from the customer', async ({ page }) => {
  const [customer] = await ask<{ id: string; email: string; orders: number }>(
    `SELECT c.id, c.email, count(*)::int AS orders FROM customer c JOIN event e ON e.customer = c.number
     WHERE ${LIVE} AND c.email IS NOT NULL AND e.name = ${named('Order Completed')} AND e.occurred_at <= now() GROUP BY c.number
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

test('what the server refuses is shown at its control', async ({ page }) => {
  const api = await apiClient(page.request);
  const make = async (name: string, rule: Rule): Promise<string> => {
    const created = await api.post('/api/v1/segments', { name: `${name} ${crypto.randomUUID().slice(0, 8)}`, rule });
    return ((await created.json()) as { id: string }).id;
  };
  const first = await make('First of a circle', {
    type: 'all',
    children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'GB' }],
  });
  const second = await make('Second of a circle', {
    type: 'all',
    children: [{ type: 'segment', segment: first, op: 'in' }],
  });
  await open(page, `/segments/${first}/edit`);
  await addCondition(page, 'Second of a circle');
  await expect(page.getByRole('button', { name: /^Segment: Second of a circle/ })).toHaveAttribute('aria-invalid');
  await expect(page.getByRole('region', { name: 'Rule', exact: true }).getByRole('alert')).toContainText(/circle/);
  page.on('dialog', (asked) => void asked.accept());
  await open(page, '/segments');
  for (const id of [second, first]) expect((await api.delete(`/api/v1/segments/${id}`)).status()).toBe(204);
});
