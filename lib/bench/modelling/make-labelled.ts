import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '@/lib/core';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import { sharedFloat32 } from '@/lib/modelling/parallel';

export interface Labelled {
  readonly x: Matrix;
  readonly y: Int32Array;
  readonly testX: Matrix;
  readonly testY: Int32Array;
  /** Float32, column after column, training rows and then test rows; and int32. */
  readonly files: { readonly x: string; readonly y: string };
}

/**
 * Two classes by a logistic model of half of the columns, with bends, steps and an interaction; the rest is noise. In
 * memory and in files that a peer reads.
 */
export function makeLabelled(rows: number, testRows: number, columns: number, seed: number, folder: string): Labelled {
  const random = createRandom(`${seed}/labelled`);
  const all = rows + testRows;
  const data = sharedFloat32(all * columns);
  for (let i = 0; i < data.length; i += 1) data[i] = random.normal();
  const value = (row: number, column: number): number => data[column * all + row] ?? 0;
  const y = Int32Array.from({ length: all }, (_, i) => {
    const line = value(i, 0) - 0.8 * value(i, 1) + 0.5 * value(i, 2) - 0.3 * value(i, 3) + 0.2 * value(i, 4);
    const bent = 0.6 * Math.abs(value(i, 5)) + 0.5 * Math.sin(2 * value(i, 6)) + (value(i, 7) > 0.5 ? 0.7 : 0);
    const both = value(i, 8) > 0 && value(i, 9) > 0 ? 0.8 : 0;
    return random.next() < 1 / (1 + Math.exp(1.2 - line - bent - both)) ? 1 : 0;
  });
  const files = { x: path.join(folder, `labelled-${seed}.f32`), y: path.join(folder, `labelled-${seed}.i32`) };
  writeFileSync(files.x, data);
  writeFileSync(files.y, y);
  const matrix: Matrix = { rows: all, columns, data };
  const part = (from: number, count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => from + i);
  return {
    x: takeRows(matrix, part(0, rows)),
    y: y.slice(0, rows),
    testX: takeRows(matrix, part(rows, testRows)),
    testY: y.slice(rows),
    files,
  };
}

/** Reads the files again in Python. */
export const READ_LABELLED = `
from sklearn.metrics import roc_auc_score
rows = args['rows']
allx = columns(args['x'], rows + args['testRows'])
ally = np.fromfile(args['y'], dtype=np.int32)
X, y, tx, ty = allx[:rows], ally[:rows], allx[rows:], ally[rows:]
`;
