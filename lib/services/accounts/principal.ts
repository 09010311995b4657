import type { Role, Scope } from './permissions';

/** Who is calling: a signed-in person, an API client, an event source, or nobody known. */
export interface PersonPrincipal {
  kind: 'person';
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
}
export interface ClientPrincipal {
  kind: 'client';
  clientId: string;
  scopes: readonly Scope[];
}
export interface SourcePrincipal {
  kind: 'source';
  sourceId: string;
}
export type Principal = PersonPrincipal | ClientPrincipal | SourcePrincipal | { kind: 'anonymous' };

/** The name under which the audit trail keeps a caller. */
export function actorOf(principal: Principal): string {
  switch (principal.kind) {
    case 'person':
      return `user:${principal.userId}`;
    case 'client':
      return `client:${principal.clientId}`;
    case 'source':
      return `source:${principal.sourceId}`;
    case 'anonymous':
      return 'anonymous';
  }
}
