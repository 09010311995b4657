import { can } from '@/lib/services/accounts/permissions';
import type { Principal } from '@/lib/services/accounts/principal';

/** Whether personal data is shown to this caller as it is. API clients see it; people by their role. */
export const seesPersonal = (principal: Principal): boolean =>
  principal.kind === 'client' || (principal.kind === 'person' && can(principal.role, 'customers.personal'));
