import { AppError } from '@/lib/core';
import type { Part } from './parallel';

/** Adds one to a shared number and answers with the square of what it was given; refuses negatives. Shows that threads work. */
export const probePart: Part<{ value: number; shared: Int32Array }, number> = {
  name: 'probe',
  run: ({ value, shared }) => {
    if (value < 0) throw new AppError('invalidInput', 'A probe is not negative.');
    Atomics.add(shared, 0, 1);
    return value * value;
  },
};
