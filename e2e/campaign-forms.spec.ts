import type { Locator, Page } from '@playwright/test';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { addCondition } from './support/builder-page';
import { expect, test } from './support/test';

const names = (page: Page) => page.getByLabel(/^Name of email \d+$/);
const values = async (page: Page) =>
  names(page).evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? one.value : '')));

/** A long list, also within a window, scrolls by the wheel. */
async function expectWheelScrolls(list: Locator): Promise<void> {
  await list.hover();
  await list.page().mouse.wheel(0, 200);
  const scrolled = () =>
    list.evaluate((element) => {
      let box: Element | null = element;
      while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
      return box?.scrollTop ?? 0;
    });
  await expect.poll(scrolled).toBeGreaterThan(0);
}

test('a sequence is built, put into another order and left early by a rule, and shows as a path', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'marketer');
  await open(page, '/campaigns/new');
  const name = `A path ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Segment', { exact: true }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('radio', { name: /Sequence on entry/ }).click();
  await expect(names(page)).toHaveCount(3);
  await names(page).nth(0).fill('Welcome');
  await names(page).nth(1).fill('How to');
  await names(page).nth(2).fill('An offer');
  await page.getByRole('button', { name: 'Add an email' }).click();
  await names(page).nth(3).fill('Goodbye');
  await page.getByRole('button', { name: 'Remove email 2' }).click();
  const handle = page.getByRole('button', { name: 'Move email 3', exact: true });
  await handle.focus();
  // The list is measured once it has been taken up.
  for (const key of ['Space', 'ArrowUp', 'Space']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
  await expect.poll(() => values(page)).toEqual(['Welcome', 'Goodbye', 'An offer']);
  await page.getByLabel('Again for who comes back').click();
  await page.getByRole('option', { name: 'Never' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Write the email' }).click();
  await page.waitForURL(/\/campaigns\/cmp_[^/]+\/edit/, { timeout: 60_000 });
  const id = /cmp_[^/]+/.exec(page.url())?.[0] ?? '';

  await open(page, `/campaigns/${id}?tab=settings`);
  await page.getByRole('button', { name: 'Add a rule (Who also leaves early)' }).click();
  await page.getByRole('button', { name: 'Add a condition', exact: true }).click();
  await expectWheelScrolls(page.getByRole('listbox'));
  await addCondition(page, 'Order Completed');
  await page.getByRole('button', { name: 'Use this rule' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Overview' }).click();
  const path = page.getByRole('region', { name: 'Which way does a customer go?' });
  await expect(path).toContainText('once in a lifetime');
  await expect(path.getByRole('listitem')).toHaveCount(5);
  await expect(path).toContainText(/3 days after the email before/);
  await expectAccessible(page);
  const api = await apiClient(page.request);
  const made = (await (await api.get(`/api/v1/campaigns/${id}`)).json()) as {
    steps: { name: string }[];
    trigger: { exitRule: unknown; reEntry: { mode: string } };
  };
  expect(made.steps.map((step) => step.name)).toEqual(['Welcome', 'Goodbye', 'An offer']);
  expect(made.trigger).toMatchObject({ reEntry: { mode: 'never' }, exitRule: { type: 'all' } });
  // Drawn by the server as well, with its rule in the sentence.
  await page.reload();
  await expect(path).toContainText(/Leaves early whoever leaves the segment; and customers who placed an order/);
});

test('a pilot keeps its share, its least number and its limits', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'marketer');
  const api = await apiClient(page.request);
  const campaign = (await (
    await api.post('/api/v1/campaigns', { name: `A pilot ${crypto.randomUUID().slice(0, 6)}`, segment: 'vips' })
  ).json()) as { id: string };
  await open(page, `/campaigns/${campaign.id}?tab=settings`);
  await page.getByRole('checkbox', { name: /^A pilot goes first/ }).click();
  await page.getByLabel('Share of the pilot, %').fill('12.5');
  await page.getByLabel('Emails that it needs').fill('40');
  await page.getByLabel('Complaints, % at most').fill('0.2');
  await page.getByRole('checkbox', { name: 'It also has to be opened' }).click();
  await page.getByLabel('Opens, % at least').fill('18');
  await page.getByRole('checkbox', { name: 'The rest follows by itself' }).click();
  await expect(page.getByText(/12\.5 % of those who receive it .*waits for a person.*at least 18 %/)).toBeVisible();
  await page.getByLabel('Held out, %').fill('7.5');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const kept = (await (await api.get(`/api/v1/campaigns/${campaign.id}`)).json()) as Record<string, unknown>;
  expect(kept).toMatchObject({
    holdout: 0.075,
    pilot: {
      share: 0.125,
      minSample: 40,
      automatic: false,
      limits: { maxBounce: 0.05, maxComplaint: 0.002, maxUnsubscribe: 0.02, minOpen: 0.18 },
    },
  });
});
