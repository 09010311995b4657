import { Webhook as Verifier } from 'standardwebhooks';
import { openReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';
import { apiClient, eventSource } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

let receiver: WebhookReceiver;
let answer: { status: number; body: string };

test.beforeEach(async () => {
  answer = { status: 200, body: 'thanks' };
  receiver = await openReceiver((response) => void response.writeHead(answer.status).end(answer.body));
});
test.afterEach(() => receiver.close());

interface Message {
  type: string;
  timestamp: string;
  data: { segment: { id: string; name: string }; customer: { id: string; externalId: string } };
}

test('an event reaches a receiver as a verified message within seconds, and is replayed under its id', async ({
  page,
  request,
}) => {
  const word = crypto.randomUUID().slice(0, 8);
  const api = await apiClient(request);
  const event = `Bell Rung ${word}`;
  const rule = { type: 'all', children: [{ type: 'event', event, op: 'gte', value: 1, within: '1d' }] };
  const made = await api.post('/api/v1/segments', { name: `Ringers ${word}`, rule, status: 'active' });
  const segment = (await made.json()) as { id: string };
  await expect
    .poll(async () => ((await (await api.get(`/api/v1/segments/${segment.id}`)).json()) as { size: number }).size)
    .toBe(0);

  // A person makes the webhook.
  await signInAs(page, 'admin');
  await open(page, '/settings/webhooks');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('Address').fill('not an address');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('Enter a web address that begins with https:// or http://.')).toBeVisible();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByLabel('Description').fill(`Rings ${word}`);
  await page.getByRole('radio', { name: /Chosen segments/ }).click();
  await page.getByRole('button', { name: 'Add a segment' }).click();
  await page.getByRole('combobox', { name: 'Search segments' }).fill(word);
  await page.getByRole('option', { name: `Ringers ${word}` }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create' }).click();
  const secret = (await page.getByRole('region', { name: 'signing secret' }).innerText()).trim();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open it and send a test' }).click();
  await expect(page.getByRole('heading', { level: 2, name: receiver.url })).toBeVisible();
  const webhookId = page.url().split('/').at(-1) ?? '';

  // The secret is not shown again.
  await open(page, `/settings/webhooks/${webhookId}`);
  expect(await page.content()).not.toContain('whsec_');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await receiver.waitFor(1);
  await expect(page.getByRole('row', { name: /Test/ })).toContainText('Delivered');

  // An event makes a customer enter: the message is there within seconds, and verifies.
  const started = Date.now();
  await eventSource(request).send('track', { userId: `ringer-${word}`, event });
  await receiver.waitFor(2);
  expect(Date.now() - started).toBeLessThan(5_000);
  const [, received] = receiver.messages;
  if (!received) throw new Error('no message');
  const message = new Verifier(secret).verify(received.body, received.headers) as Message;
  expect(message.type).toBe('segment.entered');
  expect(message.data.segment).toMatchObject({ id: segment.id, name: `Ringers ${word}` });
  expect(message.data.customer.externalId).toBe(`ringer-${word}`);
  const members = (await (await api.get(`/api/v1/segments/${segment.id}/members`)).json()) as {
    data: { enteredAt: string }[];
  };
  expect(message.timestamp).toBe(members.data[0]?.enteredAt);

  // The log shows it; replayed it comes again, to the byte the same under the same id.
  await open(page, `/settings/webhooks/${webhookId}?q=ringer-${word}`);
  await expect(page.getByRole('row', { name: /Entered/ })).toContainText('Delivered');
  await expectAccessible(page);
  await page.getByRole('link', { name: `Entered Ringers ${word}` }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText(received.id);
  await expect(sheet.getByRole('region', { name: 'payload' })).toContainText(`"externalId": "ringer-${word}"`);
  await expect(sheet).toContainText('thanks');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Replay' }).click();
  await receiver.waitFor(3);
  const again = receiver.messages[2];
  expect([again?.id, again?.body]).toEqual([received.id, received.body]);
  await expect(sheet.getByText('Attempt 2')).toBeVisible();

  await api.delete(`/api/v1/webhooks/${webhookId}`);
  await api.delete(`/api/v1/segments/${segment.id}`);
});

test('what failed is seen, repeated and sent again; the secret is rotated; the webhook is disabled and deleted', async ({
  page,
  request,
}) => {
  const api = await apiClient(request);
  const word = `Lunch ${crypto.randomUUID().slice(0, 8)}`;
  answer = { status: 503, body: 'closed for lunch' };
  const made = await api.post('/api/v1/webhooks', { url: receiver.url, description: word });
  const { id, secret: before } = (await made.json()) as { id: string; secret: string };
  await api.post(`/api/v1/webhooks/${id}/test`, {});
  await receiver.waitFor(1);
  await signInAs(page, 'admin');
  await open(page, '/settings/webhooks');
  await expect(page.getByRole('row', { name: new RegExp(word) })).toContainText('Failing');
  await page.getByRole('link', { name: receiver.url }).click();
  await expect(page.getByText('Messages do not get through')).toBeVisible();
  await expect(page.getByRole('row', { name: /Test/ })).toContainText('Answered 503.');
  await expectAccessible(page);
  // The receiver is back: what waits is sent at once rather than at its time.
  answer = { status: 200, body: 'back' };
  await page.getByRole('checkbox', { name: /^Select message/ }).check();
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('row', { name: /Test/ })).toContainText('Delivered');
  expect(new Set(receiver.messages.map(({ id: message }) => message)).size).toBe(1);

  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Rotate the secret' }).click();
  await page.getByRole('button', { name: 'Rotate', exact: true }).click();
  const after = (await page.getByRole('region', { name: 'signing secret' }).innerText()).trim();
  expect(after).not.toBe(before);
  await page.getByRole('button', { name: 'Done' }).click();
  const sent = receiver.messages.length;
  await page.getByRole('button', { name: 'Send a test' }).click();
  await receiver.waitFor(sent + 1);
  const both = receiver.messages.at(-1);
  for (const secret of [before, after]) new Verifier(secret).verify(both?.body ?? '', both?.headers ?? {});

  await page.getByRole('button', { name: 'Send again …' }).click();
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(page.getByText('0 messages sent again')).toBeVisible();

  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('This webhook is disabled')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('This webhook is disabled')).toBeHidden();

  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks$/);
  await expect(page.getByRole('row', { name: new RegExp(word) })).toHaveCount(0);
});

test('webhooks are for who keeps the settings', async ({ page }) => {
  await signInAs(page, 'marketer');
  await page.goto('/settings/webhooks');
  await expect(page).not.toHaveURL(/webhooks/);
});
