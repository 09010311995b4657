import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '@/lib/core';
import type { Matrix } from '@/lib/modelling/matrix';
import { sharedFloat32 } from '@/lib/modelling/parallel';

export interface Blobs {
  readonly rows: number;
  readonly columns: number;
  readonly centres: number;
  /** Deviation of the centres, that of the rows around them being 1. */
  readonly apart: number;
  readonly seed: number;
}

/** Rows around centres in shared memory, and in a file (float32, column after column) that a peer reads. */
export function makeBlobs({ rows, columns, centres, apart, seed }: Blobs, folder: string): { x: Matrix; file: string } {
  const random = createRandom(`${seed}/blobs`);
  const middle = Float64Array.from({ length: centres * columns }, () => random.normal(0, apart));
  const data = sharedFloat32(rows * columns);
  for (let i = 0; i < rows; i += 1) {
    const centre = Math.min(centres - 1, Math.floor(random.next() * centres)) * columns;
    for (let j = 0; j < columns; j += 1) data[j * rows + i] = (middle[centre + j] ?? 0) + random.normal();
  }
  const file = path.join(folder, `blobs-${rows}-${columns}-${seed}.f32`);
  writeFileSync(file, data);
  return { x: { rows, columns, data }, file };
}
