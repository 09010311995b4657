import { AppError } from '@/lib/core';

/** What is said of a rule that no engine can answer within the limit. */
export const takesTooLong = (cause?: unknown): AppError =>
  new AppError('timeout', 'This rule takes too long to count; narrow its time frames or use fewer conditions', {
    cause,
  });
