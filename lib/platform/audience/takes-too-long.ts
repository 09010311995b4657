import { AppError, isAppError } from '@/lib/core';

const QUERY_CANCELED = '57014';

/** What is said of a rule that no engine can answer within the limit. */
export const takesTooLong = (cause?: unknown): AppError =>
  new AppError('timeout', 'This rule takes too long to count; narrow its time frames or use fewer conditions', {
    cause,
  });

/** Whether a statement was ended at its limit, by the database's own word or by what was made of it. */
export const tookTooLong = (error: unknown): boolean =>
  isAppError(error)
    ? error.code === 'timeout'
    : typeof error === 'object' && error !== null && 'code' in error && error.code === QUERY_CANCELED;
