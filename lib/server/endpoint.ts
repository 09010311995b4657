import type { z } from 'zod';
import type { Permission, Scope } from '@/lib/services/accounts/permissions';
import type { Principal } from '@/lib/services/accounts/principal';

/** Who may call an entry point. `api`: a bearer token with the scope, or a signed-in person with the permission. */
export type Access =
  | { kind: 'public' }
  | { kind: 'writeKey' }
  | { kind: 'api'; scope: Scope; permission: Permission }
  | { kind: 'person'; permission: Permission };

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** An entry point as data: the wrappers act on it and the OpenAPI document is generated from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** Verb-noun name, for the audit trail, the log and the OpenAPI document. */
  name: string;
  method: Method;
  /** As the OpenAPI document writes it: `/api/v1/segments/{id}`. */
  path: string;
  summary: string;
  access: Access;
  params?: Params;
  query?: Query;
  body?: Body;
  /**
   * The body's schema where the use case checks the body itself, because it keeps what it refuses: for the OpenAPI
   * document only; the call then carries the JSON value as it came.
   */
  rawBody?: z.ZodType;
  /** The answer's body; omitted where it is no JSON document. */
  output?: Output;
  /** Status of success; 200 where omitted. */
  status?: 200 | 201 | 202 | 204;
  /** True for what changes something: the call is written to the audit trail. */
  audit?: boolean;
  /** A creating call that may carry an `Idempotency-Key`. */
  idempotent?: boolean;
  /** Fields of the answer that are never kept: a repeat with the same `Idempotency-Key` gets the answer without them. */
  shownOnce?: readonly string[];
  /** May answer 409 although neither its method nor `idempotent` says so: for the OpenAPI document. */
  conflicts?: boolean;
  /** Bytes of the body; 1 MB where omitted. */
  bodyLimit?: number;
  /** Left out of the OpenAPI document: for the product's own pages only. */
  internal?: boolean;
}

export interface Call<P = unknown, Q = unknown, B = unknown> {
  principal: Principal;
  params: P;
  query: Q;
  body: B;
  request: Request;
  requestId: string;
  /** Names what the call acted on, for the audit trail. */
  audit(subject: string, detail?: Record<string, unknown>): void;
}

/** Declares an endpoint, keeping the types of its schemas. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  declaration: Endpoint<P, Q, B, O>,
): Endpoint<P, Q, B, O> => declaration;
