import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { personOf } from '@/lib/server/action';
import * as contract from '@/lib/server/contract/reviews-ui';
import { route } from '@/lib/server/route';
import { listNotifications } from '@/lib/services/monitoring/notifications/list-notifications';

export const GET = route(contract.listNotifications, async ({ principal }) => {
  const { userId, role } = personOf(principal);
  return { data: await listNotifications(pool(), { userId, role, at: systemClock.now() }) };
});
