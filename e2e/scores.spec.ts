import type { Page } from '@playwright/test';
import pg from 'pg';
import { formatCount } from '@/components/ui/format';
import { databaseUrl, open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const LIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';
const MINUTES = 60_000;

/** Changes the points of an event, saves, and waits until everyone has been computed anew. */
async function savePoints(page: Page, event: string, points: string): Promise<void> {
  await page.getByLabel(`Points of ${event}`, { exact: true }).fill(points);
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save and compute' }).click();
  await expect(page.getByText('is in force for everyone')).toBeVisible({ timeout: 3 * MINUTES });
}

test('points are changed, the shop is seen to move, and after saving the customer’s score follows', async ({
  page,
}) => {
  test.setTimeout(8 * MINUTES);
  await signInAs(page, 'marketer');
  await open(page, '/scores');
  const chart = page.getByRole('region', { name: /How many points/ });
  await expect(chart).toBeVisible();
  await expectAccessible(page);
  // Who has just come is counted once his metrics are there; others before him may wait for theirs.
  await expect(async () => {
    await open(page, '/scores');
    const [shop] = await ask<{ n: number }>(`SELECT count(*)::int AS n FROM customer c WHERE ${LIVE}`);
    await expect(chart.getByText(`Looked at ${formatCount(shop?.n ?? 0)} customers`)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 2 * MINUTES });

  const field = page.getByLabel('Points of Product Viewed', { exact: true });
  const before = await field.inputValue();
  const stays = page.getByText('Stays about the same').locator('..');
  await expect(stays).toContainText('100');
  const still = await stays.textContent();
  await field.fill('250');
  await expect(stays).not.toHaveText(still ?? '');
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
  await field.fill('');
  await expect(page.getByRole('button', { name: /^Save as version/ })).toBeDisabled();

  // Whoever has viewed most of late leads by far, once views are all that counts.
  const [keen] = await ask<{ id: string; number: number }>(
    `SELECT c.id, c.number FROM event e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer
     WHERE ${LIVE} AND n.name = 'Product Viewed' AND e.occurred_at <= now()
     GROUP BY c.number ORDER BY sum(power(2, -extract(epoch FROM now() - e.occurred_at) / 1209600)) DESC LIMIT 1`,
  );
  await savePoints(page, 'Product Viewed', '1000');
  const scoreOf = async () =>
    (
      await ask<{ s: number }>('SELECT engagement_score AS s FROM customer_snapshot WHERE customer = $1', [
        keen?.number,
      ])
    )[0]?.s;
  expect(await scoreOf()).toBeGreaterThan(99.9);
  await open(page, `/customers/${keen?.id}`);
  await expect(page.getByText('Engagement', { exact: true }).locator('..')).toContainText('100');
  const [version] = await ask<{ points: number }>(
    `SELECT (body -> 'points' ->> 'Product Viewed')::float8 AS points FROM formula_version WHERE kind = 'engagement' ORDER BY version DESC LIMIT 1`,
  );
  expect(version?.points).toBe(1000);
  const [trail] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'saveEngagementFormula' AND outcome = 'done'`,
  );
  expect(trail?.n).toBeGreaterThan(0);

  await open(page, '/scores');
  await savePoints(page, 'Product Viewed', before);
});

test('stages are counted as the orders say, and other days show who would move', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/scores?tab=lifecycle');
  await expectAccessible(page);
  const [days] = await ask<{ lapsed: number }>(
    `SELECT coalesce((SELECT (body ->> 'lapsedDays')::int FROM formula_version WHERE kind = 'lifecycle' ORDER BY version DESC LIMIT 1), 180) AS lapsed`,
  );
  const lapsedAfter = async (count: number) =>
    (
      await ask<{ n: number }>(
        `SELECT count(*)::int AS n FROM (SELECT e.customer, max(e.occurred_at) AS last FROM event e JOIN event_name n ON n.id = e.name
           WHERE n.kind = 'track' AND n.name = 'Order Completed' AND e.occurred_at <= now() GROUP BY 1) o JOIN customer c ON c.number = o.customer
         WHERE ${LIVE} AND o.last <= now() - make_interval(hours => $1)`,
        [count * 24],
      )
    )[0]?.n ?? 0;
  const row = page.getByRole('row', { name: /^Lapsed/ });
  await expect(row).toContainText(formatCount(await lapsedAfter(days?.lapsed ?? 180)));
  await page.getByLabel('Lapsed after, days').fill('300');
  await expect(row).toContainText(formatCount(await lapsedAfter(300)));
  await expect(page.getByText(/would change stage\./)).toBeVisible();
  await page.getByLabel('Lapsed after, days').fill('20');
  await expect(page.getByRole('alert').first()).toContainText('must lapse later');
  await expect(page.getByRole('button', { name: 'Save thresholds' })).toBeDisabled();
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByLabel('Lapsed after, days')).toHaveValue(String(days?.lapsed ?? 180));
});

test('the RFM grid and the metrics hold the figures of the database; a reviewer only looks', async ({ page }) => {
  await signInAs(page, 'reviewer');
  await open(page, '/scores?tab=rfm');
  const [best] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM customer_snapshot s JOIN customer c ON c.number = s.customer WHERE ${LIVE} AND recency_score = 5 AND frequency_score = 5`,
  );
  await expect(page.getByRole('row', { name: /^5/ }).getByRole('cell').last()).toContainText(formatCount(best?.n ?? 0));
  await expectAccessible(page);
  await open(page, '/scores?tab=metrics');
  const [opens] = await ask<{ n: number }>(
    `SELECT count(open_rate)::int AS n FROM customer_snapshot s JOIN customer c ON c.number = s.customer WHERE ${LIVE}`,
  );
  await expect(page.getByRole('row', { name: /open rate/ }).first()).toContainText(formatCount(opens?.n ?? 0));
  await expectAccessible(page);
  await open(page, '/scores');
  await expect(page.getByLabel('Points of Product Viewed', { exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0);
});

test('a cell of the RFM grid leads to the segment of its customers', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/scores?tab=rfm');
  await page.getByRole('link', { name: /segment of recency 5, frequency 4/ }).click();
  const [cell] = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM customer_snapshot s JOIN customer c ON c.number = s.customer WHERE ${LIVE} AND recency_score = 5 AND frequency_score = 4`,
  );
  await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toHaveValue('Recency 5, frequency 4');
  await expect(page.getByText(formatCount(cell?.n ?? 0), { exact: true }).first()).toBeVisible();
});
