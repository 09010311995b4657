import { rocAucDifference, rocAucInterval } from '@/lib/modelling/metrics/roc-auc';
import type { Pool } from '@/lib/platform/db';
import { unpack } from '../pack';
import type { OpenModel } from '../training/trainer';
import type { Duel, Figure } from '../types';

export type Gain = Pick<
  Duel,
  'rows' | 'measure' | 'measureLabel' | 'championFigure' | 'challengerFigure' | 'gain' | 'verdict'
>;
export interface Headline {
  name: string;
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
}

const HOLD_OUT = 'SELECT hold_out AS "holdOut" FROM model_version WHERE model = $1 AND number = $2';
const figure = ({ value, low, high }: { value: number | null; low: number | null; high: number | null }): Figure => ({
  value,
  low,
  high,
});

/**
 * Both on the challenger's hold-out, whose outcomes came after everything that either learned from: the difference of the
 * ROC-AUC with its paired interval (DeLong). Undefined where there is no such hold-out.
 */
export async function gainOnHoldOut(
  pool: Pool,
  model: number,
  challenger: number,
  versions: { champion: OpenModel; challenger: OpenModel },
): Promise<Gain | undefined> {
  const { rows } = await pool.query<{ holdOut: Buffer | null }>(HOLD_OUT, [model, challenger]);
  const kept = await unpack<{ customers: number[]; at: number[]; outcomes: number[] }>(rows[0]?.holdOut);
  if (!kept || !versions.champion.scoreAt || !versions.challenger.scoreAt) return undefined;
  const [a, b] = [await versions.champion.scoreAt(pool, kept), await versions.challenger.scoreAt(pool, kept)];
  const both = kept.outcomes.map((_, i) => i).filter((i) => Number.isFinite(a[i]) && Number.isFinite(b[i]));
  const labels = both.map((i) => kept.outcomes[i] ?? 0);
  if (!labels.includes(0) || !labels.includes(1)) return undefined;
  const pick = (scores: Float64Array): Float64Array => Float64Array.from(both, (i) => scores[i] ?? 0);
  const difference = rocAucDifference(labels, pick(b), pick(a));
  return {
    rows: labels.length,
    measure: 'rocAuc',
    measureLabel: 'ROC-AUC',
    championFigure: figure(rocAucInterval(labels, pick(a))),
    challengerFigure: figure(rocAucInterval(labels, pick(b))),
    gain: figure(difference),
    verdict: difference.low > 0 ? 'better' : difference.high < 0 ? 'worse' : 'notClearlyBetter',
  };
}

/** Without a common hold-out: the figures of the two cards; better only where their intervals do not touch. */
export function gainOfCards(champion: Headline | null, challenger: Headline | null): Gain {
  const [a, b] = [champion, challenger];
  const value = a?.value != null && b?.value != null ? b.value - a.value : null;
  const apart = a && b && a.low !== null && a.high !== null && b.low !== null && b.high !== null;
  const [low, high] = apart ? [(b.low ?? 0) - (a.high ?? 0), (b.high ?? 0) - (a.low ?? 0)] : [null, null];
  return {
    rows: 0,
    measure: b?.name ?? '',
    measureLabel: b?.label ?? '',
    championFigure: figure(a ?? { value: null, low: null, high: null }),
    challengerFigure: figure(b ?? { value: null, low: null, high: null }),
    gain: { value, low, high },
    verdict: low !== null && low > 0 ? 'better' : high !== null && high < 0 ? 'worse' : 'notClearlyBetter',
  };
}
