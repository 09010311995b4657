import { open, signInAs, signInByForm } from './demo';
import { expectAccessible } from './support/axe';
import { emailOf, openReviewedEmail } from './support/reviewed-email';
import { expect, test } from './support/test';

let emails: Awaited<ReturnType<typeof openReviewedEmail>>;
const made: string[] = [];
test.beforeAll(async () => {
  emails = await openReviewedEmail();
});
test.afterAll(async () => {
  for (const campaign of made) await emails.remove(campaign);
  await emails.close();
});

test('a reviewer asks for a change by keyboard alone, and approves the next version', async ({ page }) => {
  test.setTimeout(180_000);
  const name = `Kept light ${crypto.randomUUID().slice(0, 8)}`;
  const { campaign, review } = await emails.submit(name, emailOf('We kept the light on'));
  made.push(campaign);

  await signInByForm(page, 'reviewer');
  await expect(page).toHaveURL(/\/campaigns\/reviews/);
  await open(page, `/campaigns/reviews/${review}`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('It has been a while')).toBeVisible();
  await expect(page.getByText('Yours is the last approval: it sends')).toBeVisible();
  await expectAccessible(page);

  // Views by number.
  await page.keyboard.press('2');
  await expect(page.getByText('375 px at 86 %')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'Request changes' })).toBeVisible();
  await page.keyboard.type('Say what sells.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`Changes asked for: ${name}`)).toBeVisible();
  await expect.poll(() => emails.statusOf(campaign)).toBe('draft');

  // The marketer changes it.
  const second = await emails.resubmit(campaign, emailOf('We kept the light on for you'));
  await open(page, `/campaigns/reviews/${second}`);
  await expect(frame.getByText('It has been a while')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText(`Approved: ${name}`)).toBeVisible();
  await expect.poll(() => emails.statusOf(campaign)).toBe('scheduled');

  // One's own decision can be taken back while nothing was sent.
  await open(page, `/campaigns/reviews/${second}`);
  await page.keyboard.press('z');
  await expect.poll(() => emails.statusOf(campaign)).toBe('inReview');
});

test('nobody approves what they wrote themselves', async ({ page }) => {
  const name = `Own work ${crypto.randomUUID().slice(0, 8)}`;
  const { campaign, review } = await emails.submit(name, emailOf('Own work'), 'admin');
  made.push(campaign);
  await signInAs(page, 'admin');
  await open(page, `/campaigns/reviews/${review}`);
  await expect(page.getByText('You wrote a part of it, so somebody else decides.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  const answer = await page.evaluate(async (id) => {
    const read = (await (await fetch(`/api/v1/reviews/${id}`)).json()) as { hash: string };
    const body = JSON.stringify({ decision: 'approve', hash: read.hash });
    const headers = { 'content-type': 'application/json' };
    const voted = await fetch(`/api/v1/reviews/${id}/votes`, { method: 'POST', headers, body });
    return { status: voted.status, detail: ((await voted.json()) as { detail: string }).detail };
  }, review);
  expect(answer).toEqual({ status: 403, detail: 'You wrote a part of this email: somebody else decides on it.' });
});
