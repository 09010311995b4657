import { AppError } from '@/lib/core';
import { sharedInt32 } from '@/lib/modelling/parallel';
import { probePart } from '@/lib/modelling/probe-part';
import { defineTask } from './define-task';

export interface Probe {
  /** Each is squared by a part of its own; a negative one is refused. */
  readonly values: readonly number[];
  /** Computes without a pause until it is aborted; a stubborn one does not look. */
  readonly spin?: 'attentive' | 'stubborn';
}

/** Does nothing of use: shows that threads, helpers, progress, errors and abort work. */
export const probeTask = defineTask({
  name: 'probe',
  run: ({ values, spin }: Probe, { signal, onProgress, parallel }): { squares: number[]; parts: number } => {
    onProgress(0.25);
    while (spin) if (spin === 'attentive') signal.throwIfAborted();
    const shared = sharedInt32(1);
    const squares = parallel.map(
      probePart,
      values.map((value) => ({ value, shared })),
    );
    if (values.length === 0)
      throw new AppError('invalidInput', 'A probe needs numbers.', {
        errors: [{ path: '/values', message: 'is empty' }],
      });
    onProgress(1);
    return { squares, parts: Atomics.load(shared, 0) };
  },
});
