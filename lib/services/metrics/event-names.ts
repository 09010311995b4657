import { BEHAVIOUR_KINDS, NON_SESSION_EVENTS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

/** The dictionary of event names, as the metrics ask for it: numbers in place of joins. */
export interface EventNames {
  all: readonly { id: number; kind: string; name: string }[];
  largest: number;
  /** Numbers of a `track` event's name; none where it never came. */
  track(...names: string[]): number[];
  /** Events that belong to sessions. */
  inSession: number[];
}

export async function readEventNames(db: Queryable): Promise<EventNames> {
  const { rows: all } = await db.query<{ id: number; kind: string; name: string }>(
    'SELECT id, kind, name FROM event_name ORDER BY id',
  );
  return {
    all,
    largest: all.at(-1)?.id ?? 0,
    track: (...names) => all.flatMap(({ id, kind, name }) => (kind === 'track' && names.includes(name) ? [id] : [])),
    inSession: all.flatMap(({ id, kind, name }) =>
      BEHAVIOUR_KINDS.some((one) => one === kind) && !(kind === 'track' && NON_SESSION_EVENTS.includes(name))
        ? [id]
        : [],
    ),
  };
}
