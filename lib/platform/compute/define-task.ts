import type { Parallel } from '@/lib/modelling/parallel';

/** What a task is given beside its payload: the same names as an estimator's FitOptions, so it can be handed on. */
export interface TaskContext {
  /** Aborted from outside also while the task computes without a pause: look at `signal.aborted` between steps. */
  readonly signal: AbortSignal;
  /** Tells the caller the share done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Helper threads; they start with the first work that is given to them. */
  readonly parallel: Parallel;
}

/**
 * Work for a thread of its own. Payload and answer are plain data (structured clone; SharedArrayBuffers arrive shared).
 * Every task stands in the list of `lib/worker/compute/tasks.ts`.
 */
export interface Task<Payload, Answer> {
  readonly name: string;
  run(payload: Payload, context: TaskContext): Answer | Promise<Answer>;
}

export const defineTask = <Payload, Answer>(task: Task<Payload, Answer>): Task<Payload, Answer> => task;
