import sql from 'sql-template-tag';
import type { IngestDeps } from './ingest-calls';
import { type QuarantineFilter, quarantineMatches } from './list-quarantine';
import { type ReplayOutcome, replayQuarantined } from './replay-quarantined';

const CHUNK = 500;
const MAX = 50_000;

/** Takes every waiting event of a filter once more, the oldest first; 50,000 at most a call. */
export async function replayAllQuarantined(
  deps: IngestDeps,
  filter: Omit<QuarantineFilter, 'state'>,
): Promise<{ replayed: number; faulty: number }> {
  const { rows } = await deps.db.query<{ id: string }>(sql`
    SELECT e.id FROM quarantined_event e WHERE ${quarantineMatches({ ...filter, state: 'waiting' })} ORDER BY e.received_at, e.id LIMIT ${MAX}::int`);
  const total = { replayed: 0, faulty: 0 };
  for (let at = 0; at < rows.length; at += CHUNK) {
    const outcome: ReplayOutcome = await replayQuarantined(
      deps,
      rows.slice(at, at + CHUNK).map(({ id }) => id),
    );
    total.replayed += outcome.replayed;
    total.faulty += outcome.faulty.length;
  }
  return total;
}
