import { z } from 'zod';
import { AppError, ERROR_TABLE, type FieldError, isAppError } from '@/lib/core';
import { isDatabaseAway } from '@/lib/platform/db';
import { ruleErrors } from '@/lib/rules';

/** An RFC 9457 problem document. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Any thrown value as an error with a code: what is not ours becomes `internal` and keeps its cause for the log. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof z.ZodError) return new AppError('invalidInput', undefined, { errors: fieldErrors(error) });
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', 'The database is away. Nothing was lost; try again in a moment.', {
      retryAfter: 2,
      cause: error,
    });
  }
  if ((error as { code?: string } | null)?.code === '57014') {
    return new AppError('timeout', 'This question took too long to answer. Narrow it and try again.', { cause: error });
  }
  return new AppError('internal', 'Something went wrong on our side. It has been logged.', { cause: error });
}

/** Faults of a document as JSON pointers behind `prefix`, a key that is not known at its own place. */
export const fieldErrors = (error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldError[] =>
  ruleErrors(error.issues, prefix);

export function problemOf(error: AppError, requestId: string): Problem {
  return {
    type: `urn:kindred:error:${error.code}`,
    title: ERROR_TABLE[error.code].title,
    status: error.status,
    detail: error.message,
    instance: `urn:kindred:request:${requestId}`,
    ...(error.errors.length > 0 ? { errors: [...error.errors] } : {}),
  };
}

/** The answer that carries a problem document. */
export function problemResponse(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problemOf(error, requestId)), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(error.retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfter))) }),
      ...headers,
    },
  });
}
