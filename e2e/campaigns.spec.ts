import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

/**
 * A marketer makes a campaign from a cell of the strategy map: the email is generated, edited, looked at with the eyes of
 * customers, and submitted.
 */
test('from a cell of the map to an email in review', async ({ page }) => {
  test.setTimeout(240_000);
  await signInAs(page, 'marketer');
  await open(page, '/campaigns/map');
  await expect(page.getByRole('heading', { name: 'Strategy map' })).toBeVisible();
  await expectAccessible(page);
  const cell = page.getByRole('link', { name: /^New campaign: .*, Win-back$/ }).first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/campaigns\/new\?segment=/);
  const name = `Win-back, walked ${test.info().workerIndex} ${test.info().retry}`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Write the email' }).click();

  await page.waitForURL(/\/campaigns\/cmp_[^/]+\/edit/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Generate' }).click();
  const subject = page.getByLabel('Subject', { exact: true });
  await expect(subject).not.toHaveValue('', { timeout: 60_000 });
  await expect(
    page.getByRole('radio', { name: 'B', exact: true }).or(page.getByRole('button', { name: 'B', exact: true })),
  ).toBeVisible();

  // A block is added, moved up with the keyboard, and taken back.
  const blocks = page.getByRole('button', { name: /^Move / });
  const before = await blocks.count();
  await page.getByRole('button', { name: 'Add a block' }).click();
  await page.getByRole('menuitem', { name: 'Line', exact: true }).click();
  await expect(blocks).toHaveCount(before + 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(blocks).toHaveCount(before);

  await subject.fill('We kept the light on for you');
  await expect(page.getByText('All changes are kept')).toBeVisible({ timeout: 30_000 });
  const seenBy = page.getByLabel('Seen by');
  await expect(seenBy).toContainText('1 of', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Next customer' }).click();
  await expect(seenBy).toContainText('2 of', { timeout: 30_000 });
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('body')).not.toBeEmpty();
  await page.getByRole('tab', { name: 'Checks' }).click();
  await expect(page.getByText(/failed checks?/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  for (let mended = 0; mended < 8; mended += 1) {
    if (await page.getByText('0 failed checks').isVisible()) break;
    await page.getByRole('button', { name: 'Mend the first' }).click();
    await page.waitForTimeout(4_000);
  }

  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(/tab=content/, { timeout: 90_000 });
  await expect(page.getByText('In review').first()).toBeVisible();
  const api = await apiClient(page.request);
  const { data } = (await (await api.get(`/api/v1/campaigns?q=${encodeURIComponent(name)}`)).json()) as {
    data: { id: string; status: string }[];
  };
  expect(data[0]?.status).toBe('inReview');

  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByLabel('Will receive')).toHaveText(/^\d/);
  await api.post(`/api/v1/campaigns/${data[0]?.id}/cancel`, {});
});

test('whom no campaign reaches becomes a segment of as many', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/campaigns/map');
  const coverage = page.getByRole('region', { name: 'Coverage' });
  const row = coverage.getByRole('listitem').filter({ hasText: 'nothing planned' }).first();
  const count = await row.locator('b').innerText();
  const label = await row.getByRole('link').innerText();
  await row.getByRole('link').click();
  await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toHaveValue(label);
  await expect(page.getByText(count, { exact: true }).first()).toBeVisible();
});
