import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as api from 'kindred-client';

export interface WalkOptions {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Of an event source. */
  writeKey: string;
  /** A word of this walk's own, so that it can run again on the same data. */
  word: string;
}

type Rule = api.Rule;
type Answer<T> = { status: number; data?: T };
/** What an answer of that status carries. */
type Body<R, S> = R extends { status: S; data: infer D } ? D : never;

/** The answer's body where its status is the expected one. */
function expectStatus<R extends { status: number }, S extends number>(answer: R, status: S): Body<R, S> {
  assert.equal(answer.status, status, JSON.stringify((answer as Answer<unknown>).data));
  return (answer as Answer<unknown>).data as Body<R, S>;
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Walks every call of segments and webhooks as a program would; throws where the product does not do as it says. */
export async function walk(options: WalkOptions): Promise<void> {
  await signIn(options);
  await sendEvents(options);
  const { word } = options;
  const event = `Lamp Rubbed ${word}`;
  const rule: Rule = { type: 'all', children: [{ type: 'event', event, op: 'gte', value: 2, within: '30d' }] };
  const segment = await makeSegment(word, rule);
  await readRule(rule, event, word);
  await readMembers(segment.id, word);
  await changeSegment(segment);
  await keepWebhook(segment.id, word);
  await deleteWhatIsUsed(segment, word);
}

async function signIn({ url, clientId, clientSecret }: WalkOptions): Promise<void> {
  api.defaults.baseUrl = url;
  const wrong = await api.issueToken(
    { grant_type: 'client_credentials' },
    { headers: { authorization: basic(clientId, 'wrong') } },
  );
  assert.equal(wrong.status, 401);
  const headers = { authorization: basic(clientId, clientSecret) };
  const token = expectStatus(await api.issueToken({ grant_type: 'client_credentials' }, { headers }), 200);
  api.defaults.headers = { authorization: `Bearer ${token.access_token}` };
}

/** Three customers: one of them did it twice, one once, one something else. */
async function sendEvents({ writeKey, word }: WalkOptions): Promise<void> {
  const did = (userId: string, event: string) => ({ type: 'track' as const, userId: `${userId}-${word}`, event });
  const lamp = `Lamp Rubbed ${word}`;
  const batch = [did('twice', lamp), did('twice', lamp), did('once', lamp), did('other', `Rug Shaken ${word}`)];
  const answer = await api.eventsBatch({ batch }, { headers: { authorization: basic(writeKey, '') } });
  assert.equal(expectStatus(answer, 200).success, true);
}

async function makeSegment(word: string, rule: Rule): Promise<api.CreateSegmentAnswer> {
  const request: api.CreateSegmentRequest = { name: `Lamp rubbers ${word}`, rule, status: 'active', goal: 'Test' };
  const key = { idempotencyKey: `walk-${word}` };
  const segment = expectStatus(await api.createSegment(request, key), 201);
  assert.deepEqual([segment.status, segment.version, segment.rule], ['active', 1, rule]);
  assert.equal(expectStatus(await api.createSegment(request, key), 201).id, segment.id);
  assert.deepEqual(expectStatus(await api.getSegment(segment.id), 200).id, segment.id);
  assert.deepEqual(expectStatus(await api.getSegment(segment.key), 200).id, segment.id);
  assert.equal((await api.getSegment('seg_none')).status, 404);

  const faulty = await api.createSegment(
    { name: 'Faulty', rule: { type: 'all', children: [{ type: 'metric', metric: 'noSuch', op: 'gte', value: 1 }] } },
    {},
  );
  assert.equal(expectStatus(faulty, 422).errors?.[0]?.path, '/rule/children/0/metric');

  // Every segment, page by page, each once.
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = expectStatus(await api.listSegments({ limit: 3, cursor, sort: 'name' }), 200);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.includes(segment.id));
  return segment;
}

async function readRule(rule: Rule, event: string, word: string): Promise<void> {
  const preview = expectStatus(await api.previewSegment({ rule, sample: 500 }), 200);
  assert.equal(preview.count, 1);
  assert.equal(preview.sample[0]?.externalId, `twice-${word}`);
  assert.equal(preview.steps.at(-1)?.cumulative, 1);
  assert.ok(preview.total >= 3 && preview.reachable <= preview.count && preview.tookMs >= 0);
  const past = new Date(Date.now() - 86_400_000).toISOString();
  assert.equal(expectStatus(await api.previewSegment({ rule, asOf: past }), 200).count, 0);

  const points = expectStatus(
    await api.backtestSegment({ rule, from: past, to: new Date().toISOString(), every: '12h' }),
    200,
  ).points;
  assert.equal(points[0]?.count, 0);
  assert.ok(points.length >= 2);

  const described = expectStatus(await api.describeRule({ rule }), 200);
  assert.match(described.sentence, new RegExp(event));
  assert.ok(described.parts.every(({ text }) => described.sentence.includes(text)));

  const text = 'customers who viewed a product at least 3 times in the last 7 days';
  const parsed = expectStatus(await api.parseSentence({ text }), 200);
  assert.deepEqual(parsed.unknown, []);
  expectStatus(await api.previewSegment({ rule: parsed.rule }), 200);
}

async function readMembers(segmentId: string, word: string): Promise<void> {
  type Member = { customerId: string; externalId: string | null; enteredAt: string };
  let members: Member[] = [];
  for (let waited = 0; members.length === 0 && waited < 20_000; waited += 200) {
    members = expectStatus(await api.listSegmentMembers(segmentId, { limit: 10 }), 200).data;
    if (members.length === 0) await sleep(200);
  }
  const [member] = members;
  assert.deepEqual(
    members.map(({ externalId }) => externalId),
    [`twice-${word}`],
  );
  assert.ok(member);
  assert.equal((await api.exportSegmentMembers(segmentId)).status, 200);

  const history = expectStatus(await api.getSegmentHistory(segmentId, { days: 2 }), 200).data;
  assert.deepEqual([history.at(-1)?.size, history.at(-1)?.entered], [1, 1]);

  const where = expectStatus(await api.listCustomerSegments(member.customerId), 200).data;
  const here = where.find(({ id }) => id === segmentId);
  assert.equal(here?.enteredAt, member.enteredAt);

  const { rule } = expectStatus(await api.getSegment(segmentId), 200);
  const explained = expectStatus(await api.explainCustomer(member.customerId, { rule }), 200);
  assert.deepEqual(
    [explained.holds, explained.children?.[0]?.holds, explained.children?.[0]?.observed],
    [true, true, 2],
  );
}

async function changeSegment(segment: api.CreateSegmentAnswer): Promise<void> {
  const changed = expectStatus(await api.updateSegment(segment.id, { version: 1, goal: 'Another' }), 200);
  assert.deepEqual([changed.version, changed.goal], [2, 'Another']);
  const stale = expectStatus(await api.updateSegment(segment.id, { version: 1, goal: 'Late' }), 409);
  assert.equal(stale.errors?.[0]?.path, '/version');
}

async function deleteWhatIsUsed(segment: api.CreateSegmentAnswer, word: string): Promise<void> {
  const user = expectStatus(
    await api.createSegment(
      {
        name: `Uses ${word}`,
        status: 'active',
        rule: { type: 'all', children: [{ type: 'segment', segment: segment.id, op: 'in' }] },
      },
      {},
    ),
    201,
  );
  for (let waited = 0; waited < 20_000; waited += 200) {
    if (expectStatus(await api.getSegment(user.id), 200).size === 1) break;
    await sleep(200);
  }
  const overlap = expectStatus(await api.getSegmentOverlap(`${segment.id},${user.key}`), 200).data;
  assert.deepEqual(
    overlap.map(({ sizeA, sizeB, both, jaccard }) => [sizeA, sizeB, both, jaccard]),
    [[1, 1, 1, 1]],
  );
  const refused = expectStatus(await api.deleteSegment(segment.id), 409);
  assert.match(refused.detail ?? '', new RegExp(`Uses ${word}`));
  assert.equal((await api.deleteSegment(user.id)).status, 204);
  assert.equal((await api.deleteSegment(segment.id)).status, 204);
  assert.equal((await api.getSegment(segment.id)).status, 404);
}

/** An endpoint that is not enabled: what is sent to one that is, is tested with a receiver. */
async function keepWebhook(segmentId: string, word: string): Promise<void> {
  const url = 'https://hooks.example.com/kindred';
  const request: api.CreateWebhookRequest = { url, segments: [segmentId], events: ['segment.left'], enabled: false };
  const key = { idempotencyKey: `webhook-${word}` };
  const { secret, ...webhook } = expectStatus(await api.createWebhook(request, key), 201);
  assert.match(secret ?? '', /^whsec_/);
  assert.deepEqual([webhook.events, webhook.segments, webhook.enabled], [['segment.left'], [segmentId], false]);
  const repeated = expectStatus(await api.createWebhook(request, key), 201);
  assert.deepEqual([repeated.id, repeated.secret], [webhook.id, undefined]);
  assert.deepEqual(expectStatus(await api.getWebhook(webhook.id), 200), webhook);
  const faulty = expectStatus(await api.createWebhook({ url: 'ftp://example.com', segments: ['none'] }, {}), 422);
  assert.equal(faulty.errors?.[0]?.path, '/url');

  const changed = expectStatus(await api.updateWebhook(webhook.id, { segments: null, description: 'Walk' }), 200);
  assert.deepEqual([changed.segments, changed.description, changed.url], [null, 'Walk', url]);
  const rotated = expectStatus(await api.rotateWebhookSecret(webhook.id), 200);
  assert.notEqual(rotated.secret, secret);
  assert.ok(rotated.oldSecretUntil);
  const all = expectStatus(await api.listWebhooks({ limit: 500 }), 200);
  assert.ok(all.data.some(({ id }) => id === webhook.id));

  expectStatus(await api.testWebhook(webhook.id), 409);
  expectStatus(await api.recoverWebhookDeliveries(webhook.id, { since: new Date().toISOString() }), 409);
  assert.deepEqual(expectStatus(await api.listWebhookDeliveries(webhook.id, {}), 200).data, []);
  assert.equal((await api.getWebhookDelivery('msg_none')).status, 404);
  assert.equal((await api.replayWebhookDelivery('msg_none')).status, 404);
  assert.equal((await api.deleteWebhook(webhook.id)).status, 204);
  assert.equal((await api.getWebhook(webhook.id)).status, 404);
}
