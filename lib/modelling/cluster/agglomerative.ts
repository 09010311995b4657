import { AppError } from '@/lib/core';
import { type Artefact, type Clusterer, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { averagePairs } from './average';
import { type Cut, cutDendrogram, type Merge, toDendrogram } from './linkage';
import { wardPairs } from './ward';

export interface AgglomerativeParams {
  readonly linkage: 'ward' | 'average';
  /** Where the dendrogram is cut for `labels` and `predict`. */
  readonly cut: Cut;
}

interface AgglomerativeState {
  readonly merges: Merge[];
  /** Means of the clusters of the cut, one row each. */
  readonly centres: number[][];
}

const KIND = 'agglomerative';
const FORMAT = 1;
/** Rows at which time (Ward) or memory (average: the distances of all pairs) is still bearable. */
const MOST_ROWS = { ward: 30_000, average: 8_000 } as const;

/** Agglomerative clustering with its whole dendrogram: cut it anywhere after one `fit`. */
export class Agglomerative implements Clusterer<AgglomerativeParams> {
  readonly kind = KIND;
  readonly params: AgglomerativeParams;
  private state: AgglomerativeState | null = null;
  private fitted: Int32Array | undefined;

  constructor(params: Partial<AgglomerativeParams> = {}) {
    this.params = { linkage: 'ward', cut: { clusters: 2 }, ...params };
  }

  fit(x: Matrix, options: FitOptions = {}): this {
    const { linkage, cut } = this.params;
    checkMatrix(x, { minRows: 2 });
    if (x.rows > MOST_ROWS[linkage])
      throw new AppError(
        'invalidInput',
        `${linkage === 'ward' ? 'Ward' : 'Average'} linkage takes at most ${MOST_ROWS[linkage]} rows; there are ${x.rows}. Fit a sample and assign the rest.`,
      );
    if ('clusters' in cut && cut.clusters > x.rows)
      throw new AppError(
        'invalidInput',
        `${cut.clusters} clusters need at least ${cut.clusters} rows; there are ${x.rows}.`,
      );
    this.state = null;
    options.signal?.throwIfAborted();
    const pairs = linkage === 'ward' ? wardPairs(x, options) : averagePairs(x, options);
    const merges = toDendrogram(pairs, x.rows);
    this.fitted = cutDendrogram(merges, cut);
    this.state = { merges, centres: centresOf(x, this.fitted) };
    return this;
  }

  /** The dendrogram, lowest merge first. */
  get merges(): readonly Merge[] {
    return this.known().merges;
  }

  /** Labels of the fitted rows for another cut; nothing is computed anew. */
  cut(cut: Cut): Int32Array {
    return cutDendrogram(this.known().merges, cut);
  }

  get labels(): Int32Array {
    this.fitted ??= this.cut(this.params.cut);
    return this.fitted;
  }

  /** The cluster of the cut whose mean is nearest: how rows that were not fitted are assigned. */
  predict(x: Matrix): Int32Array {
    const { centres } = this.known();
    checkMatrix(x, { columns: centres[0]?.length ?? 0 });
    return Int32Array.from({ length: x.rows }, (_, i) => {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      centres.forEach((centre, c) => {
        let sum = 0;
        for (let j = 0; j < x.columns; j += 1) sum += ((x.data[j * x.rows + i] ?? 0) - (centre[j] ?? 0)) ** 2;
        if (sum >= least) return;
        least = sum;
        best = c;
      });
      return best;
    });
  }

  toJSON(): Artefact<typeof KIND, AgglomerativeParams, AgglomerativeState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): Agglomerative {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, AgglomerativeParams, AgglomerativeState>;
    const model = new Agglomerative(params);
    model.state = state;
    return model;
  }

  private known(): AgglomerativeState {
    return this.state ?? notFitted(KIND);
  }
}

function centresOf(x: Matrix, labels: Int32Array): number[][] {
  const clusters = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const centres = Array.from({ length: clusters }, () => new Array<number>(x.columns).fill(0));
  const counts = new Float64Array(clusters);
  labels.forEach((label, i) => {
    counts[label] = (counts[label] ?? 0) + 1;
    const centre = centres[label] ?? [];
    for (let j = 0; j < x.columns; j += 1) centre[j] = (centre[j] ?? 0) + (x.data[j * x.rows + i] ?? 0);
  });
  return centres.map((centre, c) => centre.map((sum) => sum / (counts[c] ?? 1)));
}
