import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { openProductDatabase } from '@/lib/testing/product-database';
import { createBudget } from './budget';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());

const at = (text: string) => new FixedClock(new Date(text));
const limits = { perDay: 1_000, perMonth: 1_500 };

it('holds for a day and for a month, for everybody at once, and says so in words', async () => {
  const today = createBudget(pool(), limits, at('2026-11-22T10:00:00Z'));
  const asked = await Promise.allSettled(Array.from({ length: 8 }, () => today.take(300)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  await expect(today.take(101)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/budget \(1,000 tokens a day, 1,500 a month\) is used up/),
  });
  await today.correct(-250);
  await today.take(350);
  const tomorrow = createBudget(pool(), limits, at('2026-11-23T00:00:00Z'));
  await tomorrow.take(500);
  await expect(tomorrow.take(1)).rejects.toThrow('used up');
  await createBudget(pool(), limits, at('2026-12-01T00:00:00Z')).take(1_000);
  await expect(
    createBudget(pool(), { perDay: null, perMonth: 10 }, at('2027-01-01T00:00:00Z')).take(11),
  ).rejects.toThrow('10 a month');
});
