import type { Pool, Queryable } from '@/lib/platform/db';
import { findModel, type ModelRow } from '../model-row';
import { openVersion } from '../scoring/open-version';
import type { ScoreRow } from '../training/trainer';
import type { Duel } from '../types';
import { effectOnMemberships } from './effect-on-memberships';
import { type Gain, gainOfCards, gainOnHoldOut, type Headline } from './measure-gain';

const HEADLINES = 'SELECT number, headline FROM model_version WHERE model = $1 AND number = ANY($2::int[])';
const SCORES = 'SELECT customer, label, probability FROM model_score WHERE model = $1';
const THRESHOLD = `SELECT (result ->> 'threshold')::float8 AS threshold FROM model_version WHERE model = $1 AND number = $2`;
const KEPT = 'SELECT duel FROM model_version WHERE model = $1 AND number = $2';
const KEEP = 'UPDATE model_version SET duel = $3 WHERE model = $1 AND number = $2';
const THRESHOLD_OF_NONE = 0.5;

/** Champion against another version: figures on one hold-out, and what a promotion would do. Kept for the pages that show it. */
export async function compareVersions(pool: Pool, model: ModelRow, version: number, at: Date): Promise<Duel | null> {
  if (model.champion === null || model.champion === version) return null;
  const champion = await openVersion(pool, model.id, model.number, model.champion);
  const challenger = await openVersion(pool, model.id, model.number, version);
  const { rows } = await pool.query<{ number: number; headline: Headline | null }>(HEADLINES, [
    model.number,
    [model.champion, version],
  ]);
  const headline = (number: number): Headline | null => rows.find((row) => row.number === number)?.headline ?? null;
  const gain =
    (await gainOnHoldOut(pool, model.number, version, { champion: champion.open, challenger: challenger.open })) ??
    gainOfCards(headline(model.champion), headline(version));
  const scored = await challenger.open.score(pool, null, at);
  const duel: Duel = {
    champion: model.champion,
    challenger: version,
    ...gain,
    words: wordsOf(gain),
    memberships: await effectOnMemberships(pool, model, version, scored.rows, at),
    moved: await movedBy(pool, model, scored.rows),
  };
  await pool.query(KEEP, [model.number, version, JSON.stringify(duel)]);
  return duel;
}

/** The comparison of a challenger as it was last made; null where there is none. Errors: notFound. */
export async function readDuel(db: Queryable, reference: string, version: number): Promise<Duel | null> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<{ duel: Duel | null }>(KEPT, [model.number, version]);
  const duel = rows[0]?.duel ?? null;
  return duel && duel.champion === model.champion ? duel : null;
}

function wordsOf({ gain, verdict, measureLabel }: Gain): string {
  const number = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(3)}`;
  if (gain.value === null) return 'The two cannot be compared by figures.';
  if (gain.low === null || gain.high === null)
    return `${measureLabel} ${number(gain.value)}, without an interval: look at the groups before you decide.`;
  const interval = `[${number(gain.low)}, ${number(gain.high)}]`;
  if (verdict === 'notClearlyBetter') return `Not clearly better: ${interval} still holds 0.`;
  return verdict === 'better'
    ? `Better: ${measureLabel} ${number(gain.value)} ${interval}.`
    : `Worse: ${measureLabel} ${number(gain.value)} ${interval}.`;
}

/** Customers whose group would be another, or who would be flagged or no longer. */
async function movedBy(db: Queryable, model: ModelRow, rows: readonly ScoreRow[]): Promise<Duel['moved']> {
  const threshold = await db.query<{ threshold: number | null }>(THRESHOLD, [model.number, model.champion]);
  const at = threshold.rows[0]?.threshold ?? THRESHOLD_OF_NONE;
  const before = await db.query<{ customer: number; label: string | null; probability: number | null }>(SCORES, [
    model.number,
  ]);
  const standing = (row: { label: string | null; probability: number | null }): string | boolean | null =>
    row.label ?? (row.probability === null ? null : row.probability >= at);
  const now = new Map(rows.map((row) => [row.customer, standing(row)]));
  const common = before.rows.filter(({ customer }) => now.has(customer));
  return { customers: common.filter((row) => now.get(row.customer) !== standing(row)).length, of: common.length };
}
