import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as predict } from '@/app/api/v1/models/[key]/predictions/route';
import { GET as getModel } from '@/app/api/v1/models/[key]/route';
import { POST as createModel, GET as listModels } from '@/app/api/v1/models/route';
import { systemClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { createApiClient } from '@/lib/services/accounts/create-api-client';
import { issueAccessToken } from '@/lib/services/accounts/issue-access-token';
import type { Scope } from '@/lib/services/accounts/permissions';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { openProductDatabase } from '@/lib/testing/product-database';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let reader = '';
let writer = '';
beforeAll(async () => {
  database = await openProductDatabase();
  await pool().query(PREPARE_QUEUE);
  await loadBehavingShop(pool(), { customers: 150, seed: 2, now: systemClock.now().getTime() });
  reader = await tokenFor(['models:read']);
  writer = await tokenFor(['models:read', 'models:write']);
});
afterAll(() => database.close());

async function tokenFor(scopes: Scope[]): Promise<string> {
  const client = await createApiClient({ name: scopes.join(), scopes, at: systemClock.now() });
  return issueAccessToken({ clientRowId: client.id, scopes, at: systemClock.now() });
}

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
async function call(
  handler: Route,
  token: string,
  {
    key = '',
    path = '',
    body,
    idempotency,
  }: { key?: string; path?: string; body?: unknown; idempotency?: string } = {},
) {
  const headers = {
    host: 'localhost:3000',
    authorization: `Bearer ${token}`,
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(idempotency ? { 'idempotency-key': idempotency } : {}),
  };
  const request = new Request(`http://localhost:3000/api/v1/models${path}`, {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const response = await handler(request, { params: Promise.resolve({ key }) });
  return { status: response.status, json: await response.json(), type: response.headers.get('content-type') };
}
const body = { kind: 'kmeans', key: 'by-api', params: { k: 3, resamples: 2, starts: 2 }, seed: 9 };

describe('the models of the public API', () => {
  it('answers 202 with a model in training, once for a key, and then its card', async () => {
    const made = await call(createModel, writer, { body, idempotency: 'one' });
    expect(made).toMatchObject({
      status: 202,
      json: { key: 'by-api', kind: 'kmeans', status: 'training', version: 1, metrics: {}, writes: ['cluster:by-api'] },
    });
    expect((await call(createModel, writer, { body, idempotency: 'one' })).json.id).toBe(made.json.id);
    expect(await call(createModel, writer, { body })).toMatchObject({
      status: 409,
      type: expect.stringContaining('application/problem+json'),
    });
    await trainAll(benchOf(pool(), systemClock));
    const { json: card } = await call(getModel, reader, { key: 'by-api' });
    expect(card).toMatchObject({
      status: 'ready',
      version: 1,
      params: { k: 3 },
      scored: 150,
      features: expect.arrayContaining(['orders']),
    });
    expect(card.metrics).toMatchObject({
      groups: 3,
      silhouette: expect.any(Number),
      daviesBouldin: expect.any(Number),
    });
    expect(card.result.groups).toHaveLength(3);
    const { json: list } = await call(listModels, reader, { path: '?kind=clusters' });
    expect(list.data.map((one: { key: string }) => one.key)).toEqual(['by-api']);
    expect(list.data[0]).not.toHaveProperty('result');
  });

  it('predicts for customers and for rows, and names what is wrong by its place', async () => {
    const some = await call(predict, reader, { key: 'by-api', body: { customers: ['cus_1', 'cus_2'] } });
    expect(some).toMatchObject({
      status: 200,
      json: { data: [{ id: 'cus_1', value: expect.stringMatching(/^g\d$/) }, { id: 'cus_2' }] },
    });
    const rows = await call(predict, reader, {
      key: 'by-api',
      body: { rows: [{ id: 'mine', orders: 30, spend: 3_000, recencyDays: 2 }] },
    });
    expect(rows.json.data).toMatchObject([{ id: 'mine', value: expect.stringMatching(/^g\d$/) }]);
    expect(await call(predict, reader, { key: 'by-api', body: { customers: ['cus_nobody'] } })).toMatchObject({
      status: 404,
      json: { errors: [{ path: '/customers/0' }] },
    });
    expect(await call(predict, reader, { key: 'by-api', body: { customers: ['cus_1'], rows: [{}] } })).toMatchObject({
      status: 422,
    });
    expect(await call(predict, reader, { key: 'none', body: { customers: ['cus_1'] } })).toMatchObject({ status: 404 });
    expect(await call(createModel, writer, { body: { ...body, key: 'bad', params: { k: 0 } } })).toMatchObject({
      status: 422,
      json: { errors: [{ path: '/params/k' }] },
    });
    expect(await call(createModel, writer, { body: { ...body, key: 'bad', params: { clusters: 4 } } })).toMatchObject({
      status: 422,
      json: { errors: [{ path: '/params/clusters' }] },
    });
    expect(
      await call(createModel, writer, {
        body: { kind: 'classifier', key: 'poor', target: { type: 'event', event: 'Nothing' } },
      }),
    ).toMatchObject({ status: 422, json: { detail: expect.stringContaining('too little to learn from') } });
  });

  it('understands the metrics of the rule language as features, and names what is wrong in a population', async () => {
    const features = ['frequency', { name: 'monetary', transform: 'log' }];
    const made = await call(createModel, writer, { body: { ...body, key: 'by-metric', features } });
    expect([made.status, made.json.features]).toEqual([202, ['orders', 'spend']]);
    const row = { id: 'mine', frequency: 30, monetary: 3_000, recencyDays: 2 };
    const rows = await call(predict, reader, { key: 'by-api', body: { rows: [row, { ...row, monetaty: 1 }] } });
    expect(rows.json.errors).toMatchObject([{ path: '/rows/1/monetaty' }]);
    for (const [population, path] of [
      [{ type: 'all', children: [] }, '/population/type'],
      [{ type: 'segment' }, '/population/segment'],
      [{ type: 'segment', segment: 'nowhere' }, '/population/segment'],
      [{ type: 'rule', rule: { type: 'any', children: [] } }, '/population/rule/children'],
    ]) {
      const refused = await call(createModel, writer, { body: { ...body, key: 'nobody', population } });
      expect([refused.status, refused.json.errors?.[0]?.path]).toEqual([422, path]);
    }
  });

  it('asks for the scope', async () => {
    expect(await call(createModel, reader, { body })).toMatchObject({ status: 403 });
    expect(await call(getModel, await tokenFor(['segments:read']), { key: 'by-api' })).toMatchObject({ status: 403 });
    expect(await call(getModel, 'kt_nobody', { key: 'by-api' })).toMatchObject({ status: 401 });
  });
});
