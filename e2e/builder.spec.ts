import type { Rule } from '@/lib/rules';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { addCondition, choose, chooseEvent, expectCount, picker, shownCount } from './support/builder-page';
import { ask, countCustomers, eventNamed, LIVE } from './support/database';
import { expect, test } from './support/test';

/**
 * Rules built by a person, whose figures are counted again by statements that are written here from the meaning of the
 * rule alone.
 */
const ABANDONED = countCustomers(`EXISTS (
    SELECT FROM event a WHERE a.customer = c.number AND a.name = ${eventNamed('Product Added')} AND a.occurred_at <= now() - interval '2 hours'
      AND NOT EXISTS (SELECT FROM event o WHERE o.customer = c.number AND o.name = ${eventNamed('Order Completed')}
        AND (o.occurred_at, o.seq) > (a.occurred_at, a.seq) AND o.occurred_at <= now()))
  AND EXISTS (SELECT FROM event k WHERE k.customer = c.number AND k.name = ${eventNamed('Checkout Started')}
    AND k.occurred_at > now() - interval '7 days' AND k.occurred_at <= now())`);
const inOrder = (first: string, second: string): string =>
  countCustomers(`EXISTS (SELECT FROM event a JOIN event b ON b.customer = a.customer AND b.name = ${eventNamed(second)}
      AND (b.occurred_at, b.seq) > (a.occurred_at, a.seq) AND b.occurred_at <= a.occurred_at + interval '30 minutes'
    WHERE a.customer = c.number AND a.name = ${eventNamed(first)} AND a.occurred_at > now() - interval '30 days' AND b.occurred_at <= now())`);
const SCORED =
  countCustomers(`(SELECT coalesce(sum(CASE WHEN e.name = ${eventNamed('Product Added')} THEN 3 ELSE 1 END * power(0.5, extract(epoch FROM now() - e.occurred_at) / 604800)), 0)
    FROM event e WHERE e.customer = c.number AND e.name IN (${eventNamed('Product Added')}, ${eventNamed('Product Viewed')})
      AND e.occurred_at > now() - interval '30 days' AND e.occurred_at <= now()) >= 4`);

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'marketer');
});

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
  await expect(focused).toHaveAccessibleName(/^How often/);
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName(/^Time frame/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'In the last' })).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAccessibleName('Time frame: 7 days');
  expect(await expectCount(page, ABANDONED)).toBeGreaterThan(0);

  // Nest, unnest and take back, all from the keys.
  await page.keyboard.press('Escape');
  await expect(focused).toHaveAccessibleName('Move or change the condition');
  await page.keyboard.press('g');
  await expect(picker(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveCount(0);
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
    countCustomers(`(SELECT s.engagement_score FROM customer_snapshot s WHERE s.customer = c.number) >= $1`),
    [at],
  );
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

test('keys and clicks in the builder do what they say, and none of them hangs', async ({ page }) => {
  await page.addInitScript(() => {
    const longest: Record<number, number> = {};
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId)
          longest[entry.interactionId] = Math.max(longest[entry.interactionId] ?? 0, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await open(page, '/segments/new?template=cart-abandoners');
  test.skip((await page.locator('nextjs-portal').count()) > 0, 'development is slow: a build is measured');
  const handles = page
    .getByRole('region', { name: 'Rule', exact: true })
    .getByRole('button', { name: 'Move or change the condition' });
  await shownCount(page);
  await handles.first().focus();
  for (const key of ['d', 'n', 'o', 'Alt+ArrowDown', 'Alt+ArrowRight', 'Alt+ArrowLeft', 'Delete', 'Control+z'])
    await page.keyboard.press(key);
  await handles.first().focus();
  await page.keyboard.press('a');
  await expect(picker(page)).toBeFocused();
  await page.keyboard.type('engagement');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Time frame/ })
    .first()
    .click();
  await page.getByRole('textbox').last().fill('3');
  await page.keyboard.press('Escape');
  await shownCount(page);
  const durations = await page.evaluate(() =>
    Object.values((window as Window & { longest?: Record<number, number> }).longest ?? {}).sort((a, b) => a - b),
  );
  // Three interactions of four, as the web vitals have it. The goal is 200 ms on a machine at rest; here others are at
  // work, so that only a page that hangs can be told.
  console.log(`interaction to next paint, 75 of 100: ${durations[Math.floor(durations.length * 0.75)] ?? 0} ms`);
  expect(durations.length).toBeGreaterThan(10);
  expect(durations[Math.floor(durations.length * 0.75)] ?? 0, durations.join(', ')).toBeLessThanOrEqual(2_000);
});
