import { AppError } from '@/lib/core';
import { can } from '@/lib/services/accounts/permissions';
import type { Principal } from '@/lib/services/accounts/principal';
import type { Access } from './endpoint';

/** Lets a caller through or throws `unauthenticated` or `forbidden`. Exhaustive over the kinds of access. */
export function authorize(access: Access, principal: Principal): void {
  switch (access.kind) {
    case 'public':
      return;
    case 'writeKey':
      if (principal.kind === 'source') return;
      throw new AppError('unauthenticated', 'Send a write key as the user name of HTTP Basic authentication.');
    case 'person':
      if (principal.kind !== 'person') throw new AppError('unauthenticated', 'Sign in to do this.');
      if (!can(principal.role, access.permission)) throw refused(principal.role);
      return;
    case 'api':
      if (principal.kind === 'client') {
        if (principal.scopes.includes(access.scope)) return;
        throw new AppError('forbidden', `The token lacks the scope ${access.scope}.`);
      }
      if (principal.kind === 'person') {
        if (can(principal.role, access.permission)) return;
        throw refused(principal.role);
      }
      throw new AppError('unauthenticated', 'Send a bearer token, or sign in.');
  }
}

const refused = (role: string): AppError =>
  new AppError('forbidden', `Your role (${role}) does not allow this. An admin can change it.`);
