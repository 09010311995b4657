import type { Rule, RuleNode } from '@/lib/rules';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { picker, shownCount } from './support/builder-page';
import { expect, test } from './support/test';

const nested = (depth: number): RuleNode =>
  depth === 0
    ? { type: 'event', event: 'Product Viewed', within: '30d' }
    : { type: depth % 2 ? 'any' : 'all', children: [nested(depth - 1)] };
const LONG: Rule = {
  type: 'all',
  children: [
    { type: 'trait', trait: 'country', op: 'in', value: ['DE', 'a value that nobody has '.repeat(8).trim()] },
    {
      type: 'event',
      event: 'Product Added',
      where: [{ property: `${'a.very.long.path.'.repeat(6)}end`, op: 'eq', value: 'x'.repeat(150) }],
      notFollowedBy: {
        event: 'Order Completed',
        within: '30d',
        where: [
          { property: 'products.category', op: 'eq', value: 'Toys & Games' },
          { property: 'total', op: 'gt', value: 50 },
          { property: 'currency', op: 'eq', value: 'GBP' },
        ],
      },
    },
  ],
};

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'marketer');
});

test('a rule of ten levels and one of long names stay within their card, with the counts on one edge', async ({
  page,
}) => {
  const api = await apiClient(page.request);
  for (const rule of [{ type: 'all' as const, children: [nested(9)] }, LONG]) {
    const created = await api.post('/api/v1/segments', { name: `Layout ${crypto.randomUUID()}`, rule });
    expect(created.status()).toBe(201);
    const { id } = (await created.json()) as { id: string };
    await open(page, `/segments/${id}/edit`);
    await shownCount(page);
    const card = page.getByRole('region', { name: 'Rule', exact: true });
    const counts = card.locator('[title*=" customers, "]');
    const edges = await counts.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
    expect(edges.length).toBeGreaterThan(0);
    expect(new Set(edges).size, edges.join(', ')).toBe(1);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${width} px`).toBeLessThanOrEqual(width);
      const box = await card.boundingBox();
      const beyond = await page
        .locator('[data-param]')
        .evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().right)));
      if (width === 1440) expect(beyond).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect((await api.delete(`/api/v1/segments/${id}`)).status()).toBe(204);
  }
});

test('a condition is copied by keyboard from one segment into another', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/segments/new?template=cart-abandoners');
  const handles = page.getByRole('button', { name: 'Move or change the condition' });
  await handles.first().focus();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('The condition is copied')).toBeVisible();
  await page.keyboard.press('Control+x');
  await expect(handles).toHaveCount(1);
  await page.keyboard.press('Control+v');
  await expect(handles).toHaveCount(2);
  await open(page, '/segments/new');
  await shownCount(page);
  await page.locator('body').press('Control+v');
  await expect(handles).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Event/ }).first()).toHaveText('added to cart');
  await page.evaluate(() => navigator.clipboard.writeText('bought twice'));
  await handles.first().focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByText('The clipboard holds no condition')).toBeVisible();
  await expect(handles).toHaveCount(1);
});

test('what is typed with slips of the finger is found, before a new event is offered', async ({ page }) => {
  await open(page, '/segments/new');
  await shownCount(page);
  await page.keyboard.press('a');
  await expect(picker(page)).toBeFocused();
  await page.keyboard.type('prodct viewd');
  await expect(page.getByRole('option').first()).toHaveAccessibleName('Product Viewed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Event/ }).first()).toHaveText('viewed a product');
});

test('a server that was away is asked again by itself, and the figures come back', async ({ page }) => {
  await open(page, '/segments/new?template=cart-abandoners');
  const before = await shownCount(page);
  await page.evaluate(() => {
    const { fetch } = window;
    const away = (...args: Parameters<typeof fetch>) =>
      String(args[0]).includes('/segments/preview') ? Promise.reject(new TypeError('away')) : fetch(...args);
    Object.assign(window, { fetch: away, back: () => Object.assign(window, { fetch }) });
  });
  await page.getByRole('button', { name: 'Move or change the condition' }).first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('check the connection. The figures below are those of the rule before.')).toBeVisible();
  await page.evaluate(() => (window as Window & { back?: () => void }).back?.());
  await expect(page.getByText(/The figures below/)).toHaveCount(0, { timeout: 15_000 });
  expect(await shownCount(page)).not.toBe(before);
});
