import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPool } from '../../db';
import { ColumnStore } from './column-store';
import { Columns } from './columns';

let columns: Columns;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
  columns = new Columns(createPool('postgresql://nobody@127.0.0.1:1/none', 1), { maxBytes: 2 ** 20 });
});
afterEach(() => {
  columns.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('loads the events again half a minute after it could not, without being asked, and not before', async () => {
  const load = vi.spyOn(ColumnStore.prototype, 'load').mockResolvedValue(true);
  load.mockRejectedValueOnce(new Error('the connection was lost'));
  await columns.load();
  expect(columns.ready).toBe(false);
  // Whoever asks meanwhile does not start it either: each attempt reads all events.
  await columns.load();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(load).toHaveBeenCalledTimes(2);
  expect(columns.ready).toBe(true);
});

it('leaves a shop that is too large for its memory to the database, and looks again after five minutes when asked', async () => {
  const load = vi.spyOn(ColumnStore.prototype, 'load').mockResolvedValue(false);
  await columns.load();
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  await columns.load();
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  await columns.load();
  expect(load).toHaveBeenCalledTimes(2);
  expect(columns.ready).toBe(false);
});
