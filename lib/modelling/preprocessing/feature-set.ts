import { AppError } from '@/lib/core';
import { type Artefact, expectArtefact, type FitOptions, notFitted, type Transformer } from '../estimator';
import type { Matrix } from '../matrix';
import { KnnImputer } from './knn-imputer';
import { OneHotEncoder, type OneHotParams } from './one-hot-encoder';
import { Pipeline, readTransformer } from './pipeline';
import { PowerTransformer } from './power-transformer';
import { QuantileTransformer } from './quantile-transformer';
import { RegressionImputer } from './regression-imputer';
import { LogTransformer, RobustScaler, StandardScaler, Winsoriser } from './scalers';
import { SimpleImputer } from './simple-imputer';

/** Raw columns by name: numbers (null, undefined or NaN: missing), or texts of a category. */
export interface RawTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, ArrayLike<number | string | null | undefined>>>;
}

export type Scaling = 'none' | 'standard' | 'robust' | 'quantile' | 'quantile-normal' | 'power' | 'log-standard';

export type Feature =
  | {
      readonly name: string;
      readonly type: 'number';
      readonly scaling?: Scaling;
      /** Shares at which values are cut off, such as [0.01, 0.99]. */
      readonly winsorise?: readonly [low: number, high: number];
      /** How a missing value is filled ('keep': not at all, for models that take it). Default 'median'. */
      readonly missing?: 'mean' | 'median' | 'mode' | 'zero' | 'keep';
      /** A column of 0 and 1 beside it that says where it was missing. */
      readonly indicator?: boolean;
    }
  | ({ readonly name: string; readonly type: 'category' } & Partial<OneHotParams>);

export interface FeatureSetParams {
  readonly features: readonly Feature[];
  /** Fills all numeric features together instead of each on its own. */
  readonly impute?: 'knn' | 'regression';
}

interface FeatureSetState {
  /** By feature, in order: a pipeline or a one-hot encoder. */
  readonly parts: Artefact[];
  readonly imputer: Artefact | null;
  /** Columns that come out, and the feature each is of. */
  readonly names: string[];
  readonly sources: string[];
}

const KIND = 'feature-set';
const FORMAT = 1;

type FittedPart = { feature: Feature; step: Transformer | OneHotEncoder };

/**
 * The way from raw named columns to a matrix, learned once and written down: training and scoring go the same way, whatever
 * is missing or new. Throws invalidInput with the name of a column that is not there, not of its type, infinite, or empty.
 */
export class FeatureSet {
  readonly kind = KIND;
  private parts: FittedPart[] | null = null;
  private imputer: Transformer | null = null;
  private columnNames: string[] = [];
  private columnSources: string[] = [];

  constructor(readonly params: FeatureSetParams) {
    if (params.features.length === 0) throw new AppError('invalidInput', 'At least one feature is needed.');
    const twice = params.features.find(({ name }, i) => params.features.findIndex((one) => one.name === name) !== i);
    if (twice) throw new AppError('invalidInput', `The feature ${twice.name} is there twice.`);
  }

  fit(table: RawTable, options: FitOptions = {}): this {
    this.fitTransform(table, options);
    return this;
  }

  fitTransform(table: RawTable, { onProgress, ...options }: FitOptions = {}): Matrix {
    this.parts = null;
    this.imputer = null;
    const { features, impute } = this.params;
    const together = impute !== undefined;
    const parts = features.map((feature, i): FittedPart => {
      options.signal?.throwIfAborted();
      onProgress?.(i / features.length);
      return { feature, step: named(feature, () => fitPart(feature, table, together, options)) };
    });
    const blocks = parts.map((part) => blockOf(part, table));
    const joined = join(blocks, table.rows);
    this.columnNames = blocks.flatMap(({ names }) => names);
    this.columnSources = blocks.flatMap(({ names, source }) => names.map(() => source));
    const imputer = impute === 'knn' ? new KnnImputer() : impute ? new RegressionImputer() : null;
    const out = imputer ? imputer.fit(joined, options).transform(joined) : joined;
    this.parts = parts;
    this.imputer = imputer;
    return out;
  }

  transform(table: RawTable): Matrix {
    const parts = this.parts ?? notFitted(KIND);
    const joined = join(
      parts.map((part) => blockOf(part, table)),
      table.rows,
    );
    return this.imputer ? this.imputer.transform(joined) : joined;
  }

  /** Columns of the matrix: the name of the feature, with " = category" or " is missing" where it has several. */
  get names(): readonly string[] {
    if (!this.parts) notFitted(KIND);
    return this.columnNames;
  }

  /** The feature that each column of the matrix is of. */
  get sources(): readonly string[] {
    if (!this.parts) notFitted(KIND);
    return this.columnSources;
  }

  toJSON(): Artefact<typeof KIND, FeatureSetParams, FeatureSetState> {
    const state = this.parts && {
      parts: this.parts.map(({ step }) => step.toJSON()),
      imputer: this.imputer?.toJSON() ?? null,
      names: this.columnNames,
      sources: this.columnSources,
    };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): FeatureSet {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, FeatureSetParams, FeatureSetState>;
    const set = new FeatureSet(params);
    if (!state) return set;
    set.parts = params.features.map((feature, i) => {
      const part = state.parts[i] ?? notFitted(KIND);
      return { feature, step: feature.type === 'category' ? OneHotEncoder.fromJSON(part) : readTransformer(part) };
    });
    set.imputer = state.imputer && readTransformer(state.imputer);
    set.columnNames = state.names;
    set.columnSources = state.sources;
    return set;
  }
}

function fitPart(
  feature: Feature,
  table: RawTable,
  together: boolean,
  options: FitOptions,
): Transformer | OneHotEncoder {
  if (feature.type === 'category') {
    const { minShare = 0.01, most = 20 } = feature;
    return new OneHotEncoder({ minShare, most }).fit(readTexts(feature.name, table));
  }
  const values = readNumbers(feature.name, table);
  if (values.data.every((value) => Number.isNaN(value)))
    throw new AppError('invalidInput', 'It is missing in every row: leave it out.');
  return new Pipeline(stepsOf(feature, together)).fit(values, options);
}

function stepsOf(feature: Extract<Feature, { type: 'number' }>, together: boolean): Transformer[] {
  const { scaling = 'standard', winsorise, missing = 'median' } = feature;
  const steps: Transformer[] = [];
  if (winsorise) steps.push(new Winsoriser({ low: winsorise[0], high: winsorise[1] }));
  // What fills in comes from the values as they are, so that "zero" is no amount and not the mean.
  if (!together && missing !== 'keep')
    steps.push(new SimpleImputer(missing === 'zero' ? { strategy: 'constant', value: 0 } : { strategy: missing }));
  if (scaling === 'log-standard') steps.push(new LogTransformer(), new StandardScaler());
  if (scaling === 'standard') steps.push(new StandardScaler());
  if (scaling === 'robust') steps.push(new RobustScaler());
  if (scaling === 'power') steps.push(new PowerTransformer());
  if (scaling === 'quantile') steps.push(new QuantileTransformer());
  if (scaling === 'quantile-normal') steps.push(new QuantileTransformer({ output: 'normal' }));
  return steps;
}

function blockOf({ feature, step }: FittedPart, table: RawTable): { matrix: Matrix; names: string[]; source: string } {
  const { name } = feature;
  return named(feature, () => {
    if (step instanceof OneHotEncoder) {
      const matrix = step.transform(readTexts(name, table));
      return { matrix, names: step.names.map((category) => `${name} = ${category}`), source: name };
    }
    const raw = readNumbers(name, table);
    const matrix = step.transform(raw);
    if (feature.type !== 'number' || !feature.indicator) return { matrix, names: [name], source: name };
    const flags = Float64Array.from(raw.data, (value) => (Number.isNaN(value) ? 1 : 0));
    return {
      matrix: join([{ matrix }, { matrix: { ...raw, data: flags } }], table.rows),
      names: [name, `${name} is missing`],
      source: name,
    };
  });
}

function join(blocks: readonly { matrix: Matrix }[], rows: number): Matrix {
  const columns = blocks.reduce((sum, { matrix }) => sum + matrix.columns, 0);
  const data = new Float64Array(rows * columns);
  let at = 0;
  for (const { matrix } of blocks) {
    data.set(matrix.data, at);
    at += matrix.data.length;
  }
  return { rows, columns, data };
}

function readColumn(name: string, table: RawTable): ArrayLike<number | string | null | undefined> {
  const values = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!values) throw new AppError('invalidInput', 'It is not in the data.');
  if (values.length !== table.rows)
    throw new AppError('invalidInput', `It has ${values.length} values for ${table.rows} rows.`);
  return values;
}

function readNumbers(name: string, table: RawTable): Matrix {
  const values = readColumn(name, table);
  const data = new Float64Array(table.rows);
  for (let i = 0; i < table.rows; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (typeof value !== 'number') throw new AppError('invalidInput', `Row ${i} holds a text, not a number.`);
    if (!Number.isFinite(value) && !Number.isNaN(value))
      throw new AppError('invalidInput', `Row ${i} holds an infinite value.`);
    data[i] = value;
  }
  return { rows: table.rows, columns: 1, data };
}

function readTexts(name: string, table: RawTable): (string | null)[] {
  return Array.from(readColumn(name, table), (value, i) => {
    if (typeof value === 'number') throw new AppError('invalidInput', `Row ${i} holds a number, not a category.`);
    return value ?? null;
  });
}

/** Errors about a column say its name. */
function named<T>({ name }: Feature, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalidInput') throw error;
    throw new AppError('invalidInput', `${name}: ${error.message}`, {
      errors: [{ path: `/features/${name}`, message: error.message }],
      cause: error,
    });
  }
}
