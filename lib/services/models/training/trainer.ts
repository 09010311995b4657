import type { z } from 'zod';
import type { Task } from '@/lib/platform/compute/define-task';
import type { RunOptions } from '@/lib/platform/compute/run-task';
import type { Pool } from '@/lib/platform/db';
import type { DriftProfile } from '@/lib/statistics/drift-profile';
import type { FeatureTable } from '../features/feature-table';
import type { DataCheck, Explanation, ModelDefinition, ModelKind, ModelResult, VersionSummary } from '../types';

/** How far a training is: in words, and 0 to 1 over its steps. Throws where somebody has asked it to stop. */
export type Report = (step: string, share: number, count?: { done: number; total: number }) => Promise<void>;

/** Runs a task in a thread (`runTask`), or in a test at once. */
export type Compute = <Payload, Answer>(
  task: Task<Payload, Answer>,
  payload: Payload,
  options?: RunOptions,
) => Promise<Answer>;

export interface TrainingContext {
  pool: Pool;
  at: Date;
  modelKey: string;
  modelName: string;
  definition: ModelDefinition;
  /** Artefact of the champion, where there is one: to continue group names, or to update instead of training anew. */
  champion: { number: number; artefact: unknown; result: ModelResult | null } | null;
  trigger: string;
  report: Report;
  signal: AbortSignal;
}

/** What drift is measured against: what the version learned from, by feature; the score's is called `$score`. */
export interface DriftReference {
  readonly features: readonly { readonly name: string; readonly label: string; readonly profile: DriftProfile }[];
}
export const SCORE = '$score';

/** What a training gives: all of it plain JSON. */
export interface Trained {
  artefact: unknown;
  result: ModelResult;
  /** Long lists of the card, read apart. */
  details?: unknown;
  reference?: DriftReference;
  /** Rows kept for comparing versions: who, when, and what came. */
  holdOut?: { customers: number[]; at: number[]; outcomes: number[] };
  headline: NonNullable<VersionSummary['headline']>;
  calibrationError?: number | null;
  customers: number;
}

/** One answer. `label`: group or class. */
export interface ScoreRow {
  customer: number;
  value: number | null;
  probability: number | null;
  label: string | null;
  extra?: Record<string, unknown>;
}

export interface Scored {
  rows: ScoreRow[];
  /** What they were read off, for drift; left out where there is no table of features. */
  features?: FeatureTable;
}

export interface Prediction {
  value: number | string | null;
  probability: number | null;
  explanation: Explanation | null;
}

/** A trained version in memory, ready to answer. */
export interface OpenModel {
  /** Answers for these customers, or everyone the model is for; those it is not for are missing from the rows. */
  score(pool: Pool, customers: readonly number[] | null, at: Date): Promise<Scored>;
  /** Answers for customers as they were at instants, whoever they are: to compare versions on one hold-out. */
  scoreAt?(pool: Pool, rows: { customers: readonly number[]; at: readonly number[] }): Promise<Float64Array>;
  /** Answers for features as somebody gives them; missing ones are treated as missing. */
  predictRows?(rows: readonly Readonly<Record<string, unknown>>[], explain: boolean): Prediction[];
  /** Why a customer has the answer; undefined where the model is not for this customer. */
  explain?(pool: Pool, customer: number, at: Date): Promise<Explanation | undefined>;
  /** The same for a row that was just scored, whose features need not be read again. */
  explainScored?(scored: Scored, row: number): Explanation | undefined;
}

/** What a kind of model must offer; listed in `trainers.ts`. */
export interface Trainer {
  readonly kinds: readonly ModelKind[];
  /** Parameters as people give them; throws where one is not valid. */
  readonly params: z.ZodType;
  /** What a model has where nothing is said. */
  defaults(kind: ModelKind): Pick<ModelDefinition, 'features' | 'target'>;
  /** Whether there is enough to learn from; the training is refused with the reason where not. */
  checkData(pool: Pool, definition: ModelDefinition, at: Date): Promise<DataCheck>;
  /**
   * Reads what is needed, computes in a thread (tasks are listed in lib/worker/compute/tasks.ts) and gives the version.
   * Runs again from its start where it was cut off.
   */
  train(context: TrainingContext, compute: Compute): Promise<Trained>;
  /** Reads an artefact back; throws invalidInput for one of another format. */
  open(artefact: unknown, definition: ModelDefinition): OpenModel;
  /** The metric column of customer_snapshot that it may write besides those of its key. */
  writes?(definition: ModelDefinition): 'churn_probability' | 'lifetime_value' | undefined;
}
