import type { FieldError } from '@/lib/core/errors';

/** The body of a failed answer (RFC 9457). */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldError[];
}

/** A failed request; `message` is a sentence for a person, `errors` names the fields at fault by JSON pointer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  get errors(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

export interface ApiInit extends Omit<RequestInit, 'body'> {
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
  /** Added to the query; what is undefined or null is left out. */
  query?: Record<string, string | number | boolean | null | undefined>;
  /** Milliseconds after which the request is given up; 30 s unless said. */
  timeout?: number;
}

const signedOut = new EventTarget();

/** Calls back whenever an answer says that nobody is signed in; answers the way to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.addEventListener('signed-out', listener);
  return () => signedOut.removeEventListener('signed-out', listener);
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    status: response.status,
    title: response.status >= 500 ? 'The server could not answer; nothing was changed' : 'The request was refused',
  };
  try {
    const body: unknown = await response.json();
    return body && typeof body === 'object' && 'title' in body
      ? { ...fallback, ...(body as Partial<Problem>) }
      : fallback;
  } catch {
    return fallback;
  }
}

function urlOf(path: string, query: ApiInit['query']): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`;
}

/**
 * One request to our own server, JSON out; answers its response once it is known to be a success. Throws `ApiError`
 * with the problem document for every refusal, status 0 where the server cannot be reached; a 401 also opens the
 * sign-in over the page, so that no form is lost.
 */
export async function send(path: string, init: ApiInit = {}): Promise<Response> {
  const { json, query, timeout = 30_000, headers, signal, ...rest } = init;
  const limit = AbortSignal.timeout(timeout);
  const request: RequestInit = {
    ...rest,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    headers: {
      accept: 'application/json',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json), method: rest.method ?? 'POST' }),
  };
  const response = await fetch(urlOf(path, query), request).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError({
      status: 0,
      title: limit.aborted ? 'This took too long; try again' : 'The server cannot be reached; check the connection',
    });
  });
  if (!response.ok) {
    if (response.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
    throw new ApiError(await problemOf(response));
  }
  return response;
}

/** The same, JSON in. */
export async function api<T>(path: string, init: ApiInit = {}): Promise<T> {
  const response = await send(path, init);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The sentence of any failure that may be shown to a person. */
export const messageOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Something went wrong; nothing was changed';
