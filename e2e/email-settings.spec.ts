import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

test('a test email comes into the outbox and can be read there as its reader would see it', async ({ page }) => {
  const word = crypto.randomUUID().slice(0, 8);
  await signInAs(page, 'marketer');
  await open(page, '/settings/email');
  await page.getByLabel('To', { exact: true }).fill('not an address');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('Give an email address')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill(`try-${word}@customers.example`);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('It was taken')).toBeVisible();
  await open(page, `/settings/email/outbox?q=${word}`);
  await page.getByRole('button', { name: /^A test from/ }).click();
  const sheet = page.getByRole('dialog');
  // No script runs in the frame, so that nothing can be asked within it.
  await expect(sheet.locator('iframe')).toHaveAttribute('srcdoc', /It says that email can be sent\./);
  await sheet.getByRole('radio', { name: 'Headers' }).click();
  await expect(sheet.getByText('auto-generated')).toBeVisible();
  await expectAccessible(page);
});

test('limits of sending are refused with their fault beside the field, said in words, and kept', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/settings/email/rules');
  const count = page.getByLabel('At most, emails');
  const before = await count.inputValue();
  const save = page.getByRole('button', { name: 'Save limits' });
  await expect(save).toBeDisabled();
  await count.fill('0');
  await page.getByLabel('In so many days').fill('9');
  await save.click();
  await expect(page.getByText('At least 1', { exact: true })).toBeVisible();
  await count.fill('4');
  await expect(page.getByText(/^Whoever has had 4 emails within 9 days/)).toBeVisible();
  await page.getByRole('switch', { name: 'Keep quiet hours' }).click();
  await expect(page.getByText('Emails go out at any hour.')).toBeVisible();
  await save.click();
  await expect(page.getByText('Limits saved')).toBeVisible();
  await open(page, '/settings/email/rules');
  await expect(count).toHaveValue('4');
  await expect(page.getByRole('switch', { name: 'Keep quiet hours' })).not.toBeChecked();
  await count.fill(before);
  await page.getByLabel('In so many days').fill('7');
  await page.getByRole('switch', { name: 'Keep quiet hours' }).click();
  await save.click();
  await expect(page.getByText('Limits saved')).toBeVisible();
  await expectAccessible(page);
});

test('the brand is refused with its fault beside the field, and kept', async ({ page }) => {
  await signInAs(page, 'marketer');
  await open(page, '/settings/email/brand');
  const words = page.getByLabel('Words that are not used');
  const before = await words.inputValue();
  await page.getByLabel('Sender’s address').fill('nobody');
  await page.getByRole('button', { name: 'Save brand' }).click();
  await expect(page.getByText('Give an email address')).toBeVisible();
  await page.reload();
  await page.waitForSelector('html[data-hydrated=true]');
  await words.fill(`${before}\nwow-${crypto.randomUUID().slice(0, 4)}`);
  await page.getByRole('button', { name: 'Save brand' }).click();
  await expect(page.getByText('Brand saved')).toBeVisible();
  await words.fill(before);
  await page.getByRole('button', { name: 'Save brand' }).click();
  await expect(page.getByRole('button', { name: 'Save brand' })).toBeDisabled();
});

test('addresses are suppressed by hand and by a file, and come off with a reason', async ({ page }) => {
  const word = crypto.randomUUID().slice(0, 8);
  await signInAs(page, 'marketer');
  await open(page, '/settings/email/suppressed');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('File').setInputFiles({
    name: 'old.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `email,why\none-${word}@customers.example,bounce\ntwo-${word}@customers.example,bounce\nnobody,x\n`,
    ),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('2 addresses added')).toBeVisible();
  await expect(page.getByText('One line holds no address')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await open(page, `/settings/email/suppressed?q=${word}`);
  await page.getByRole('button', { name: `Remove one-${word}@customers.example` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Say why, for the record')).toBeVisible();
  await page.getByLabel('Why?').fill('The address was mended');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('may be written to again')).toBeVisible();
  await expect(page.getByRole('cell', { name: `two-${word}@customers.example`, exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: `one-${word}@customers.example`, exact: true })).toHaveCount(0);
});

test('a topic is made, edited and archived', async ({ page }) => {
  const name = `Topic ${crypto.randomUUID().slice(0, 8)}`;
  await signInAs(page, 'marketer');
  await open(page, '/settings/email/topics');
  await page.getByRole('button', { name: 'New topic' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Ask for a confirmation').click();
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('By a button');
  await row.getByRole('button', { name: 'Archive' }).click();
  await expect(row).toContainText('Archived');
});

test('a stranger with a forged link learns nothing and changes nothing', async ({ request }) => {
  for (const address of ['/u/forged', '/p/forged', '/t/c/forged'])
    expect((await request.get(address)).status()).toBe(404);
  expect((await request.post('/u/forged', { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(404);
  const pixel = await request.get('/t/o/forged');
  expect([pixel.status(), pixel.headers()['content-type']]).toEqual([404, 'image/gif']);
});
