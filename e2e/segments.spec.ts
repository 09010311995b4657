import type { Page } from '@playwright/test';
import type { Rule } from '@/lib/rules';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { addCondition, addConditionAsItComes } from './support/builder-page';
import { expect, test } from './support/test';

/** Names of this run's own, so that it can run again on the same data. */
const unique = (word: string): string => `${word} ${crypto.randomUUID().slice(0, 8)}`;

const KEEN: Rule = {
  type: 'all',
  children: [
    {
      type: 'event',
      event: 'Product Viewed',
      within: '48h',
      op: 'gte',
      value: 3,
      notFollowedBy: { event: 'Order Completed' },
    },
  ],
};

const ABANDONED: Rule = {
  type: 'all',
  children: [
    { type: 'event', event: 'Product Added', olderThan: '2h', notFollowedBy: { event: 'Order Completed' } },
    { type: 'event', event: 'Checkout Started', within: '7d' },
  ],
};

/** Sets a duration in the open sheet and closes it. */
async function setDuration(page: Page, label: string, amount: number, unit: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(String(amount));
  await page.getByRole('combobox', { name: `${label}: unit` }).click();
  await page.getByRole('option', { name: unit }).click();
  await page.keyboard.press('Escape');
}

async function addNotFollowed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a detail' }).last().click();
  await page.getByRole('menuitem', { name: 'not followed by …', exact: true }).click();
}

/** The count that is shown equals that of the public interface, which is asked anew as long as events come in. */
async function expectShownCount(page: Page, rule: Rule): Promise<number> {
  const api = await apiClient(page.request);
  const shown = page.getByLabel('Audience size');
  let count = -1;
  await expect(async () => {
    await expect(shown).not.toHaveAttribute('data-stale', /./);
    const text = (await shown.textContent()) ?? '';
    const answer = await api.post('/api/v1/segments/preview', { rule, sample: 0 });
    count = ((await answer.json()) as { count: number }).count;
    expect(Number(text.replaceAll(',', ''))).toBe(count);
  }).toPass({ timeout: 30_000 });
  return count;
}

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'marketer');
});

test('a person builds “viewed a product at least 3 times in the last 48 hours and did not purchase since”', async ({
  page,
}) => {
  const name = unique('On the edge of buying');
  await open(page, '/segments/new');
  await page.getByRole('textbox', { name: 'Name of the segment' }).fill(name);
  await addCondition(page, 'Product Viewed');
  await page.getByRole('textbox', { name: 'Number of times' }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Time frame/ }).click();
  await setDuration(page, 'In the last', 48, 'hours');
  await addNotFollowed(page);
  await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText(
    'viewed a product at least 3 times in the last 48 hours',
  );
  const count = await expectShownCount(page, KEEN);
  expect(count).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
  await expect(page).toHaveURL(/\/segments\/seg_\w+$/);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  // The worker fills it; meanwhile customers may enter and leave.
  await expect(page.getByLabel('Customers now')).toHaveText(/\d/, { timeout: 20_000 });
  const api = await apiClient(page.request);
  expect((await api.delete(`/api/v1/segments/${page.url().split('/').at(-1)}`)).status()).toBe(204);
});

test('a person builds “added to cart over 2 hours ago with no order since, and started checkout in the last 7 days”', async ({
  page,
}) => {
  await open(page, '/segments/new');
  await addConditionAsItComes(page, 'Product Added');
  await page.getByRole('button', { name: /^Time frame/ }).click();
  await page.getByRole('combobox', { name: 'Kind of time frame' }).click();
  await page.getByRole('option', { name: 'more than … ago' }).click();
  await setDuration(page, 'More than', 2, 'hours');
  await addNotFollowed(page);
  await addConditionAsItComes(page, 'Checkout Started');
  await page
    .getByRole('button', { name: /^Time frame/ })
    .last()
    .click();
  await setDuration(page, 'In the last', 7, 'days');
  expect(await expectShownCount(page, ABANDONED)).toBeGreaterThan(0);

  const funnel = page.getByRole('region', { name: 'Which condition narrows it most?' });
  await expect(funnel.getByRole('row')).toHaveCount(4);
});

test('the whole rule is edited by keyboard, undone and redone', async ({ page }) => {
  await open(page, '/segments/new?template=cart-abandoners');
  const rule = page.getByRole('region', { name: 'Rule', exact: true });
  const handles = rule.getByRole('button', { name: 'Move or change the condition' });
  await expect(handles).toHaveCount(2);
  await handles.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rule.getByRole('button', { name: /^Event/ }).first()).toHaveText('started checkout');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('d');
  await expect(handles).toHaveCount(3);
  await page.keyboard.press('n');
  await expect(rule.getByRole('button', { name: 'How often: never' })).toHaveCount(1);
  await page.keyboard.press('o');
  await expect(rule.getByRole('button', { name: 'Off: switch on' })).toHaveCount(1);
  await page.keyboard.press('Delete');
  await expect(handles).toHaveCount(2);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await expect(rule.getByRole('button', { name: /^Event/ }).first()).toHaveText('added to cart');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z');
  await expect(handles).toHaveCount(3);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the builder' })).toBeVisible();
});

test('a draft is kept on the device, and a version that somebody else changed is not overwritten unseen', async ({
  page,
}) => {
  const api = await apiClient(page.request);
  const created = await api.post('/api/v1/segments', { name: unique('Contested'), rule: ABANDONED });
  const segment = (await created.json()) as { id: string };
  await open(page, `/segments/${segment.id}/edit`);
  await page.getByRole('button', { name: 'Move or change the condition' }).last().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText('Your draft was restored')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move or change the condition' })).toHaveCount(1);

  const theirs = await api.patch(`/api/v1/segments/${segment.id}`, { version: 1, goal: 'Theirs' });
  expect(theirs.status()).toBe(200);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page.getByRole('dialog', { name: 'Somebody else has changed this segment' })).toBeVisible();
  await page.getByRole('button', { name: 'Save mine as version 3' }).click();
  await expect(page).toHaveURL(new RegExp(`/segments/${segment.id}$`));
  const now = (await (await api.get(`/api/v1/segments/${segment.id}`)).json()) as { version: number; rule: Rule };
  expect(now.version).toBe(3);
  expect(now.rule.children).toHaveLength(1);
  expect((await api.delete(`/api/v1/segments/${segment.id}`)).status()).toBe(204);
});

test('what is not finished is named when the rule is to be saved, and the rest is counted meanwhile', async ({
  page,
}) => {
  await open(page, '/segments/new');
  await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Unfinished');
  await addConditionAsItComes(page, 'Product Viewed');
  await addConditionAsItComes(page, 'country');
  await expect(page.getByText('not counted')).toBeVisible();
  await expectShownCount(page, { type: 'all', children: [{ type: 'event', event: 'Product Viewed', within: '30d' }] });
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page.getByText('One condition is not finished')).toBeVisible();
  await expect(page.getByText('The value must not be empty.')).toBeVisible();
});

test('a reviewer reads segments and changes none', async ({ page }) => {
  await page.context().clearCookies();
  await signInAs(page, 'reviewer');
  await open(page, '/segments');
  await expect(page.getByRole('link', { name: 'New segment' })).toHaveCount(0);
  await open(page, '/segments/new');
  await expect(page).toHaveURL(/refused=1/);
});
