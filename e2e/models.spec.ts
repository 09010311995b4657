import { fixed } from '@/components/models/figures';
import { countsAt, flaggedOf, ofHundred } from '@/components/models/per-hundred';
import { formatCount, formatPercent } from '@/components/ui/format';
import type { ClassifierResult } from '@/lib/services/models/types';
import { eventSource } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { ask, askNumber } from './support/database';
import { expect, test } from './support/test';

const MINUTES = 60_000;
const NAME = 'Churn of the browser test';
const BASE = '/discover/models';

/** The model of this file, made by the first test; the others begin where it ended. */
test.describe.configure({ mode: 'serial' });
let key = '';

const versionOf = async (number: number) => {
  const [row] = await ask<{ status: string; result: ClassifierResult }>(
    'SELECT v.status, v.result FROM model_version v JOIN model m ON m.number = v.model WHERE m.key = $1 AND v.number = $2',
    [key, number],
  );
  if (!row) throw new Error(`there is no version ${number} of ${key}`);
  return row;
};
const champion = () => askNumber('SELECT champion AS n FROM model WHERE key = $1', [key]);
const untilScored = () =>
  expect
    .poll(
      () =>
        askNumber(
          'SELECT count(*)::int AS n FROM model_score s JOIN model m ON m.number = s.model WHERE m.key = $1 AND s.version = m.champion',
          [key],
        ),
      { timeout: 3 * MINUTES, message: 'everyone is scored by the champion' },
    )
    .toBeGreaterThan(0);

test('a manager reads, a reviewer reads, neither may make a prediction', async ({ page }) => {
  await signInAs(page, 'manager');
  await open(page, BASE);
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New prediction' })).toHaveCount(0);
  await page.goto(`${BASE}/new`);
  await expect(page).toHaveURL(/refused/);
});

test('too little data is refused with the reason, before anything is made', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, `${BASE}/new?purpose=churn`);
  const check = page.getByRole('region', { name: 'Is there enough data?' });
  await expect(check.getByText('There is enough to learn from')).toBeVisible({ timeout: MINUTES });
  await page.getByLabel('Days ahead').fill('730');
  await expect(check.getByRole('alert')).toBeVisible({ timeout: MINUTES });
  await expect(page.getByRole('button', { name: 'Train the model' })).toBeDisabled();
});

test('churn is trained; the card says what is stored; the line is moved; the flagged become a segment', async ({
  page,
}) => {
  test.setTimeout(12 * MINUTES);
  await signInAs(page, 'marketer');
  await open(page, `${BASE}/new?purpose=churn`);
  await page.getByLabel('Name (optional)').fill(NAME);
  // A person decides what to do about drift.
  await page.getByLabel('Train again at once when something drifts').click();
  await expect(page.getByText('There is enough to learn from')).toBeVisible({ timeout: MINUTES });
  await page.getByRole('button', { name: 'Train the model' }).click();
  await page.waitForURL(new RegExp(`${BASE}/(?!new)[a-z0-9_-]+$`), { timeout: MINUTES });
  key = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.getByText('Champion v1')).toBeVisible({ timeout: 8 * MINUTES });
  await untilScored();
  await open(page, `${BASE}/${key}`);

  const { result } = await versionOf(1);
  const counts = countsAt(result.thresholds, result.threshold);
  if (!counts) throw new Error('the card has no thresholds');
  const { right, found } = ofHundred(counts);
  const headline = page.getByRole('region', { name: 'What it comes to' });
  await expect(headline).toContainText(`Of 100 customers it flags, ${right} ${result.words.positives}.`);
  await expect(headline).toContainText(`Of 100 who ${result.words.positives}, it flags ${found} in time.`);
  await expect(headline).toContainText(fixed(result.metrics.rocAuc.value));
  await expect(headline).toContainText(formatCount(result.measuredOn.rows));
  await expect(page.getByRole('cell', { name: /caught/ })).toContainText(formatCount(counts.truePositives));
  await expect(page.getByRole('cell', { name: /left alone/ })).toContainText(formatCount(counts.trueNegatives));
  await expect(page.getByRole('region', { name: /^Why \d+ % for this customer\?/ })).toBeVisible({ timeout: MINUTES });
  await expectAccessible(page);

  // The line is the axis under its curve: arrow keys move it by a point.
  const slider = page.getByRole('slider', { name: 'Flag from this probability' });
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  const moved = countsAt(result.thresholds, Number((result.threshold + 0.05).toFixed(2)));
  if (!moved) throw new Error('the card has no thresholds');
  await expect(page.getByRole('cell', { name: /caught/ })).toContainText(formatCount(moved.truePositives));
  await page.getByRole('button', { name: `Use ${formatPercent(moved.threshold, 0)}` }).click();
  await expect.poll(async () => (await versionOf(1)).result.threshold).toBeCloseTo(moved.threshold, 6);
  await expect(headline).toContainText(`Of 100 customers it flags, ${ofHundred(moved).right}`);
  expect(flaggedOf(moved)).toBeLessThanOrEqual(flaggedOf(counts));

  await page.getByRole('button', { name: 'Create a segment of the flagged' }).click();
  await page.getByRole('button', { name: 'Create segment' }).click();
  await page.waitForURL(/\/segments\/seg_/, { timeout: MINUTES });
  const segment = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const flagged = await askNumber(
    `SELECT count(*)::int AS n FROM model_score s JOIN model m ON m.number = s.model JOIN customer c ON c.number = s.customer
     WHERE m.key = $1 AND s.probability >= $2 AND c.merged_into IS NULL AND c.erased_at IS NULL`,
    [key, moved.threshold],
  );
  expect(flagged).toBeGreaterThan(0);
  await expect
    .poll(
      () =>
        askNumber(
          'SELECT count(*)::int AS n FROM membership mb JOIN segment s ON s.number = mb.segment WHERE s.id = $1 AND mb.left_at IS NULL',
          [segment],
        ),
      { timeout: MINUTES },
    )
    .toBe(flagged);
  await expect(page.getByLabel('Customers now')).toHaveText(formatCount(flagged), { timeout: MINUTES });
});

test('a training is cancelled, and what is in use stays in use', async ({ page }) => {
  test.setTimeout(4 * MINUTES);
  await signInAs(page, 'marketer');
  await open(page, `${BASE}/${key}`);
  await page.getByRole('button', { name: 'Retrain', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retrain' }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click({ timeout: MINUTES });
  await expect(async () => expect((await versionOf(2)).status).toBe('cancelled')).toPass({ timeout: 2 * MINUTES });
  expect(await champion()).toBe(1);
});

test('drift alerts, a challenger is trained, a person promotes it and rolls it back', async ({ page, request }) => {
  test.setTimeout(15 * MINUTES);
  await signInAs(page, 'marketer');
  await open(page, `${BASE}/${key}/monitoring`);
  await page.getByLabel('Train again', { exact: true }).click();
  await page.getByRole('option', { name: 'Each month' }).click();
  await page.getByRole('button', { name: 'Save schedule' }).click();
  await expect(page.getByText('retrained each month').first()).toBeVisible();

  // Half of those who are scored visit at once: the days since the last visit are no longer what was learned from.
  const scored = await ask<{ id: string }>(
    `SELECT i.value AS id FROM model_score s JOIN model m ON m.number = s.model JOIN LATERAL (
       SELECT value FROM identity WHERE customer = s.customer AND kind = 'user' LIMIT 1) i ON true
     WHERE m.key = $1 AND s.customer % 2 = 0`,
    [key],
  );
  const source = eventSource(request);
  for (let from = 0; from < scored.length; from += 500) {
    const batch = scored.slice(from, from + 500).map(({ id }) => ({
      type: 'track',
      event: 'Lookbook Opened',
      userId: id,
      properties: {},
    }));
    const answer = await source.send('batch', { batch });
    expect(answer.status()).toBe(200);
  }
  await page.getByRole('button', { name: 'Score everyone now' }).click();
  const drifts = () =>
    askNumber(
      `SELECT count(*)::int AS n FROM model_alert a JOIN model m ON m.number = a.model WHERE m.key = $1 AND a.kind = 'drift' AND a.resolved_at IS NULL`,
      [key],
    );
  await expect.poll(drifts, { timeout: 4 * MINUTES, message: 'drift is seen after the scoring' }).toBeGreaterThan(0);
  await open(page, `${BASE}/${key}/monitoring`);
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText('Days since last visit');
  await expect(page.getByRole('region', { name: /^How has .* moved\?/ })).toContainText('It has moved.');
  await expectAccessible(page);

  await alerts.getByRole('button', { name: 'Retrain' }).first().click();
  // It is not there at once: the click asks for it.
  await expect(async () => expect((await versionOf(3)).status).toBe('challenger')).toPass({ timeout: 8 * MINUTES });
  expect(await champion()).toBe(1);
  await open(page, `${BASE}/${key}/versions`);
  // The comparison follows the training: until it is made the page says so, and shows it by itself.
  await expect(page.getByRole('heading', { name: 'Is v3 better than v1?' })).toBeVisible({ timeout: 3 * MINUTES });
  await expect(page.getByText('What would a promotion move?')).toBeVisible();
  await page.getByRole('button', { name: 'Promote v3' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Promote v3' }).click();
  await expect.poll(champion).toBe(3);
  await untilScored();
  await open(page, `${BASE}/${key}/versions`);
  await page.getByRole('button', { name: 'Roll back to version 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back to v1' }).click();
  await expect.poll(champion).toBe(1);
  await untilScored();
  await open(page, `${BASE}/${key}/activity`);
  await expect(page.getByText('rolled back to version 1')).toBeVisible();
  await expect(page.getByText('put version 3 to use')).toBeVisible();
});
