import { AppError, createRandom } from '@/lib/core';
import { type Artefact, type Clusterer, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { type LloydResult, lloyd } from './lloyd';
import { miniBatch } from './mini-batch';
import { type Centres, PointSpace } from './point-space';
import { startByDistance, startByRows } from './start-centres';

export interface KMeansParams {
  readonly clusters: number;
  readonly seed: number;
  /** First centres: the greedy k-means++, rows by chance, or these (one row for each cluster). */
  readonly start: 'k-means++' | 'rows' | readonly (readonly number[])[];
  /** Starts of which the one with the least inertia is kept; given centres are tried once. */
  readonly starts: number;
  readonly maxIterations: number;
  /** Share of the mean variance of the columns below which the centres count as settled (as scikit-learn's `tol`). */
  readonly tolerance: number;
  /** Rows of a mini-batch (Sculley 2010); undefined: all rows at every step (Lloyd). */
  readonly batchSize?: number;
}

interface KMeansState {
  readonly centres: number[][];
  /** Subtracted before distances are taken. */
  readonly offset: number[];
  /** Rows that each centre stands for; `partialFit` adds to them. */
  readonly counts: number[];
  readonly inertia: number;
  readonly iterations: number;
  readonly settled: boolean;
}

const KIND = 'k-means';
const FORMAT = 1;
const FEW_ROWS = 256;

const DEFAULTS = { seed: 1, start: 'k-means++', starts: 10, maxIterations: 300, tolerance: 1e-4 } as const;

/**
 * K-Means, shaped as scikit-learn's. Distances are taken in float32 of the rows less their mean, sums in float64; the
 * result depends on the seed and on nothing else, threads included.
 */
export class KMeans implements Clusterer<KMeansParams> {
  readonly kind = KIND;
  readonly params: KMeansParams;
  private state: KMeansState | null = null;
  private fitted: Int32Array | undefined;

  constructor(params: Partial<KMeansParams> & Pick<KMeansParams, 'clusters'>) {
    this.params = { ...DEFAULTS, ...params };
    const { clusters, starts, maxIterations, start } = this.params;
    if (!Number.isInteger(clusters) || clusters < 1)
      throw new AppError('invalidInput', `The number of clusters is a whole number from 1, not ${clusters}.`);
    if (!(starts >= 1) || !(maxIterations >= 1))
      throw new AppError('invalidInput', 'At least one start and one iteration are needed.');
    if (typeof start !== 'string' && start.length !== clusters)
      throw new AppError('invalidInput', `${start.length} first centres are given for ${clusters} clusters.`);
  }

  fit(x: Matrix, { signal, parallel, onProgress }: FitOptions = {}): this {
    const { clusters } = this.params;
    checkMatrix(x);
    checkEnough(x.rows, clusters);
    this.state = null;
    const space = new PointSpace(x, { parallel, mostClusters: clusters });
    const { result, labels } = fitSpace(space, this.params, { signal, onProgress });
    return this.take(result, space.offset, labels);
  }

  /** Takes a result that was found elsewhere, such as by a sweep over several numbers of clusters. */
  take(result: LloydResult, offset: Float64Array, labels: Int32Array): this {
    const { centres, counts, inertia, iterations, settled } = result;
    const d = offset.length;
    this.state = {
      centres: Array.from({ length: this.params.clusters }, (_, c) =>
        Array.from(offset, (mean, j) => mean + (centres[c * d + j] ?? 0)),
      ),
      offset: [...offset],
      counts: [...counts],
      inertia,
      iterations,
      settled,
    };
    this.fitted = labels;
    return this;
  }

  /**
   * Moves the centres on by new rows, each centre by the weight of its rows beside those it stands for (Sculley 2010).
   * `forget` (0 to 1) is the share of the old weight that is given up first, so that a shop's change shows.
   */
  partialFit(x: Matrix, { forget = 0 }: { forget?: number } = {}): this {
    const { offset, centres, counts, ...rest } = this.known();
    checkMatrix(x, { columns: offset.length });
    const d = offset.length;
    const space = new PointSpace(x, { offset, mostClusters: centres.length });
    space.forget(centres.length);
    const step = space.step(shifted(centres, offset));
    const weights = counts.map((count) => count * (1 - forget));
    const moved = centres.map((centre, c) => {
      const added = step.counts[c] ?? 0;
      const weight = (weights[c] ?? 0) + added;
      if (added === 0) return centre;
      return centre.map((value, j) => {
        const here = (step.sums[c * d + j] ?? 0) + added * (offset[j] ?? 0);
        return value + (here - added * value) / weight;
      });
    });
    this.state = {
      ...rest,
      offset,
      centres: moved,
      counts: weights.map((weight, c) => weight + (step.counts[c] ?? 0)),
    };
    this.fitted = undefined;
    return this;
  }

  /** The nearest centre of each row. */
  predict(x: Matrix): Int32Array {
    const { centres, offset } = this.known();
    checkMatrix(x, { columns: offset.length });
    const space = new PointSpace(x, { offset, mostClusters: centres.length, plain: x.rows < FEW_ROWS });
    space.forget(centres.length);
    space.step(shifted(centres, offset));
    return space.labels().slice();
  }

  /** Distance of each row to each centre, column after column. */
  transform(x: Matrix): Matrix {
    const { centres } = this.known();
    checkMatrix(x, { columns: centres[0]?.length ?? 0 });
    const data = new Float64Array(x.rows * centres.length);
    centres.forEach((centre, c) => {
      const out = data.subarray(c * x.rows, (c + 1) * x.rows);
      centre.forEach((value, j) => {
        const from = x.data.subarray(j * x.rows, (j + 1) * x.rows);
        for (let i = 0; i < out.length; i += 1) out[i] = (out[i] ?? 0) + ((from[i] ?? 0) - value) ** 2;
      });
      for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i] ?? 0);
    });
    return { rows: x.rows, columns: centres.length, data };
  }

  /** Group of each row of `fit`; not part of the artefact. */
  get labels(): Int32Array {
    return this.fitted ?? notFitted(KIND);
  }

  /** Centres in the units of the data, one row each. */
  get centres(): readonly (readonly number[])[] {
    return this.known().centres;
  }

  /** Rows that each centre stands for. */
  get counts(): readonly number[] {
    return this.known().counts;
  }

  get inertia(): number {
    return this.known().inertia;
  }

  /** Iterations of the start that was kept. */
  get iterations(): number {
    return this.known().iterations;
  }

  toJSON(): Artefact<typeof KIND, KMeansParams, KMeansState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): KMeans {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, KMeansParams, KMeansState>;
    const model = new KMeans(params);
    model.state = state;
    return model;
  }

  private known(): KMeansState {
    return this.state ?? notFitted(KIND);
  }
}

/** The best of several starts in a space that is there already. */
export function fitSpace(
  space: PointSpace,
  params: KMeansParams,
  { signal, onProgress }: FitOptions = {},
): { result: LloydResult; labels: Int32Array } {
  const { clusters, start, maxIterations, tolerance, seed, batchSize } = params;
  const starts = typeof start === 'string' ? params.starts : 1;
  const rule = { maxIterations, tolerance: tolerance * space.meanVariance, signal };
  let best: { result: LloydResult; labels: Int32Array } | undefined;
  for (let n = 0; n < starts; n += 1) {
    signal?.throwIfAborted();
    const random = createRandom(`${seed}/k-means/${n}`);
    const centres = firstCentres(space, start, clusters, random);
    const result = batchSize ? miniBatch(space, centres, random, { ...rule, batchSize }) : lloyd(space, centres, rule);
    if (!best || result.inertia < best.result.inertia) best = { result, labels: space.labels().slice() };
    onProgress?.((n + 1) / starts);
  }
  if (!best) throw new AppError('invalidInput', 'At least one start is needed.');
  return best;
}

function firstCentres(
  space: PointSpace,
  start: KMeansParams['start'],
  clusters: number,
  random: ReturnType<typeof createRandom>,
): Centres {
  if (start === 'k-means++') return startByDistance(space, clusters, random);
  if (start === 'rows') return startByRows(space, clusters, random);
  if (start.some((centre) => centre.length !== space.features))
    throw new AppError('invalidInput', `A first centre needs ${space.features} numbers.`);
  return shifted(start, space.offset);
}

const shifted = (centres: readonly (readonly number[])[], offset: ArrayLike<number>): Centres =>
  Float64Array.from(centres.flatMap((centre) => centre.map((value, j) => value - (offset[j] ?? 0))));

/** Throws invalidInput where there are more clusters than rows. */
export function checkEnough(rows: number, clusters: number): void {
  if (rows < clusters)
    throw new AppError('invalidInput', `${clusters} clusters need at least ${clusters} rows; there are ${rows}.`);
}
