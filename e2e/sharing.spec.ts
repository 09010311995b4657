import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

test('a manager shares the overview with somebody who has no account, and ends the link', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'manager');
  await open(page, '/overview');
  await expect(page.getByRole('heading', { name: 'What did email do?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What waits for you?' })).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByLabel('The link, shown this once').inputValue();

  const stranger = await (await browser.newContext()).newPage();
  await open(stranger, new URL(address).pathname);
  await expect(stranger.getByRole('heading', { name: 'What did email do?' })).toBeVisible();
  // Figures only: nothing leads into the product.
  await expect(stranger.locator('main a[href^="/"]')).toHaveCount(0);
  await expectAccessible(stranger);

  await page.getByRole('button', { name: /^End/ }).first().click();
  await expect
    .poll(async () => {
      await open(stranger, new URL(address).pathname);
      return stranger.getByText('This link leads nowhere any more').isVisible();
    })
    .toBe(true);
  await stranger.context().close();
});
