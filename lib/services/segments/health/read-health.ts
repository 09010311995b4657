import type { Pool } from '@/lib/platform/db';
import { findSegment } from '../find-segment';
import { type Churn, readChurn } from './read-churn';
import { readSpells } from './read-spells';
import { readMembersAt, readStability, readTurnover, type Turnover } from './read-stability';
import { REPLAY_WEEKS, type Replay, replayRule, spellsOf, stabilityOf, turnoverOf } from './replay';
import { readEra } from './rule-in-force';
import { type Persistence, persistenceOf } from './spells';
import type { Stability } from './stability';

/** `membership`: what has happened. `replay`: what would have, had the rule been in force; looked at once a week. */
export type Basis = 'membership' | 'replay';

export interface SegmentHealth {
  /** The rule has been in force since then. */
  since: string | null;
  /** Versions with which the rule became another. */
  cuts: { version: number; at: string }[];
  /** A replay has told some conditions by today's values. */
  approximate: boolean;
  stability: (Stability & { basis: Basis })[];
  turnover: Turnover & { basis: Basis };
  churn: (Churn & { basis: Basis }) | null;
  persistence: Persistence & { basis: Basis };
}

const DAY_MS = 86_400_000;
/** A curve of fewer days than this says little. */
const LEAST_WATCHED_DAYS = 28;
const CURVE_DAYS = 90;

/**
 * How a segment (by id or key) keeps its members: by the stored membership since its rule is in force, and as far as that
 * does not reach back, by what the rule would have done. Errors: notFound, timeout.
 */
export async function readHealth(pool: Pool, reference: string, now: Date): Promise<SegmentHealth> {
  const { number, id, rule, parentId } = await findSegment(pool, reference);
  const { since, cuts } = await readEra(pool, number);
  const watched = since === null ? 0 : (now.getTime() - since.getTime()) / DAY_MS;
  let replayed: Promise<Replay> | undefined;
  const replay = (): Promise<Replay> => {
    replayed ??= replayRule(pool, { rule, self: id, parentId, at: now });
    return replayed;
  };
  const stability = async (days: number): Promise<Stability & { basis: Basis }> =>
    watched >= days
      ? { ...(await readStability(pool, number, days, now)), basis: 'membership' }
      : { ...stabilityOf(await replay(), Math.floor(days / 7)), basis: 'replay' };
  const from = watched >= LEAST_WATCHED_DAYS ? since : null;
  const churnBasis: Basis = watched >= REPLAY_WEEKS * 7 ? 'membership' : 'replay';
  const quarterAgo = new Date(now.getTime() - REPLAY_WEEKS * 7 * DAY_MS);
  const then =
    churnBasis === 'membership'
      ? await readMembersAt(pool, number, quarterAgo)
      : [...((await replay()).members[0] ?? [])];
  const churn = await readChurn(pool, then, now);
  const turnover = from
    ? { ...(await readTurnover(pool, number, 28, now)), basis: 'membership' as const }
    : { ...turnoverOf(await replay(), 4), basis: 'replay' as const };
  const spells = from ? await readSpells(pool, number, from, now) : spellsOf(await replay());
  return {
    since: since?.toISOString() ?? null,
    cuts,
    approximate: replayed ? (await replayed).approximate : false,
    stability: [await stability(7), await stability(30)],
    turnover,
    churn: churn && { ...churn, basis: churnBasis },
    persistence: { ...persistenceOf(spells, CURVE_DAYS), basis: from ? 'membership' : 'replay' },
  };
}
