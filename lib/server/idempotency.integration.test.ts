import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { openProductDatabase } from '@/lib/testing/product-database';
import { withIdempotency } from './idempotency';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());

const request = (key?: string) =>
  new Request('http://localhost/api/v1/segments', {
    method: 'POST',
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

/** A creating use case that counts how often it ran. */
function creation(delay = 0) {
  const state = { runs: 0, fail: false };
  const run = async () => {
    state.runs += 1;
    const id = state.runs;
    await sleep(delay);
    if (state.fail) throw new AppError('unavailable');
    return Response.json({ id, name: 'Ünï' }, { status: 201 });
  };
  const send = (key: string | undefined, body: unknown = { a: 1 }, actor = 'client:a') =>
    withIdempotency(request(key), actor, body, run);
  return { state, send };
}

describe('a creating request', () => {
  it('runs every time without a key', async () => {
    const { state, send } = creation();
    await send(undefined);
    await send(undefined);
    expect(state.runs).toBe(2);
  });

  it('runs once with a key, and answers the same again', async () => {
    const { state, send } = creation();
    const first = await send('once');
    const second = await send('once');
    expect(state.runs).toBe(1);
    expect([second.status, await second.json()]).toEqual([first.status, await first.json()]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    await send('once', { a: 1 }, 'client:b');
    expect(state.runs).toBe(2);
  });

  it('keeps nothing that is shown once: a repeat gets the answer without it', async () => {
    const run = async () => Response.json({ id: 1, secret: 'whsec_x' }, { status: 201 });
    const send = () => withIdempotency(request('secret'), 'client:a', {}, run, ['secret']);
    expect(await (await send()).json()).toEqual({ id: 1, secret: 'whsec_x' });
    expect(await (await send()).json()).toEqual({ id: 1 });
    const { rows } = await pool().query('SELECT body FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });

  it('is a conflict where the key came with another body', async () => {
    const { send } = creation();
    await send('reused');
    await expect(send('reused', { a: 2 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('runs once when many come at the same moment, and all get the one answer', async () => {
    const { state, send } = creation(200);
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('together')));
    expect(state.runs).toBe(1);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual(Array(6).fill({ id: 1, name: 'Ünï' }));
  });

  it('that failed can be sent again', async () => {
    const { state, send } = creation();
    state.fail = true;
    await expect(send('again')).rejects.toMatchObject({ code: 'unavailable' });
    state.fail = false;
    expect((await send('again')).status).toBe(201);
  });

  it('needs a key that is one', async () => {
    const { send } = creation();
    for (const key of ['', 'a b', 'x'.repeat(256)])
      await expect(send(key)).rejects.toMatchObject({ code: 'invalidInput' });
  });
});
