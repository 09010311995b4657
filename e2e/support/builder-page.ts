import { expect, type Page } from '@playwright/test';
import { askNumber } from './database';

/** The figure of the panel, once it is that of the rule as it stands. */
export async function shownCount(page: Page): Promise<number> {
  const shown = page.getByLabel('Audience size');
  await expect(shown).not.toHaveAttribute('data-stale', /./);
  return Number(((await shown.textContent()) ?? '').replaceAll(',', ''));
}

/** Both are asked again as long as events come in. */
export async function expectCount(page: Page, text: string, values: unknown[] = []): Promise<number> {
  let found = -1;
  await expect(async () => {
    found = await askNumber(text, values);
    expect(await shownCount(page)).toBe(found);
  }).toPass({ timeout: 30_000 });
  return found;
}

const ANYTHING = 'Search events, metrics, traits and segments';
export const picker = (page: Page, name = ANYTHING) => page.getByRole('combobox', { name, exact: true });

/** Types into the open picker and takes the first that is found. */
export async function choose(page: Page, name: string, search = ANYTHING): Promise<void> {
  await expect(picker(page, search)).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name: new RegExp(`^${name}`) }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(picker(page, search)).toHaveCount(0);
}

/** The event of a step or weight that has just been added, whose picker has opened by itself. */
export const chooseEvent = (page: Page, name: string): Promise<void> => choose(page, name, 'Search events');

/** Adds a condition at the end of the rule. */
export async function addCondition(page: Page, name: string): Promise<void> {
  // While the sheet of the condition before is still closing, a click only closes it.
  await expect(async () => {
    if (!(await picker(page).isVisible()))
      await page.getByRole('button', { name: 'Add a condition', exact: true }).last().click({ timeout: 2_000 });
    await expect(picker(page)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await choose(page, name);
}

/** A condition as it comes: the editor of its gap, which opens by itself, is closed again. */
export async function addConditionAsItComes(page: Page, name: string): Promise<void> {
  await addCondition(page, name);
  const editor = page.getByRole('dialog');
  await expect(editor.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
}
