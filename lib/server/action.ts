import type { z } from 'zod';
import { type ErrorCode, type FieldError, newId } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { log } from '@/lib/platform/log';
import type { Permission } from '@/lib/services/accounts/permissions';
import { actorOf, type PersonPrincipal, type Principal } from '@/lib/services/accounts/principal';
import { recordAudit } from '@/lib/services/accounts/record-audit';
import { authorize } from './authorize';
import type { Access } from './endpoint';
import { resolvePersonFromCookies } from './principal-of-page';
import { toAppError } from './problem';

/** What an action answers: a thrown error would reach the browser without its words. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; errors: readonly FieldError[] } };

export interface ActionDeclaration<I extends z.ZodType> {
  name: string;
  access: Extract<Access, { kind: 'person' | 'public' }>;
  input: I;
}

export interface ActionCall<I> {
  input: I;
  principal: Principal;
  audit(subject: string, detail?: Record<string, unknown>): void;
  /** Names the caller to the audit trail where the call itself finds out who that is: signing in. */
  actAs(userId: string): void;
}

export type Action<I, T> = ((input: I) => Promise<ActionResult<T>>) & { action: { name: string; access: Access } };

/** Wraps a use case as a server action: access, input and audit trail as for `route()`. Every action is audited. */
export function action<I extends z.ZodType, T>(
  declared: ActionDeclaration<I>,
  handler: (call: ActionCall<z.output<I>>) => Promise<T>,
): Action<z.input<I>, T> {
  const run = async (input: z.input<I>): Promise<ActionResult<T>> => {
    const requestId = newId('req');
    const subject: { value?: string; detail?: Record<string, unknown> } = {};
    let actor = 'anonymous';
    const trail = (outcome: string): Promise<void> =>
      recordAudit({
        at: systemClock.now(),
        actor,
        action: declared.name,
        subject: subject.value,
        detail: subject.detail,
        outcome,
        requestId,
      });
    try {
      const principal = await resolvePersonFromCookies();
      actor = actorOf(principal);
      authorize(declared.access, principal);
      const call = {
        input: declared.input.parse(input),
        principal,
        audit: (value: string, detail?: Record<string, unknown>) => void Object.assign(subject, { value, detail }),
        actAs: (userId: string) => {
          actor = `user:${userId}`;
        },
      };
      const data = await handler(call);
      await trail('done');
      return { ok: true, data };
    } catch (thrown) {
      if (isNextSignal(thrown)) throw thrown;
      const error = toAppError(thrown);
      if (error.status >= 500) log.error({ err: thrown, requestId, action: declared.name }, 'action failed');
      await trail(error.code).catch((lost: unknown) => log.error({ err: lost, requestId }, 'audit entry lost'));
      return { ok: false, error: { code: error.code, message: error.message, errors: error.errors } };
    }
  };
  return Object.assign(run, { action: { name: declared.name, access: declared.access } });
}

/** Next steers redirects and not-found pages by throwing; those pass through. */
const isNextSignal = (thrown: unknown): boolean =>
  typeof (thrown as { digest?: unknown } | null)?.digest === 'string' &&
  /^NEXT_/.test((thrown as { digest: string }).digest);

/** The signed-in person of a call whose access is `person`. */
export function personOf(principal: Principal): PersonPrincipal {
  if (principal.kind !== 'person') throw new TypeError('this entry point is declared for people only');
  return principal;
}

export const permission = (name: Permission): Extract<Access, { kind: 'person' }> => ({
  kind: 'person',
  permission: name,
});
