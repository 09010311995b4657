import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { formatCount, formatMoney } from '@/components/ui/format';
import { databaseUrl, open, signInAs, signInByForm } from './demo';
import { expect, test } from './support/test';

/** Whole weeks from Monday in the shop's time zone, so many back, counted without the product's own code. */
const WEEK = (back: number) =>
  `date_trunc('week', e.occurred_at AT TIME ZONE 'Europe/London') = date_trunc('week', now() AT TIME ZONE 'Europe/London') - interval '${back} weeks'`;

async function ask<T extends pg.QueryResultRow>(text: string): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<T>(text);
    if (!rows[0]) throw new Error('the query gave no row');
    return rows[0];
  } finally {
    await client.end();
  }
}

const figure = (page: Page, label: string) =>
  page.getByRole('region', { name: 'Headline figures' }).getByRole('link').filter({ hasText: label });

test('the manager lands on last week, with the figures of the database', async ({ page }) => {
  await signInByForm(page, 'manager');
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Week of /);
  const week = await ask<{ gross: string; refunds: string; orders: number; buyers: number }>(`
    SELECT coalesce(sum(e.total) FILTER (WHERE n.name = 'Order Completed'), 0)::text AS gross,
      coalesce(sum(e.total) FILTER (WHERE n.name = 'Order Refunded'), 0)::text AS refunds,
      (count(*) FILTER (WHERE n.name = 'Order Completed'))::int AS orders,
      (count(DISTINCT e.customer) FILTER (WHERE n.name = 'Order Completed'))::int AS buyers
    FROM event e JOIN event_name n ON n.id = e.name WHERE n.name IN ('Order Completed', 'Order Refunded') AND ${WEEK(1)}`);
  const revenue = formatMoney(Number(week.gross) - Number(week.refunds), 'GBP');
  await expect(figure(page, 'Revenue').getByTitle(`: ${revenue}`)).toBeVisible();
  await expect(
    figure(page, 'Orders').getByTitle(`${formatCount(week.orders)} orders of ${formatCount(week.buyers)} customers`),
  ).toHaveText(formatCount(week.orders));
});

test('the table of the chart adds up, week by week, and the choice of weeks stays in the address', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page, '/overview');
  await page.getByRole('radio', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'Revenue a week by stage' });
  const cells = await table.getByRole('row').last().getByRole('cell').allTextContents();
  const money = (text: string | undefined) =>
    Math.round(Number((text ?? '').replace(/[£,]/g, '').replace('−', '-')) * 100);
  const groups = cells.slice(1, 7).map(money);
  expect(groups.reduce((sum, value) => sum + value, 0)).toBe(money(cells[7]));

  await page.getByRole('button', { name: 'Period: Last week' }).click();
  await page.getByRole('menuitem', { name: /^12 weeks/ }).click();
  await expect(page).toHaveURL(/period=12w/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^12 weeks, /);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Period: 12 weeks' })).toBeVisible();
});

test('the product says what of its data is real and what is generated', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/data/about');
  await expect(page.getByText('Daqing Chen')).toBeVisible();
  await expect(page.getByRole('link', { name: /Creative Commons Attribution 4.0/ })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by/4.0/',
  );
  const { now } = await ask<{ now: number }>(
    "SELECT count(*)::int AS now FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = 'Order Completed'",
  );
  await expect(page.getByRole('row', { name: /^Order Completed/ })).toContainText(formatCount(now));
  await expect(page.getByRole('row', { name: /^Email Opened/ })).toContainText('Generated');
});

for (const address of ['/overview', '/data/about']) {
  test(`nobody is kept out of ${address}`, async ({ page }) => {
    await signInAs(page, 'manager');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page, address);
      const { violations } = await new AxeBuilder({ page }).exclude('nextjs-portal').analyze();
      expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow, 'charts are drawn anew').toBeLessThanOrEqual(0);
  });
}
