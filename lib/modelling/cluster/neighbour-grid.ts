import type { Matrix } from '../matrix';

const MOST_GRID_COLUMNS = 4;
/** Pairs looked at between two chances to stop, also within one crowded cell. */
const PAUSE = 4_000_000;

/**
 * Rows sorted into cells of at least a radius in the (at most four) columns of widest spread. Rows within the radius of a row are in
 * its cell or in one that touches it, whatever the other columns say.
 */
export class NeighbourGrid {
  /** Row number of the matrix at each place of the order. */
  readonly order: Int32Array;
  /** Values in that order, row after row. */
  readonly points: Float64Array;
  /** First place of each cell, and the end of the last one. */
  private readonly starts: Int32Array;
  private readonly keys: Float64Array;
  private readonly offsets: readonly number[];
  private readonly squared: number;
  private readonly columns: number;
  private looked = 0;

  constructor(x: Matrix, radius: number) {
    this.columns = x.columns;
    this.squared = radius * radius;
    const { keys, steps } = cellKeys(x, radius);
    const sorted = keys.map((key, i) => key * x.rows + i).sort();
    this.order = Int32Array.from(sorted, (code) => code % x.rows);
    this.points = new Float64Array(x.rows * x.columns);
    for (let p = 0; p < x.rows; p += 1) {
      const row = this.order[p] ?? 0;
      for (let j = 0; j < x.columns; j += 1) this.points[p * x.columns + j] = x.data[j * x.rows + row] ?? 0;
    }
    const starts: number[] = [];
    const cells: number[] = [];
    for (let p = 0; p < x.rows; p += 1) {
      const key = keys[this.order[p] ?? 0] ?? 0;
      if (key === cells.at(-1)) continue;
      cells.push(key);
      starts.push(p);
    }
    starts.push(x.rows);
    this.starts = Int32Array.from(starts);
    this.keys = Float64Array.from(cells);
    this.offsets = steps.slice(0, -1).reduce((sums, step) => sums.flatMap((sum) => [sum - step, sum, sum + step]), [0]);
  }

  /**
   * Calls `meet` with each pair of places within the radius, the lower one second; a row does not meet itself. Cells are
   * visited in order and the cells around them found by pointers that only move on.
   */
  forEachPair(meet: (place: number, lower: number) => void, between?: (share: number) => void): void {
    const { keys, offsets } = this;
    const cells = keys.length;
    const pointers = new Int32Array(offsets.length);
    for (let cell = 0; cell < cells; cell += 1) {
      const pause = () => between?.(cell / cells);
      if (cell % 1_024 === 0) pause();
      const key = keys[cell] ?? 0;
      for (let o = 0; o < offsets.length; o += 1) {
        const low = key + (offsets[o] ?? 0) - 1;
        let p = pointers[o] ?? 0;
        while (p < cells && (keys[p] ?? 0) < low) p += 1;
        pointers[o] = p;
        while (p < cells && (keys[p] ?? 0) <= low + 2 && p <= cell) {
          this.meetCells(cell, p, meet, pause);
          p += 1;
        }
      }
    }
  }

  private meetCells(
    cell: number,
    other: number,
    meet: (place: number, lower: number) => void,
    pause: () => void,
  ): void {
    const { points, starts, columns: d, squared } = this;
    const end = starts[cell + 1] ?? 0;
    const from = starts[other] ?? 0;
    const last = starts[other + 1] ?? 0;
    for (let a = starts[cell] ?? 0; a < end; a += 1) {
      const own = a * d;
      const stop = cell === other ? a : last;
      this.looked += stop - from;
      if (this.looked > PAUSE) {
        this.looked = 0;
        pause();
      }
      for (let b = from; b < stop; b += 1) {
        let sum = 0;
        for (let j = 0, p = own, q = b * d; j < d; j += 1, p += 1, q += 1) {
          const difference = (points[p] ?? 0) - (points[q] ?? 0);
          sum += difference * difference;
        }
        if (sum <= squared) meet(a, b);
      }
    }
  }
}

/** The cell of each row as one number, and what a step in each column of the grid adds to it (1 in the last). */
function cellKeys(x: Matrix, radius: number): { keys: Float64Array; steps: number[] } {
  const spans = Array.from({ length: x.columns }, (_, j) => {
    const values = x.data.subarray(j * x.rows, (j + 1) * x.rows);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { values, low, span: high - low };
  });
  const widest = spans.sort((a, b) => b.span - a.span).slice(0, MOST_GRID_COLUMNS);
  // Cell and row number together must be a whole number that a float64 holds.
  const most = Math.floor((2 ** 53 / x.rows) ** (1 / widest.length)) - 4;
  const sides = widest.map(({ span }) => Math.max(radius, span / most) * (1 + 1e-9));
  const counts = widest.map(({ span }, g) => Math.floor(span / (sides[g] ?? 1)) + 3);
  const steps = counts.map((_, g) => counts.slice(g + 1).reduce((product, count) => product * count, 1));
  const keys = new Float64Array(x.rows);
  widest.forEach(({ values, low }, g) => {
    const side = sides[g] ?? 1;
    const step = steps[g] ?? 1;
    for (let i = 0; i < keys.length; i += 1)
      keys[i] = (keys[i] ?? 0) + (Math.floor(((values[i] ?? 0) - low) / side) + 1) * step;
  });
  return { keys, steps };
}
