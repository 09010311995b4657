import { AppError } from '@/lib/core';
import { sharedFloat32, sharedFloat64, sharedInt32 } from '../parallel';

/**
 * What customers did with products, customer after customer and in order of time: those of customer u stand at
 * `offsets[u]` to `offsets[u + 1]`. A product may come several times. `weight` is how much it says (an order more than
 * a look); `time` is in days. The memory is shared with helper threads where there is any to share.
 */
export interface Interactions {
  readonly users: number;
  readonly items: number;
  readonly offsets: Int32Array;
  readonly item: Int32Array;
  readonly weight: Float32Array;
  readonly time: Float64Array;
  /** What the products are, for the recommenders that read it. */
  readonly catalogue?: Catalogue;
}

/** Of each product, by its number. */
export interface Catalogue {
  readonly title: readonly string[];
  readonly category: readonly (string | null)[];
}

export interface InteractionColumns {
  user: ArrayLike<number>;
  item: ArrayLike<number>;
  weight?: ArrayLike<number>;
  time?: ArrayLike<number>;
}

/** Orders what was recorded in any order. Throws invalidInput for a number that is no customer, product or weight. */
export function interactionsOf(
  users: number,
  items: number,
  columns: InteractionColumns,
  catalogue?: Catalogue,
): Interactions {
  const n = columns.user.length;
  const offsets = sharedInt32(users + 1);
  for (let k = 0; k < n; k += 1) {
    const [u, i, w] = [columns.user[k] ?? -1, columns.item[k] ?? -1, columns.weight ? columns.weight[k] : 1];
    if (!(u >= 0 && u < users && i >= 0 && i < items)) {
      throw new AppError('invalidInput', `Interaction ${k} is of customer ${u} and product ${i}, who are not known.`);
    }
    if (w === undefined || !Number.isFinite(w) || w < 0) {
      throw new AppError('invalidInput', `Interaction ${k} has the weight ${w}.`);
    }
    offsets[u + 1] = (offsets[u + 1] ?? 0) + 1;
  }
  for (let u = 0; u < users; u += 1) offsets[u + 1] = (offsets[u + 1] ?? 0) + (offsets[u] ?? 0);
  const place = offsets.slice(0, users);
  const order = new Int32Array(n);
  for (let k = 0; k < n; k += 1) {
    const u = columns.user[k] ?? 0;
    const at = place[u] ?? 0;
    order[at] = k;
    place[u] = at + 1;
  }
  const { time: times } = columns;
  if (times) {
    for (let u = 0; u < users; u += 1) {
      const own = order.subarray(offsets[u], offsets[u + 1]);
      if (own.length > 1) own.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
    }
  }
  const [item, weight, time] = [sharedInt32(n), sharedFloat32(n), sharedFloat64(n)];
  for (let k = 0; k < n; k += 1) {
    const from = order[k] ?? 0;
    item[k] = columns.item[from] ?? 0;
    weight[k] = columns.weight ? (columns.weight[from] ?? 0) : 1;
    time[k] = times ? (times[from] ?? 0) : 0;
  }
  return { users, items, offsets, item, weight, time, catalogue };
}

/** The same with weights halved for every `halfLife` days before the last interaction; null: as they are. */
export function decayed(x: Interactions, halfLife: number | null): Interactions {
  if (halfLife === null) return x;
  const end = x.time.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { ...x, weight: x.weight.map((weight, k) => weight * 2 ** (((x.time[k] ?? 0) - end) / halfLife)) };
}

/** A sparse matrix, row after row: the columns and values of row r stand at `offsets[r]` to `offsets[r + 1]`. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Int32Array;
  readonly index: Int32Array;
  readonly value: Float32Array;
}

/** Customers × products with the sum of the weights; every product at most once a customer, in rising order. */
export function preferenceOf(x: Interactions): Sparse {
  const offsets = new Int32Array(x.users + 1);
  const index = new Int32Array(x.item.length);
  const value = new Float32Array(x.item.length);
  const sum = new Float64Array(x.items);
  let end = 0;
  for (let u = 0; u < x.users; u += 1) {
    const start = end;
    for (let k = x.offsets[u] ?? 0; k < (x.offsets[u + 1] ?? 0); k += 1) {
      const i = x.item[k] ?? 0;
      const w = x.weight[k] ?? 0;
      if (w === 0) continue;
      if (sum[i] === 0) {
        index[end] = i;
        end += 1;
      }
      sum[i] = (sum[i] ?? 0) + w;
    }
    index.subarray(start, end).sort();
    for (let k = start; k < end; k += 1) {
      const i = index[k] ?? 0;
      value[k] = sum[i] ?? 0;
      sum[i] = 0;
    }
    offsets[u + 1] = end;
  }
  return {
    rows: x.users,
    columns: x.items,
    offsets,
    index: index.slice(0, end),
    value: value.slice(0, end),
  };
}

export function transpose(x: Sparse): Sparse {
  const offsets = new Int32Array(x.columns + 1);
  for (let k = 0; k < x.index.length; k += 1) {
    const j = (x.index[k] ?? 0) + 1;
    offsets[j] = (offsets[j] ?? 0) + 1;
  }
  for (let j = 0; j < x.columns; j += 1) offsets[j + 1] = (offsets[j + 1] ?? 0) + (offsets[j] ?? 0);
  const place = offsets.slice(0, x.columns);
  const index = new Int32Array(x.index.length);
  const value = new Float32Array(x.index.length);
  for (let r = 0; r < x.rows; r += 1) {
    for (let k = x.offsets[r] ?? 0; k < (x.offsets[r + 1] ?? 0); k += 1) {
      const j = x.index[k] ?? 0;
      const at = place[j] ?? 0;
      index[at] = r;
      value[at] = x.value[k] ?? 0;
      place[j] = at + 1;
    }
  }
  return { rows: x.columns, columns: x.rows, offsets, index, value };
}
