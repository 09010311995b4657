import { AppError, type ErrorCode, type FieldError, isAppError } from '@/lib/core';

/** An error as it crosses from one thread to another, where classes are lost. */
export interface WireError {
  readonly app: boolean;
  readonly code: ErrorCode;
  readonly message: string;
  readonly errors: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly stack: string | undefined;
}

export function toWire(error: unknown): WireError {
  if (isAppError(error)) {
    const { code, message, errors, retryAfter, stack } = error;
    return { app: true, code, message, errors, retryAfter, stack };
  }
  const known = error instanceof Error ? error : new Error(String(error));
  const { message, stack } = known;
  return { app: false, code: 'internal', message, errors: [], retryAfter: undefined, stack };
}

/** The error again, an AppError in any case; what was not one keeps its text as the cause, for the log. */
export function fromWire(wire: WireError): AppError {
  const { app, code, message, errors, retryAfter, stack } = wire;
  if (app) return new AppError(code, message, { errors, retryAfter });
  const cause = new Error(message);
  cause.stack = stack;
  return new AppError('internal', 'The computation failed.', { cause });
}
