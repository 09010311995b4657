import type { Run } from './select-events';

/** Calls `visit` for every event of several runs in order of time, those of equal time in order of receipt. */
export function forEachInOrder(runs: readonly Run[], visit: (list: number, index: number, time: number) => void): void {
  const lists = runs.length;
  const at = Uint32Array.from(runs, ({ from }) => from);
  const heads = Float64Array.from(runs, ({ columns, from, to }) =>
    from < to ? headOf(columns.times, from) : Infinity,
  );
  const isOver = (list: number): boolean => (at[list] ?? 0) >= (runs[list]?.to ?? 0);
  let open = runs.filter(({ from, to }) => from < to).length;
  while (open > 0) {
    let first = -1;
    let earliest = Infinity;
    for (let list = 0; list < lists; list += 1) {
      const head = heads[list] ?? Infinity;
      if (head < earliest) {
        earliest = head;
        first = list;
      } else if (head === earliest && !isOver(list) && (first < 0 || isReceivedBefore(runs, at, list, first)))
        first = list;
    }
    const run = runs[first];
    if (!run) return;
    const index = at[first] ?? 0;
    if (!run.keeps || run.keeps(index)) visit(first, index, earliest);
    const next = index + 1;
    at[first] = next;
    if (next < run.to) heads[first] = headOf(run.columns.times, next);
    else {
      heads[first] = Infinity;
      open -= 1;
    }
  }
}

const headOf = (times: Float64Array, index: number): number => times[index] ?? Infinity;

function isReceivedBefore(runs: readonly Run[], at: Uint32Array, a: number, b: number): boolean {
  const [left = 0, right = 0] = [runs[a]?.columns.seqs[at[a] ?? 0], runs[b]?.columns.seqs[at[b] ?? 0]];
  return left < right;
}
