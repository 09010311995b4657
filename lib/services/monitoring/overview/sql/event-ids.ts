import { BEHAVIOUR_KINDS, type LifecycleThresholds, ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';

const NAMES = {
  ordered: ORDER_COMPLETED,
  refunded: ORDER_REFUNDED,
  delivered: 'Email Delivered',
  opened: 'Email Opened',
  clicked: 'Email Link Clicked',
  complained: 'Email Marked as Spam',
  unsubscribed: 'Unsubscribed',
  subscribed: 'Subscribed',
} as const;

/**
 * Numbers of the dictionary under which the events of the overview are stored, and the thresholds of the lifecycle.
 * Known numbers let indexes be chosen well.
 */
export type EventIds = Record<keyof typeof NAMES, number[]> & { lifecycle: LifecycleThresholds };

export async function readEventIds(db: Queryable): Promise<EventIds> {
  const { rows } = await db.query<{ id: number; name: string }>(
    'SELECT id, name FROM event_name WHERE name = ANY($1::text[]) AND kind = ANY($2::text[])',
    [Object.values(NAMES), BEHAVIOUR_KINDS],
  );
  const idsOf = (name: string): number[] => rows.filter((row) => row.name === name).map((row) => row.id);
  return {
    ordered: idsOf(NAMES.ordered),
    refunded: idsOf(NAMES.refunded),
    delivered: idsOf(NAMES.delivered),
    opened: idsOf(NAMES.opened),
    clicked: idsOf(NAMES.clicked),
    complained: idsOf(NAMES.complained),
    unsubscribed: idsOf(NAMES.unsubscribed),
    subscribed: idsOf(NAMES.subscribed),
    lifecycle: (await readLifecycle(db)).thresholds,
  };
}
