import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Expects that axe finds nothing serious or critical on the page as it stands (WCAG 2.2 AA and below), or only by the
 * rules named.
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // Next takes the title away and gives the new one while a page is refreshed (vercel/next.js#65872).
  await expect(page).toHaveTitle(/\S/);
  // What waits for its answer is dimmed meanwhile, and what comes in fades in: neither is what a person reads.
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(() => undefined);
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((each) => each.finished));
  });
  // A shown email lies in a frame in which no script runs: axe would wait there for ever.
  // There are no other frames, so that axe need not open a page of its own to look into them (its legacy mode), and what
  // is in order need not be told.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('iframe[sandbox]')
    .options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  const serious = violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.help} at ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(serious, `axe on ${page.url()}`).toEqual([]);
}
