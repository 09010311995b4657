import { can } from '@/lib/services/accounts/permissions';
import type { Principal } from '@/lib/services/accounts/principal';

/** Whether personal data is shown to this caller as it is; everyone else gets it masked. */
export function seesPersonal(principal: Principal): boolean {
  if (principal.kind === 'person') return can(principal.role, 'customers.personal');
  return principal.kind === 'client' && principal.scopes.includes('customers:read');
}
