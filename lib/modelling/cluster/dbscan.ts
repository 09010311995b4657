import { AppError } from '@/lib/core';
import { type Artefact, type Clusterer, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { find } from './linkage';
import { NeighbourGrid } from './neighbour-grid';

export interface DbscanParams {
  /** Radius within which rows are neighbours. */
  readonly eps: number;
  /** Neighbours, itself included, that make a row a core of a cluster. */
  readonly minSamples: number;
}

interface DbscanState {
  readonly columns: number;
  readonly clusters: number;
  readonly noise: number;
  /** Core rows, one after the other, and their clusters: new rows are assigned by them. */
  readonly cores: number[];
  readonly coreLabels: number[];
}

const KIND = 'dbscan';
const FORMAT = 1;

/**
 * DBSCAN (Ester et al. 1996) over a grid. Labels are those of scikit-learn: clusters in the order of their first core row,
 * a row between two clusters in the first of them, −1 for noise.
 */
export class Dbscan implements Clusterer<DbscanParams> {
  readonly kind = KIND;
  readonly params: DbscanParams;
  private state: DbscanState | null = null;
  private fitted: Int32Array | undefined;

  constructor(params: Partial<DbscanParams> & Pick<DbscanParams, 'eps'>) {
    this.params = { minSamples: 5, ...params };
    if (!(this.params.eps > 0) || !Number.isFinite(this.params.eps))
      throw new AppError('invalidInput', `The radius is a number above 0, not ${this.params.eps}.`);
    if (!Number.isInteger(this.params.minSamples) || this.params.minSamples < 1)
      throw new AppError(
        'invalidInput',
        `The least number of neighbours is a whole number from 1, not ${this.params.minSamples}.`,
      );
  }

  fit(x: Matrix, { signal, onProgress }: FitOptions = {}): this {
    checkMatrix(x);
    this.state = null;
    signal?.throwIfAborted();
    const { labels, isCore } = group(x, this.params, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share);
    });
    const cores = Int32Array.from(labels.keys()).filter((i) => isCore[i] === 1);
    this.state = {
      columns: x.columns,
      clusters: labels.reduce((most, label) => Math.max(most, label + 1), 0),
      noise: labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0),
      cores: Array.from(cores).flatMap((i) => Array.from({ length: x.columns }, (_, j) => x.data[j * x.rows + i] ?? 0)),
      coreLabels: Array.from(cores, (i) => labels[i] ?? 0),
    };
    this.fitted = labels;
    return this;
  }

  /** Group of each row of `fit`, −1 for noise; not part of the artefact. */
  get labels(): Int32Array {
    return this.fitted ?? notFitted(KIND);
  }

  get clusters(): number {
    return this.known().clusters;
  }

  /** Rows of `fit` that belong to no cluster. */
  get noise(): number {
    return this.known().noise;
  }

  /** The cluster of the nearest core row within the radius, else −1. */
  predict(x: Matrix): Int32Array {
    const { columns, cores, coreLabels } = this.known();
    checkMatrix(x, { columns });
    const points = Float64Array.from(cores);
    const limit = this.params.eps ** 2;
    return Int32Array.from({ length: x.rows }, (_, i) => {
      let label = -1;
      let least = limit;
      for (let c = 0; c < coreLabels.length; c += 1) {
        let sum = 0;
        for (let j = 0; j < columns && sum <= least; j += 1)
          sum += ((x.data[j * x.rows + i] ?? 0) - (points[c * columns + j] ?? 0)) ** 2;
        if (sum > least || (sum === least && label >= 0)) continue;
        least = sum;
        label = coreLabels[c] ?? -1;
      }
      return label;
    });
  }

  toJSON(): Artefact<typeof KIND, DbscanParams, DbscanState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): Dbscan {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, DbscanParams, DbscanState>;
    const model = new Dbscan(params);
    model.state = state;
    return model;
  }

  private known(): DbscanState {
    return this.state ?? notFitted(KIND);
  }
}

function group(
  x: Matrix,
  { eps, minSamples }: DbscanParams,
  between: (share: number) => void,
): { labels: Int32Array; isCore: Uint8Array } {
  const n = x.rows;
  const grid = new NeighbourGrid(x, eps);
  const { order } = grid;
  const met = new Int32Array(n).fill(1);
  grid.forEachPair(
    (a, b) => {
      met[a] = (met[a] ?? 0) + 1;
      met[b] = (met[b] ?? 0) + 1;
    },
    (share) => between(share / 2),
  );
  // The root of a cluster is the place of its core row with the lowest number.
  const parent = Int32Array.from({ length: n }, (_, p) => p);
  const border: number[] = [];
  grid.forEachPair(
    (a, b) => {
      const [coreA, coreB] = [(met[a] ?? 0) >= minSamples, (met[b] ?? 0) >= minSamples];
      if (coreA && coreB) {
        const [s, t] = [find(parent, a), find(parent, b)];
        if (s === t) return;
        if ((order[s] ?? 0) < (order[t] ?? 0)) parent[t] = s;
        else parent[s] = t;
      } else if (coreA) border.push(b, a);
      else if (coreB) border.push(a, b);
    },
    (share) => between(0.5 + share / 2),
  );
  const place = new Int32Array(n);
  for (let p = 0; p < n; p += 1) place[order[p] ?? 0] = p;
  const labels = new Int32Array(n).fill(-1);
  const isCore = new Uint8Array(n);
  const names = new Map<number, number>();
  for (let row = 0; row < n; row += 1) {
    const p = place[row] ?? 0;
    if ((met[p] ?? 0) < minSamples) continue;
    const root = find(parent, p);
    const label = names.get(root) ?? names.size;
    names.set(root, label);
    labels[row] = label;
    isCore[row] = 1;
  }
  for (let i = 0; i < border.length; i += 2) {
    const row = order[border[i] ?? 0] ?? 0;
    const label = labels[order[border[i + 1] ?? 0] ?? 0] ?? -1;
    if ((labels[row] ?? -1) < 0 || label < (labels[row] ?? -1)) labels[row] = label;
  }
  return { labels, isCore };
}
