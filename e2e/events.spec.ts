import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Analytics } from '@segment/analytics-node';
import { apiClient, eventSource } from './api-client';
import { readDemo } from './demo';

const unique = (word: string): string => `${word}-${randomUUID().slice(0, 8)}`;

interface Customer {
  id: string;
  externalId: string;
  email: string | null;
  traits: Record<string, unknown>;
  metrics: Record<string, unknown>;
}
interface Preview {
  count: number;
  sample: Customer[];
}

const eventRule = (event: string) => ({ type: 'all', children: [{ type: 'event', event }] });

test('the official Segment client works unchanged: every call arrives, once', async ({ request }) => {
  const demo = readDemo();
  const user = unique('segment-client');
  const visitor = unique('visitor');
  const event = unique('Brochure Asked');
  // Sent twice, as a client does that did not hear the answer.
  for (let round = 0; round < 2; round += 1) {
    const analytics = new Analytics({ writeKey: demo.writeKey, host: demo.url, path: '/api/v1/batch', flushAt: 4 });
    const errors: unknown[] = [];
    analytics.on('error', (error) => errors.push(error));
    analytics.track({
      anonymousId: visitor,
      event,
      messageId: `${user}-1`,
      properties: { productId: 'P1', total: 12.5 },
    });
    analytics.page({ anonymousId: visitor, name: 'Home', messageId: `${user}-2` });
    analytics.screen({ anonymousId: visitor, name: 'Start', messageId: `${user}-3` });
    analytics.identify({
      userId: user,
      anonymousId: visitor,
      messageId: `${user}-4`,
      traits: { email: `${user}@example.test`, plan: 'gold' },
    });
    analytics.track({ userId: user, event, messageId: `${user}-5` });
    analytics.group({ userId: user, groupId: 'friends', messageId: `${user}-6` });
    analytics.alias({ userId: user, previousId: unique('older'), messageId: `${user}-7` });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);
  }
  const api = await apiClient(request);
  const found = (await (await api.get(`/api/v1/customers?externalId=${user}`)).json()) as { data: Customer[] };
  expect(found.data).toHaveLength(1);
  expect(found.data[0]).toMatchObject({ externalId: user, email: `${user}@example.test`, traits: { plan: 'gold' } });
  const twice = { type: 'all', children: [{ type: 'event', event, op: 'eq', value: 2 }] };
  const preview = (await (await api.post('/api/v1/segments/preview', { rule: twice, sample: 5 })).json()) as Preview;
  expect(preview.count).toBe(1);
  expect(preview.sample[0]?.externalId).toBe(user);
});

test('the default path of the client is answered too', async () => {
  const demo = readDemo();
  const analytics = new Analytics({ writeKey: demo.writeKey, host: demo.url, maxRetries: 0 });
  const errors: unknown[] = [];
  analytics.on('error', (error) => errors.push(error));
  analytics.track({ userId: unique('default-path'), event: 'Default Path' });
  await analytics.closeAndFlush();
  expect(errors).toEqual([]);
});

test('a segment takes in whom an event makes a member, within seconds, and lets him go when it no longer holds', async ({
  request,
}) => {
  const api = await apiClient(request);
  const source = eventSource(request);
  const added = unique('Gift Added');
  const bought = unique('Gift Bought');
  const user = unique('live');
  const rule = {
    type: 'all',
    children: [{ type: 'event', event: added, within: '1h', notFollowedBy: { event: bought } }],
  };
  const created = await api.post('/api/v1/segments', { name: unique('Gift in cart'), rule, status: 'active' });
  expect(created.status()).toBe(201);
  const { id } = (await created.json()) as { id: string };
  const members = async (): Promise<string[]> => {
    const answer = (await (await api.get(`/api/v1/segments/${id}/members`)).json()) as {
      data: { externalId: string }[];
    };
    return answer.data.map((member) => member.externalId);
  };
  expect((await source.send('track', { userId: user, event: added })).status()).toBe(200);
  await expect.poll(members, { timeout: 5_000, intervals: [100] }).toEqual([user]);
  await source.send('track', { userId: user, event: bought });
  await expect.poll(members, { timeout: 5_000, intervals: [100] }).toEqual([]);
  expect((await api.delete(`/api/v1/segments/${id}`)).ok()).toBe(true);
});

test('time alone takes a customer out of a window, at its end', async ({ request }) => {
  const api = await apiClient(request);
  const event = unique('Window Opened');
  const created = await api.post('/api/v1/segments', {
    name: unique('A minute'),
    rule: { type: 'all', children: [{ type: 'event', event, within: '1m' }] },
    status: 'active',
  });
  const { id } = (await created.json()) as { id: string };
  const size = async (): Promise<number> =>
    ((await (await api.get(`/api/v1/segments/${id}/members`)).json()) as { data: unknown[] }).data.length;
  // The event happened 55 seconds ago: its window closes in five.
  const timestamp = new Date(Date.now() - 55_000).toISOString();
  await eventSource(request).send('track', { userId: unique('window'), event, timestamp });
  await expect.poll(size, { timeout: 4_000, intervals: [100] }).toBe(1);
  await expect.poll(size, { timeout: 9_000, intervals: [100] }).toBe(0);
  await api.delete(`/api/v1/segments/${id}`);
});

test('a bad event of a batch is named and kept, the rest is taken', async ({ request }) => {
  const event = unique('In a batch');
  const answer = await eventSource(request).send('batch', {
    batch: [
      { type: 'track', userId: unique('u'), event },
      { type: 'track', event },
      { type: 'track', userId: 'x', event, timestamp: '9999-12-31T00:00:00Z' },
    ],
  });
  expect(answer.status()).toBe(200);
  const body = (await answer.json()) as { success: boolean; rejected: { index: number; errors: { path: string }[] }[] };
  expect(body.success).toBe(true);
  expect(body.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [1, '/userId'],
    [2, '/timestamp'],
  ]);
  const api = await apiClient(request);
  const preview = (await (await api.post('/api/v1/segments/preview', { rule: eventRule(event) })).json()) as Preview;
  expect(preview.count).toBe(1);
});

const call = (more: Record<string, unknown>) => JSON.stringify({ userId: 'bad', event: 'Bad', ...more });
const BAD: readonly [name: string, status: number, body: Buffer | string, type?: string][] = [
  ['malformed JSON', 400, '{"userId": '],
  ['no JSON at all', 400, ''],
  ['a wrong content type', 415, call({}), 'text/plain'],
  ['a body of 10 MB', 413, call({ properties: { text: 'x'.repeat(10_000_000) } })],
  ['an event of 33 KB', 413, call({ properties: { text: 'x'.repeat(33_000) } })],
  ['invalid UTF-8', 400, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a NUL character', 422, call({ event: 'a\u0000b' })],
  ['the year 0', 422, call({ timestamp: '0000-01-01T00:00:00Z' })],
  ['the year 9999', 422, call({ timestamp: '9999-12-31T23:59:59Z' })],
  [
    'an object 10,000 deep',
    400,
    `{"userId":"u","event":"e","properties":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
  ],
  ['nobody', 422, JSON.stringify({ event: 'Bad' })],
  ['an array', 422, '[1,2]'],
];

for (const [name, status, body, type] of BAD) {
  test(`${name} is refused with a problem document, and the process lives`, async ({ request }) => {
    const answer = await eventSource(request).raw('track', body, type);
    expect(answer.status()).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String) });
    expect((await request.get('/api/health')).status()).toBe(200);
  });
}

test('1,001 events are too many', async ({ request }) => {
  const batch = Array.from({ length: 1_001 }, () => ({ type: 'track', userId: 'many', event: 'Many' }));
  expect((await eventSource(request).send('batch', { batch })).status()).toBe(413);
});

test('a stranger cannot write, and an invalid rule is refused at its place', async ({ request }) => {
  const answer = await request.post('/api/v1/track', { data: { userId: 'x', event: 'y' } });
  expect(answer.status()).toBe(401);
  const api = await apiClient(request);
  const invalid = await api.post('/api/v1/segments/preview', { rule: { type: 'all', children: [{ type: 'event' }] } });
  expect(invalid.status()).toBe(422);
  expect(((await invalid.json()) as { errors: { path: string }[] }).errors[0]?.path).toBe('/rule/children/0/event');
  const unknown = await api.post('/api/v1/segments/preview', { rule: eventRule(unique('Never Sent')) });
  expect(unknown.status()).toBe(200);
  expect(((await unknown.json()) as { warnings: unknown[] }).warnings).toHaveLength(1);
  const nowhere = await api.get('/api/v1/nowhere');
  expect([nowhere.status(), nowhere.headers()['content-type']]).toEqual([404, 'application/problem+json']);
});
