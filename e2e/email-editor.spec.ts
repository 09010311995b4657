import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { addCondition } from './support/builder-page';
import { expect, test } from './support/test';

test('products from the catalogue, a rule of its own, parts of variants, AMP and snippets', async ({ page }) => {
  test.setTimeout(240_000);
  await signInAs(page, 'marketer');
  const api = await apiClient(page.request);
  const word = crypto.randomUUID().slice(0, 6);
  const { id } = (await (await api.post('/api/v1/campaigns', { name: `Written ${word}`, segment: 'vips' })).json()) as {
    id: string;
  };
  await open(page, `/campaigns/${id}/edit`);
  await page.getByLabel('Subject', { exact: true }).fill('Something for you');

  // A grid begins with what sells most; another is found by its name, and one goes.
  await page.getByRole('button', { name: 'Add a block' }).click();
  await page.getByRole('menuitem', { name: 'Products', exact: true }).click();
  const grid = page.getByRole('list', { name: 'Products' }).getByRole('listitem');
  await expect(grid).toHaveCount(3);
  await page.getByRole('button', { name: 'Add a product' }).click();
  await page.getByRole('combobox', { name: 'Search the catalogue' }).fill('mug');
  const mug = page.getByRole('option', { name: /mug/i }).first();
  await mug.click();
  await page.keyboard.press('Escape');
  await expect(grid).toHaveCount(4);
  await expect(grid.last()).toContainText(/mug/i);
  await page
    .getByRole('button', { name: /^Take out / })
    .first()
    .click();
  await expect(grid).toHaveCount(3);

  // Shown by a rule of the segment builder's language.
  await page.getByLabel('Show it').click();
  await page.getByRole('option', { name: 'When a rule holds' }).click();
  await page.getByRole('button', { name: 'Edit the rule (Shown to)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Shown to' });
  await expect(dialog.getByText(/^Holds for [\d,]+ customers now/)).toBeVisible({ timeout: 30_000 });
  await addCondition(page, 'Order Completed');
  await expect(dialog.getByText(/^Holds for [\d,]+ customers now/)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use this rule' }).click();
  await expect(page.getByLabel('Shown to some')).toBeVisible();

  // Kept as a snippet, and put in again.
  await page.getByRole('button', { name: 'Save as a snippet' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`Grid ${word}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`Grid ${word} is a snippet`)).toBeVisible();
  await page.getByRole('button', { name: 'Add a block' }).click();
  await page.getByRole('menuitem', { name: `Grid ${word}` }).click();
  await expect(page.getByRole('button', { name: 'Move Snippet', exact: true })).toBeVisible();

  // Three quarters to A.
  await page.getByRole('button', { name: 'Variant', exact: true }).click();
  await page.getByLabel('Parts for A').fill('3');
  await expect(page.getByRole('img', { name: /A 75\s%, B 25\s%/ })).toBeVisible();
  await page.getByRole('switch', { name: /^Also as AMP/ }).click();
  await expect(page.getByText('All changes are kept')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);

  await open(page, `/campaigns/${id}/edit`);
  await expect(page.getByLabel('Parts for A')).toHaveValue('3');
  await expect(page.getByRole('switch', { name: /^Also as AMP/ })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Move Snippet', exact: true })).toBeVisible();
  // In this email alone it becomes a grid of its own again.
  const grids = page.getByRole('button', { name: 'Move Products', exact: true });
  const before = await grids.count();
  await page.getByRole('button', { name: /^Snippet/ }).click();
  await page.getByRole('button', { name: 'Change it in this email alone' }).click();
  await expect(grids).toHaveCount(before + 1);
  await expect(page.getByRole('button', { name: 'Move Snippet', exact: true })).toHaveCount(0);

  // Two columns, and something other than text in one of them.
  await page.getByRole('button', { name: 'Add a block' }).click();
  await page.getByRole('menuitem', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Add a block to the right column' }).click();
  await page.getByRole('menuitem', { name: 'Button', exact: true }).click();
  await page.getByLabel('Label').fill('To the lamps');
  await expect(page.frameLocator('iframe').getByText('To the lamps')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('combobox', { name: 'Columns' }).click();
  await page.getByRole('option', { name: '3' }).click();
  await expect(page.getByRole('group', { name: 'middle' })).toContainText('To the lamps');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add a block', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Manage snippets' }).click();
  await page.getByRole('button', { name: `Remove Grid ${word}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: `Remove Grid ${word}` })).toHaveCount(0);
});

test('a strategy is added from a usual pair, edited, put away and brought back', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'marketer');
  const name = `Bundle ${crypto.randomUUID().slice(0, 6)}`;
  await open(page, '/campaigns/map');
  await page.getByRole('button', { name: 'New strategy' }).click();
  await page.getByRole('menuitem', { name: /^Bundle for premium browsers/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Offer')).toHaveValue('Three for the price of two');
  await dialog.getByLabel('Name').fill('');
  await dialog.getByRole('button', { name: 'Add it to the map' }).click();
  await expect(dialog.getByText('Give it a name')).toBeVisible();
  await dialog.getByLabel('Name').fill(name);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add it to the map' }).click();
  const head = page.getByRole('button', { name, exact: true });
  await expect(head).toBeVisible();
  const not = page.getByRole('button', { name: `${name} is not for VIPs`, exact: true });
  await not.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `${name} is for VIPs after all` }).focus();
  await expect(not).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(not).toHaveCount(1);
  await head.click();
  await page.getByRole('button', { name: 'Edit strategy' }).click();
  await page.getByRole('dialog').getByLabel('Priority').fill('7');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${name} is changed`)).toBeVisible();
  for (const last of [false, true]) {
    if (!(await page.getByRole('button', { name: 'Put away' }).isVisible())) await head.click();
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Put away' }).click();
    await expect(head).toHaveCount(0);
    if (last) break;
    await page.getByRole('button', { name: 'New strategy' }).click();
    await page.getByRole('menuitem', { name: `Bring back ${name}` }).click();
    await expect(head).toBeVisible();
  }
});
