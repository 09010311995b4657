import type { Leaf } from '@/lib/rules';
import type { CustomerSet, SetScope } from './customer-set';

/** What is asked of an engine, besides the conditions. */
export interface Question {
  /** The instant t, in milliseconds since 1970. */
  at: number;
  /** Only these customers (numbers). */
  customers?: readonly number[];
  /** Percentile thresholds in force; where none is given they are computed afresh. Null: nobody has the metric. */
  threshold?(metric: string, percentile: number): number | null | undefined;
  /** Everyone, where the caller knows it already. */
  everyone?: CustomerSet;
  /** More is asked of the same snapshot: what answers from memory is kept for it, and others wait. */
  more?: boolean;
}

export interface Evaluation {
  /** Everyone who is a customer now (and asked for). */
  everyone: CustomerSet;
  /** The set of each leaf by its key, within everyone. */
  sets: ReadonlyMap<string, CustomerSet>;
  /** What is known of each customer by number, as bits of `PERSON`; only where an engine holds it. */
  states?: Uint8Array;
}

/**
 * The port to whatever answers who satisfies a condition. Implementations agree on every set: a contract suite and the
 * naive evaluator of `lib/testing` see to that.
 */
export interface Audience {
  /** Throws AppError timeout where an answer takes longer than the engine's limit. */
  evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation>;
}
