/**
 * The closed table of error codes. Every failure a caller can meet has one of these codes; its HTTP status and its
 * sentence stand here and nowhere else.
 */
export const ERROR_TABLE = {
  invalidInput: { status: 422, title: 'Some of the input is not valid' },
  malformed: { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Sign in or send valid credentials' },
  forbidden: { status: 403, title: 'This is not allowed for you' },
  notFound: { status: 404, title: 'There is nothing here' },
  methodNotAllowed: { status: 405, title: 'This method is not offered here' },
  conflict: { status: 409, title: 'The data has changed or is in use' },
  tooLarge: { status: 413, title: 'The request is too large' },
  unsupportedMediaType: { status: 415, title: 'This content type is not accepted' },
  tooManyRequests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A part of the service is away; try again' },
  timeout: { status: 504, title: 'This took too long' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_TABLE;

/** One fault of one place in the input; `path` is a JSON pointer (RFC 6901). */
export interface FieldError {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  errors?: readonly FieldError[];
  /** Seconds after which a repeat may succeed (429, 503). */
  retryAfter?: number;
  cause?: unknown;
}

/** A failure with a code of the table; `message` is a sentence that may be shown to a person. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly errors: readonly FieldError[];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string = ERROR_TABLE[code].title,
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.errors = options.errors ?? [];
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return ERROR_TABLE[this.code].status;
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** JSON pointer of a path of keys, escaped as RFC 6901 section 3 says. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
