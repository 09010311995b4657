import type { Queryable } from '@/lib/platform/db';
import { judgeSample, testProportions } from '@/lib/statistics/proportions';
import type { Attribution } from '../../campaigns/fields';
import { findCampaign } from '../../campaigns/find-campaign';
import { readShopCurrency } from '../../profiles/shop-currency';
import { type Comparison, compareVariants, type Rate, type Rates, rateOf, ratesOf } from './compare-variants';
import { addFigures, type FigureRow, readFigures, readHeldOut, type SendFigures } from './read-figures';

export interface VariantResult {
  key: string;
  subject: string;
  figures: SendFigures;
  rates: Rates;
}

export interface StepResult {
  step: number;
  name: string;
  variants: VariantResult[];
  comparisons: Comparison[];
}

/** Recipients against those who were held out: the share who ordered within the window, whatever led them. */
export interface HoldoutResult {
  windowDays: number;
  received: Rate;
  heldOut: Rate;
  difference: number;
  low: number;
  high: number;
  p: number;
  tooSmall: boolean;
}

export interface CampaignResults {
  at: string;
  currency: string;
  figures: SendFigures;
  rates: Rates;
  /** Still to be handed over. */
  waiting: number;
  /** Failed, skipped or cancelled, by the reason that was written down. */
  notSent: { reason: string; count: number }[];
  steps: StepResult[];
  holdout: HoldoutResult | null;
  /** Decimals. Cost: per email and fixed. ROI: revenue less cost over cost; null where it cost nothing. */
  revenue: { total: string; low: number; high: number; perEmail: number | null };
  cost: string;
  roi: number | null;
  attribution: Attribution;
  firstSentAt: string | null;
  lastSentAt: string | null;
}

const NOT_SENT = `SELECT coalesce(reason, status) AS reason, count(*)::int AS count FROM message
  WHERE campaign = $1 AND status IN ('failed', 'skipped', 'cancelled') GROUP BY 1 ORDER BY 2 DESC, 1`;
const TIMES = `SELECT count(*) FILTER (WHERE status IN ('queued', 'sending', 'handing'))::int AS waiting,
  min(sent_at) AS first, max(sent_at) AS last FROM message WHERE campaign = $1`;
const SUBJECTS = `SELECT DISTINCT ON (e.step, v->>'key') e.step, v->>'key' AS key, v->>'subject' AS subject
  FROM email_version e CROSS JOIN jsonb_array_elements(e.document->'variants') AS v
  WHERE e.campaign = $1 AND EXISTS (SELECT FROM message m WHERE m.campaign = e.campaign AND m.step = e.step AND m.version = e.number)
  ORDER BY e.step, v->>'key', e.number DESC`;

/** All that came of a campaign (by id) up to now. Errors: notFound. */
export async function readResults(db: Queryable, id: string, at: Date): Promise<CampaignResults> {
  const campaign = await findCampaign(db, id);
  const numbers = [campaign.number];
  const [rows, heldOut, notSent, times, subjects, currency] = [
    await readFigures(db, numbers),
    (await readHeldOut(db, numbers)).get(campaign.number),
    await db.query<{ reason: string; count: number }>(NOT_SENT, numbers),
    await db.query<{ waiting: number; first: Date | null; last: Date | null }>(TIMES, numbers),
    await db.query<{ step: number; key: string; subject: string }>(SUBJECTS, numbers),
    await readShopCurrency(db),
  ];
  const figures = addFigures(rows);
  const subjectOf = new Map(subjects.rows.map(({ step, key, subject }) => [`${step}/${key}`, subject]));
  const steps = campaign.steps.map(({ position, name }): StepResult => {
    const variants = rows
      .filter(({ step }) => step === position)
      .map((row) => variantOf(row, subjectOf.get(`${position}/${row.variant}`) ?? ''));
    return { step: position, name, variants, comparisons: compareVariants(variants) };
  });
  const cost = Number(campaign.cost.perEmail) * figures.sent + (figures.sent > 0 ? Number(campaign.cost.fixed) : 0);
  const revenue = Number(figures.revenue);
  const half = 1.96 * deviationOfSum(figures);
  const [time] = times.rows;
  return {
    at: at.toISOString(),
    currency,
    figures,
    rates: ratesOf(figures),
    waiting: time?.waiting ?? 0,
    notSent: notSent.rows,
    steps,
    holdout: heldOut && figures.sent > 0 ? compareHoldout(figures, heldOut, campaign.attribution.windowDays) : null,
    revenue: {
      total: figures.revenue,
      low: Math.max(0, revenue - half),
      high: revenue + half,
      perEmail: figures.sent > 0 ? revenue / figures.sent : null,
    },
    cost: cost.toFixed(2),
    roi: cost > 0 ? (revenue - cost) / cost : null,
    attribution: campaign.attribution,
    firstSentAt: time?.first?.toISOString() ?? null,
    lastSentAt: time?.last?.toISOString() ?? null,
  };
}

const variantOf = (row: FigureRow, subject: string): VariantResult => {
  const { campaign: _campaign, step: _step, variant, ...figures } = row;
  return { key: variant, subject, figures, rates: ratesOf(figures) };
};

/** Standard deviation of the revenue of so many messages, each drawn like these. */
export function deviationOfSum({ sent, revenue, revenueSquares }: SendFigures): number {
  if (sent < 2) return 0;
  const total = Number(revenue);
  const variance = Math.max(0, (revenueSquares - total ** 2 / sent) / (sent - 1));
  return Math.sqrt(variance * sent);
}

function compareHoldout(
  { ordered, sent }: SendFigures,
  held: { customers: number; ordered: number },
  windowDays: number,
): HoldoutResult {
  const received = rateOf(ordered, sent);
  const heldOut = rateOf(held.ordered, held.customers);
  const { difference, interval, p } = testProportions(received, heldOut);
  return {
    windowDays,
    received,
    heldOut,
    difference,
    ...interval,
    p,
    tooSmall: judgeSample(received, heldOut).tooSmall,
  };
}
