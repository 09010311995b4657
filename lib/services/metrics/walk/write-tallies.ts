import { type CopyValue, copyRows } from '@/lib/platform/bulk/copy-rows';
import type { EngagementFormula } from '../engagement-formula';
import type { EventNames } from '../event-names';
import type { Connection } from '../lanes';
import { STAGE_SCHEMA } from '../sql/stage-tables';
import { CustomerTally, type Tally } from './customer-tally';
import { walkEvents } from './walk-events';

const COLUMNS = ['customer', 'events', 'last_seen_at', 'raw', 'raw_before', 'sessions', 'variability'];

/** Walks along the events of a part of all customers and keeps what came of each in the stage. */
export async function writeTallies(
  db: Connection,
  scope: { from: number; below: number },
  { names, formula, at }: { names: EventNames; formula: EngagementFormula; at: Date },
): Promise<void> {
  const tally = new CustomerTally(names, formula, at.getTime());
  const tallies: Tally[] = [];
  let current: number | undefined;
  const take = (): void => {
    if (current !== undefined) tallies.push(tally.take(current));
  };
  await walkEvents(db, scope, at, (customer, name, time) => {
    if (customer !== current) take();
    current = customer;
    tally.add(name, time);
  });
  take();
  await copyRows(db, `${STAGE_SCHEMA}.activity`, COLUMNS, rowsOf(tallies));
}

function* rowsOf(tallies: readonly Tally[]): Iterable<readonly CopyValue[]> {
  for (const { customer, events, lastSeenAt, raw, rawBefore, sessions, variability } of tallies)
    yield [customer, events, lastSeenAt === null ? null : new Date(lastSeenAt), raw, rawBefore, sessions, variability];
}
