import { expect, type Page } from '@playwright/test';
import type { Rule } from '@/lib/rules';
import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { test } from './support/test';

const KEEN: Rule = {
  type: 'all',
  children: [
    { type: 'trait', trait: 'country', op: 'eq', value: 'DE' },
    {
      type: 'event',
      event: 'Product Viewed',
      op: 'gte',
      value: 2,
      within: '30d',
      notFollowedBy: { event: 'Order Completed' },
    },
  ],
};
const SENTENCE = 'customers in Germany who viewed a product at least twice in the last month but did not buy';

const box = (page: Page) => page.getByRole('textbox', { name: 'Describe the audience, or what to change' });
const answer = (page: Page) => page.getByRole('region', { name: 'What was understood' });
const conditions = (page: Page) =>
  page.getByRole('region', { name: 'Rule', exact: true }).getByRole('button', { name: 'Move or change the condition' });

/** Types a sentence from anywhere on the page and has it read. */
async function say(page: Page, sentence: string): Promise<void> {
  await expect(page.getByLabel('Audience size')).toHaveText(/\d/);
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(sentence);
  await page.keyboard.press('Enter');
}

/** The count that is shown is the public interface’s for a rule, asked anew as long as events come in. */
async function expectCountOf(page: Page, rule: Rule): Promise<void> {
  const api = await apiClient(page.request);
  const shown = page.getByLabel('Audience size');
  await expect(async () => {
    await expect(shown).not.toHaveAttribute('data-stale', /./);
    const text = (await shown.textContent()) ?? '';
    const preview = await (await api.post('/api/v1/segments/preview', { rule, sample: 0 })).json();
    expect(Number(text.replaceAll(',', ''))).toBe((preview as { count: number }).count);
  }).toPass({ timeout: 30_000 });
}

test('a sentence becomes the rule by keyboard alone, with what it left open said before', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/segments/new?template=cart-abandoners');
  await say(page, SENTENCE);
  // The first sentence of all waits until the names and values of the shop have been gathered.
  await expect(answer(page)).toBeVisible({ timeout: 40_000 });
  await expect(answer(page).getByRole('list', { name: 'Assumptions' })).toContainText(
    '“in the last month” was taken as 30 days.',
  );
  await expect(answer(page).getByRole('list', { name: 'Assumptions' })).toContainText('“did not buy” was taken as');
  const changes = answer(page).getByRole('list', { name: 'What changes in the rule' });
  await expect(changes.getByRole('listitem').filter({ hasText: /^Added/ })).toHaveCount(2);
  await expect(changes.getByRole('listitem').filter({ hasText: /^Removed/ })).toHaveCount(2);
  // Nothing has happened to the rule so far.
  await expect(conditions(page)).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText('started checkout');

  await page.keyboard.press('Control+Enter');
  await expect(answer(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText(
    'viewed a product at least 2 times in the last 30 days',
  );
  await expectCountOf(page, KEEN);

  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText('started checkout');
});

test('a word that nobody knows is shown, and a sentence of such words alone changes nothing', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/segments/new?template=browsers');
  await say(page, 'live in Germany and frobnicated twice');
  await expect(answer(page)).toContainText('Not understood, and left out: “frobnicated twice”');
  await page.keyboard.press('Escape');
  await expect(answer(page)).toHaveCount(0);
  await box(page).fill('frobnicate the zorblax');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing of this sentence was understood' })).toContainText(
    '“frobnicate the zorblax”',
  );
  await expect(conditions(page)).toHaveCount(2);
});

test('“leave out …” adds to the rule, and the audience is named before it is applied', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/segments/new?template=best-customers');
  await say(page, 'leave out anyone in Germany');
  await expect(answer(page).getByRole('radio', { name: 'Add to the rule' })).toBeChecked();
  const changes = answer(page).getByRole('list', { name: 'What changes in the rule' });
  await expect(changes.getByRole('listitem').filter({ hasText: /^Kept/ })).toHaveCount(3);
  await expect(answer(page).getByRole('status')).toHaveText(/^[\d,]+ customers then, [\d,]+ now$/);
  await answer(page).getByRole('button', { name: 'Apply' }).click();
  await expect(conditions(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(conditions(page)).toHaveCount(3);
});

test('a program reads sentences through the interface and is told what is wrong with one', async ({ page }) => {
  const api = await apiClient(page.request);
  const read = await api.post('/api/v1/segments/parse', { text: SENTENCE });
  expect(read.status()).toBe(200);
  const parsed = (await read.json()) as { rule: Rule; assumptions: { path: string }[]; unknown: unknown[] };
  const countOf = async (rule: Rule) => {
    const preview = await api.post('/api/v1/segments/preview', { rule, sample: 500 });
    const { sample } = (await preview.json()) as { sample: { id: string }[] };
    return sample.map(({ id }) => id).sort();
  };
  expect(await countOf(parsed.rule)).toEqual(await countOf(KEEN));
  expect(parsed.assumptions.map(({ path }) => path)).toContain('/children/1/within');
  expect(parsed.unknown).toEqual([]);
  for (const text of ['', 'frobnicate', 'x'.repeat(1001)]) {
    const refused = await api.post('/api/v1/segments/parse', { text });
    expect(refused.status()).toBe(422);
    expect((await refused.json()).errors[0].path).toBe('/text');
  }
});
