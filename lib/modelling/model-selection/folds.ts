import { AppError } from '@/lib/core';
import { createRandom } from '@/lib/core/random';

/** Rows to learn from and rows to measure on. */
export interface Fold {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

function shuffle(rows: number[], next: () => number): number[] {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [rows[i], rows[j]] = [rows[j] ?? 0, rows[i] ?? 0];
  }
  return rows;
}

/**
 * k parts, each of nearly the same share of every class; every row is in one test part. Throws invalidInput where a class
 * has fewer rows than there are folds.
 */
export function stratifiedFolds(labels: ArrayLike<number>, folds = 5, seed = 1): Fold[] {
  checkFolds(folds, labels.length);
  const random = createRandom(seed).fork('folds');
  const classes = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i += 1) {
    const rows = classes.get(labels[i] ?? 0);
    if (rows) rows.push(i);
    else classes.set(labels[i] ?? 0, [i]);
  }
  const part = new Int32Array(labels.length);
  // Classes deal their rows one after the other to the same circle of parts, so that the parts differ by a row at most.
  let dealt = 0;
  for (const [label, rows] of [...classes].sort(([a], [b]) => a - b)) {
    if (rows.length < folds) {
      throw new AppError('invalidInput', `Class ${label} has ${rows.length} rows, fewer than the ${folds} folds.`);
    }
    for (const row of shuffle(rows, random.next)) {
      part[row] = dealt % folds;
      dealt += 1;
    }
  }
  return foldsOf(part, folds);
}

/** k parts of nearly the same size, at random. */
export function shuffledFolds(rows: number, folds = 5, seed = 1): Fold[] {
  checkFolds(folds, rows);
  const random = createRandom(seed).fork('folds');
  const part = new Int32Array(rows);
  shuffle(
    Array.from({ length: rows }, (_, i) => i),
    random.next,
  ).forEach((row, i) => {
    part[row] = i % folds;
  });
  return foldsOf(part, folds);
}

function checkFolds(folds: number, rows: number): void {
  if (!Number.isInteger(folds) || folds < 2) throw new AppError('invalidInput', 'There are at least 2 folds.');
  if (rows < folds) throw new AppError('invalidInput', `${rows} rows are fewer than the ${folds} folds.`);
}

function foldsOf(part: Int32Array, folds: number): Fold[] {
  return Array.from({ length: folds }, (_, k) => {
    const train: number[] = [];
    const test: number[] = [];
    part.forEach((own, row) => {
      (own === k ? test : train).push(row);
    });
    return { train: Uint32Array.from(train), test: Uint32Array.from(test) };
  });
}

/**
 * Folds that never look ahead: the rows in order of time are cut into `folds` + 1 parts; each fold is measured on a part
 * and learns from all that is older than that part's first time by at least `gap` (in the unit of the times).
 */
export function timeFolds(times: ArrayLike<number>, folds = 5, gap = 0): Fold[] {
  checkFolds(folds + 1, times.length);
  const order = Array.from({ length: times.length }, (_, i) => i).sort(
    (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b,
  );
  return Array.from({ length: folds }, (_, k) => {
    const start = Math.floor(((k + 1) * order.length) / (folds + 1));
    const end = Math.floor(((k + 2) * order.length) / (folds + 1));
    const from = times[order[start] ?? 0] ?? 0;
    // Strictly older, so that no moment is on both sides.
    const train = order.slice(0, start).filter((row) => (times[row] ?? 0) < from && (times[row] ?? 0) <= from - gap);
    if (train.length === 0) throw new AppError('invalidInput', `Fold ${k + 1} has nothing older to learn from.`);
    return { train: Uint32Array.from(train), test: Uint32Array.from(order.slice(start, end)) };
  });
}

/** One cut: the given share of each class is held out. */
export function stratifiedHoldOut(labels: ArrayLike<number>, share = 0.2, seed = 1): Fold {
  if (!(share > 0 && share < 1)) throw new AppError('invalidInput', 'The share held out is between 0 and 1.');
  const random = createRandom(seed).fork('hold-out');
  const classes = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i += 1) {
    const rows = classes.get(labels[i] ?? 0);
    if (rows) rows.push(i);
    else classes.set(labels[i] ?? 0, [i]);
  }
  const train: number[] = [];
  const test: number[] = [];
  for (const [label, rows] of [...classes].sort(([a], [b]) => a - b)) {
    if (rows.length < 2)
      throw new AppError('invalidInput', `Class ${label} has a single row: it cannot be on both sides.`);
    const held = Math.min(rows.length - 1, Math.max(1, Math.round(rows.length * share)));
    shuffle(rows, random.next).forEach((row, i) => {
      (i < held ? test : train).push(row);
    });
  }
  return { train: Uint32Array.from(train).sort(), test: Uint32Array.from(test).sort() };
}
