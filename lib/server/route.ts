import type { z } from 'zod';
import { AppError, newId } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { log } from '@/lib/platform/log';
import { actorOf } from '@/lib/services/accounts/principal';
import { recordAudit } from '@/lib/services/accounts/record-audit';
import { authorize } from './authorize';
import { challenge } from './challenge';
import type { Call, Endpoint } from './endpoint';
import { withIdempotency } from './idempotency';
import { resolvePrincipal } from './principal';
import { fieldErrors, problemResponse, toAppError } from './problem';
import { limitRate } from './rate-limit';
import { findUnstorable, isJsonRequest, parseJson, readBytes } from './read-body';

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type Infer<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined;

/** A Next route handler that knows which endpoint it serves, so that tests can list every entry point. */
export type RouteHandler = ((request: Request, context: Context) => Promise<Response>) & { endpoint: Endpoint };

const DEFAULT_BODY_LIMIT = 1_000_000;

/**
 * Wraps a use case as a route: who may call, what comes in, what goes out, and the trail it leaves. Every failure is
 * answered as a problem document. The handler returns the answer's body, or a Response of its own.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  declared: Endpoint<P, Q, B, O>,
  handler: (call: Call<Infer<P>, Infer<Q>, Infer<B>>) => Promise<z.input<O> | Response>,
): RouteHandler {
  const serve = async (request: Request, context: Context): Promise<Response> => {
    const requestId = newId('req');
    const subject: { value?: string; detail?: Record<string, unknown> } = {};
    let actor = 'anonymous';
    const trail = async (outcome: string): Promise<void> => {
      if (!declared.audit) return;
      await recordAudit({
        at: systemClock.now(),
        actor,
        action: declared.name,
        subject: subject.value,
        detail: subject.detail,
        outcome,
        requestId,
      });
    };
    try {
      // A write key may stand in the body; whoever sends an unreadable one without a header is a stranger.
      const keyInBody = declared.access.kind === 'writeKey' && !request.headers.has('authorization');
      const early = keyInBody ? await readBody(declared, request).catch(() => undefined) : undefined;
      const principal = await resolvePrincipal(request, declared.access, early);
      actor = actorOf(principal);
      authorize(declared.access, principal);
      await limitRate(declared, principal, request);
      const call = {
        principal,
        params: parse(declared.params, await context.params),
        query: parse(declared.query, queryOf(request)),
        body: keyInBody ? early : await readBody(declared, request),
        request,
        requestId,
        audit: (value: string, detail?: Record<string, unknown>) => Object.assign(subject, { value, detail }),
      } as Call<Infer<P>, Infer<Q>, Infer<B>>;
      const run = async (): Promise<Response> => answer(declared, await handler(call), requestId);
      const response = declared.idempotent
        ? await withIdempotency(request, actor, call.body, run, declared.shownOnce)
        : await run();
      await trail(response.ok ? 'done' : 'refused');
      return response;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.status >= 500) log.error({ err: thrown, requestId, endpoint: declared.name }, 'request failed');
      await trail(error.code).catch((lost: unknown) => log.error({ err: lost, requestId }, 'audit entry lost'));
      return problemResponse(error, requestId, challenge(declared.access, error.code, request));
    }
  };
  return Object.assign(serve, { endpoint: declared as Endpoint });
}

function answer(declared: Pick<Endpoint, 'output' | 'status'>, value: unknown, requestId: string): Response {
  if (value instanceof Response) return value;
  const status = declared.status ?? 200;
  const headers = { 'x-request-id': requestId, 'cache-control': 'no-store' };
  if (status === 204) return new Response(null, { status, headers });
  return Response.json(declared.output ? checked(declared.output, value) : value, { status, headers });
}

/** What we answer keeps to its schema; where it does not, the fault is ours and not the caller's. */
function checked(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new AppError('internal', 'Something went wrong on our side. It has been logged.', { cause: result.error });
  }
  return result.data;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const path = findUnstorable(value);
  if (path !== undefined) {
    const message = 'A NUL character or half of a surrogate pair cannot be stored.';
    throw new AppError('invalidInput', undefined, { errors: [{ path, message }] });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new AppError('invalidInput', undefined, { errors: fieldErrors(result.error) });
  return result.data;
}

function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

async function readBody(
  declared: Pick<Endpoint, 'body' | 'rawBody' | 'bodyLimit'>,
  request: Request,
): Promise<unknown> {
  if (!declared.body && !declared.rawBody) return undefined;
  if (!isJsonRequest(request)) throw new AppError('unsupportedMediaType', 'Send the body as application/json.');
  const value = parseJson(await readBytes(request, declared.bodyLimit ?? DEFAULT_BODY_LIMIT));
  if (declared.rawBody) return value;
  return parse(declared.body, value);
}
