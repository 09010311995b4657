import { afterAll, beforeAll, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { DOCUMENT } from '@/lib/testing/mail-world';
import { openProductDatabase } from '@/lib/testing/product-database';
import { createTemplate, findTemplate, listTemplates, updateTemplate } from './manage-templates';
import { archivePiece } from './pieces';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());
const at = new Date('2026-11-22T10:00:00Z');
const make = (key: string, name: string, document: unknown = DOCUMENT) =>
  createTemplate(pool(), { key, name, document, by: 'client:one', at });

it('templates are made, listed by name page by page, changed and archived, and a key is taken once', async () => {
  const [second, first] = [await make('two', 'Welcome'), await make('one', 'autumn')];
  await expect(make('two', 'Again')).rejects.toMatchObject({ code: 'conflict' });
  await expect(make('bad', 'Bad', { format: 1, variants: [], blocks: [] })).rejects.toMatchObject({
    code: 'invalidInput',
    errors: [expect.objectContaining({ path: expect.stringContaining('/variants') })],
  });
  const page = await listTemplates(pool(), { limit: 1 });
  expect(page).toMatchObject({ data: [{ id: first.id, name: 'autumn' }], nextCursor: first.id });
  const rest = await listTemplates(pool(), { limit: 1, cursor: first.id });
  expect(rest).toMatchObject({ data: [{ id: second.id }], nextCursor: null });
  await expect(listTemplates(pool(), { limit: 1, cursor: 'nowhere' })).rejects.toMatchObject({
    errors: [{ path: '/cursor' }],
  });
  const renamed = await updateTemplate(pool(), second.id, { name: 'Hello', at });
  expect(renamed).toMatchObject({ name: 'Hello', document: { variants: [{ key: 'A' }, { key: 'B' }] } });
  await archivePiece(pool(), { id: second.id, at });
  await expect(findTemplate(pool(), second.id)).rejects.toMatchObject({ code: 'notFound' });
  await expect(updateTemplate(pool(), second.id, { name: 'x', at })).rejects.toMatchObject({ code: 'notFound' });
  expect((await make('two', 'New')).id).not.toBe(second.id);
});
