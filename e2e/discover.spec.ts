import type { APIRequestContext, Page } from '@playwright/test';
import { formatCount, formatDecimal, formatPercent } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { ask, askNumber } from './support/database';
import { expect, test } from './support/test';

/** Names of this run's own, so that it can run again on the same data, beside others. */
const unique = (word: string): string => `${word} ${crypto.randomUUID().slice(0, 8)}`;

const segments: string[] = [];

async function deleteSegments(request: APIRequestContext): Promise<void> {
  const api = await apiClient(request);
  for (const id of segments.splice(0)) await api.delete(`/api/v1/segments/${id}`);
}

test.afterAll(({ request }) => deleteSegments(request));

/** The result of a clustering's run in use, as the database has it. */
async function resultOf(key: string): Promise<ClusterResult> {
  const [row] = await ask<{ result: ClusterResult }>(
    'SELECT v.result FROM model m JOIN model_version v ON v.model = m.number AND v.number = m.champion WHERE m.key = $1',
    [key],
  );
  if (!row) throw new Error(`no run of ${key} is in use`);
  return row.result;
}

/** Finds groups of everyone through the form, and waits on the page of the clustering until they are there. */
async function findGroups(page: Page, name: string): Promise<string> {
  await open(page, '/discover/clusters');
  await page
    .getByRole('link', { name: /^Find (groups|the first groups)$/ })
    .first()
    .click();
  await expect(page.getByText(/\d features chosen/)).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: /^K-Means/ }).click();
  await page.getByRole('button', { name: 'Find groups', exact: true }).click();
  await expect(page).toHaveURL(/\/discover\/clusters\/(?!new)[a-z0-9_-]+/, { timeout: 30_000 });
  const key = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.getByRole('heading', { name: 'The groups' })).toBeVisible({ timeout: 120_000 });
  return key;
}

/** Makes the segment that the panel offers, and waits until the worker has built it; answers its number in the database. */
async function promote(page: Page, name: string): Promise<{ id: string; number: number; rule: unknown }> {
  await page.getByLabel('Segment name').fill(name);
  await page.getByRole('button', { name: 'Create segment' }).click();
  const link = page.getByRole('link', { name: 'Open the segment' });
  await expect(link).toBeVisible();
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
  segments.push(id);
  let found: { number: number; rule: unknown; fresh: boolean } | undefined;
  await expect(async () => {
    [found] = await ask('SELECT number, rule, built_version = version AS fresh FROM segment WHERE id = $1', [id]);
    expect(found?.fresh).toBe(true);
  }).toPass({ timeout: 60_000 });
  if (!found) throw new Error('the segment was never built');
  return { id, ...found };
}

const membersOf = (segment: number): Promise<number> =>
  askNumber('SELECT count(*) AS n FROM membership WHERE segment = $1 AND left_at IS NULL', [segment]);

test('groups are found, understood, and become segments: by a rule and by the model', async ({ page }) => {
  test.setTimeout(300_000);
  await signInAs(page, 'marketer');
  const key = await findGroups(page, unique('Buying behaviour'));
  const result = await resultOf(key);
  const groups = [...result.groups].sort((a, b) => (b.revenueShare ?? 0) - (a.revenueShare ?? 0));
  const [first] = groups;
  if (!first) throw new Error('no group was found');

  await test.step('what is shown is what was found', async () => {
    expect(groups.length).toBeGreaterThanOrEqual(2);
    expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(result.population.customers);
    await expect(page.getByText(`k = ${groups.length}`, { exact: true })).toBeVisible();
    await expect(page.getByText(formatDecimal(result.silhouette), { exact: true }).first()).toBeVisible();
    const list = page.getByRole('region', { name: 'The groups' }).getByRole('listitem');
    await expect(list).toHaveCount(groups.length);
    for (const [index, group] of groups.entries()) {
      await expect(list.nth(index)).toContainText(group.name);
      await expect(list.nth(index)).toContainText(formatCount(group.size));
      await expect(list.nth(index)).toContainText(group.facts);
      await expect(list.nth(index)).toContainText(formatPercent(group.share));
    }
    await expect(page.getByRole('application', { name: /^Map of [\d,]+ customers/ })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('a selection of the map can be made by keys', async () => {
    const map = page.getByRole('application', { name: /^Map of/ });
    await map.focus();
    for (const press of [' ', 'Shift+ArrowRight', 'Shift+ArrowRight', ' ', 'Shift+ArrowDown', 'Shift+ArrowDown', ' '])
      await page.keyboard.press(press);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press(' ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Clear the selection' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the selection' }).click();
  });

  await test.step('a name that is accepted stays', async () => {
    await page.getByRole('button', { name: 'Accept all' }).click();
    await expect(page.getByText(/names? proposed/)).toHaveCount(0);
    expect(
      await askNumber(
        `SELECT count(*) AS n FROM model_group g JOIN model m ON m.number = g.model WHERE m.key = $1 AND g.source = 'accepted'`,
        [key],
      ),
    ).toBe(groups.length);
  });

  await expectAccessible(page);

  await test.step('a rule of the group is a segment with the customers that it was said to have', async () => {
    const slider = page.getByRole('slider', { name: 'Fidelity by number of conditions' });
    const rules = [...first.rules].sort((a, b) => a.conditions - b.conditions);
    if (rules.length > 1) await slider.press('End');
    const chosen = rules.at(-1);
    await expect(
      page.getByText(`${formatCount(chosen?.both)} of the ${formatCount(chosen?.matched)} it matches`),
    ).toBeVisible();
    const joins = page.getByText('Join at once').locator('xpath=following-sibling::dd');
    await expect(joins).toHaveText(/customers?$/);
    const { number, rule } = await promote(page, unique('By a rule'));
    expect(rule).toEqual(chosen?.rule);
    const members = await membersOf(number);
    await expect(joins).toContainText(formatCount(members));
    // Counted on the customers of the run, a moment before: events may have come since.
    expect(Math.abs(members - (chosen?.matched ?? 0))).toBeLessThanOrEqual(5);
  });

  await test.step('a living membership has whom the model places into the group', async () => {
    await page.reload();
    await page.waitForSelector('html[data-hydrated=true]');
    await page.getByRole('radio', { name: /^Living membership/ }).click();
    const placed = () =>
      askNumber(
        'SELECT count(*) AS n FROM model_score s JOIN model m ON m.number = s.model WHERE m.key = $1 AND s.label = $2',
        [key, first.id],
      );
    await expect.poll(placed, { timeout: 60_000 }).toBe(first.size);
    const { number } = await promote(page, unique('By the model'));
    expect(await membersOf(number)).toBe(await placed());
  });

  await test.step('it cannot be deleted while a segment asks for it, and can be then', async () => {
    const remove = async () => {
      await page.getByRole('button', { name: 'More acts' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete clustering' }).click();
    };
    await remove();
    await expect(page.getByRole('alertdialog').getByRole('alert')).toContainText('asks for this model');
    await page.keyboard.press('Escape');
    await deleteSegments(page.request);
    await remove();
    await expect(page).toHaveURL(/\/discover\/clusters$/);
    expect(await askNumber('SELECT count(*) AS n FROM model WHERE key = $1', [key])).toBe(0);
  });
});

test('a reviewer looks at groups and makes none', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'reviewer');
  await open(page, '/discover/clusters');
  await expect(page.getByRole('link', { name: /^Find/ })).toHaveCount(0);
  await page.goto('/discover/clusters/new');
  await expect(page).toHaveURL(/refused=1/);
});
