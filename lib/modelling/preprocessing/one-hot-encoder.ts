import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, notFitted } from '../estimator';
import type { Matrix } from '../matrix';

/** Values of a category; null and undefined are missing. */
export type Categories = ArrayLike<string | null | undefined>;

export interface OneHotParams {
  /** Categories with a smaller share of the rows are pooled as one, "rare". */
  readonly minShare: number;
  /** Categories that get a column of their own at most, the most frequent ones. */
  readonly most: number;
}

interface OneHotState {
  readonly categories: string[];
  /** Whether anything was pooled, so that there is a column for it. */
  readonly hasRare: boolean;
  readonly hasMissing: boolean;
}

const KIND = 'one-hot-encoder';
const FORMAT = 1;

/** The names under which pooled and missing values appear. */
export const RARE = 'rare';
export const MISSING = 'missing';

/**
 * A column of 0 and 1 for each category, the most frequent first, one for the rare together and one for missing values,
 * where there are any. A category that was not there at `fit` counts as rare; where nothing was rare, all its columns are 0.
 */
export class OneHotEncoder {
  readonly kind = KIND;
  readonly params: OneHotParams;
  private state: OneHotState | null = null;

  constructor(params: Partial<OneHotParams> = {}) {
    this.params = { minShare: 0.01, most: 20, ...params };
    if (!(this.params.minShare >= 0 && this.params.minShare < 1) || !(this.params.most >= 1))
      throw new AppError('invalidInput', 'A category needs a share from 0 to below 1, and at least one column.');
  }

  /** Throws invalidInput where all values are missing. */
  fit(values: Categories): this {
    const counts = new Map<string, number>();
    let missing = 0;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i];
      if (isMissing(value)) missing += 1;
      else counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (counts.size === 0) throw new AppError('invalidInput', 'The category is missing in every row: leave it out.');
    const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const kept = ordered
      .filter(([, count]) => count >= this.params.minShare * values.length)
      .slice(0, this.params.most);
    this.state = {
      categories: kept.map(([name]) => name),
      hasRare: kept.length < counts.size,
      hasMissing: missing > 0,
    };
    return this;
  }

  /** What each column stands for. */
  get names(): string[] {
    const { categories, hasRare, hasMissing } = this.state ?? notFitted(KIND);
    return [...categories, ...(hasRare ? [RARE] : []), ...(hasMissing ? [MISSING] : [])];
  }

  transform(values: Categories): Matrix {
    const { categories, hasRare, hasMissing } = this.state ?? notFitted(KIND);
    const rows = values.length;
    const columns = this.names.length;
    const places = new Map(categories.map((name, j) => [name, j]));
    const rare = hasRare ? categories.length : -1;
    const missing = hasMissing ? columns - 1 : -1;
    const data = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i += 1) {
      const value = values[i];
      const j = isMissing(value) ? missing : (places.get(value) ?? rare);
      if (j >= 0) data[j * rows + i] = 1;
    }
    return { rows, columns, data };
  }

  toJSON(): Artefact<typeof KIND, OneHotParams, OneHotState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): OneHotEncoder {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, OneHotParams, OneHotState>;
    const model = new OneHotEncoder(params);
    model.state = state;
    return model;
  }
}

const isMissing = (value: string | null | undefined): value is null | undefined | '' =>
  value === null || value === undefined || value === '';
