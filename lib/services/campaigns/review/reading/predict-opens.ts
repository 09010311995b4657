import { predictRate } from '@/lib/content/generate/subject-model';
import type { Pool } from '@/lib/platform/db';
import { wilsonInterval } from '@/lib/statistics/proportion';
import { readSubjectModel } from '../../../content/read-subject-model';
import { readVersion } from '../../../content/versions';
import { findReview } from '../review-row';

export interface VariantPrediction {
  key: string;
  subject: string;
  reason: string;
  /** Null where nothing predicts it yet. */
  rate: number | null;
  low: number | null;
  high: number | null;
}

export interface OpenPrediction {
  variants: VariantPrediction[];
  /** What emails to these members were opened at, of so many delivered; null with too few. */
  usual: { rate: number; low: number; high: number; delivered: number } | null;
  /** What the prediction was learned from. */
  source: 'headlines' | 'own';
}

const LEAST_DELIVERED = 100;
const USUAL = `SELECT coalesce(sum(s.emails_delivered), 0)::int AS delivered, coalesce(sum(s.emails_opened), 0)::int AS opened
  FROM campaign c JOIN membership m ON m.segment = c.segment AND m.left_at IS NULL JOIN customer_snapshot s ON s.customer = m.customer
  WHERE c.number = $1`;

/** How many are likely to open each variant, beside what the members are used to. Errors: notFound. */
export async function predictOpens(
  pool: Pool,
  { review: id, at }: { review: string; at: Date },
): Promise<OpenPrediction> {
  const review = await findReview(pool, id);
  const { rows } = await pool.query<{ delivered: number; opened: number }>(USUAL, [review.campaign]);
  const { delivered = 0, opened = 0 } = rows[0] ?? {};
  const usual =
    delivered >= LEAST_DELIVERED
      ? { rate: opened / delivered, ...wilsonInterval(Math.min(opened, delivered), delivered), delivered }
      : null;
  const version = await readVersion(pool, { campaign: review.campaign, step: review.step, number: review.version });
  const model = await readSubjectModel(pool, at);
  const variants = version.document.variants.map(({ key, subject, reason }): VariantPrediction => {
    // A placeholder counts as the name that will stand there.
    const shown = subject.replace(/\{\{[^}]*\}\}/g, 'Aoife').replace(/\{%[^%]*%\}/g, '');
    const found = predictRate(model, shown, { part: opened, whole: delivered });
    const { rate = null, low = null, high = null } = found ?? {};
    return { key, subject: shown, reason, rate, low, high };
  });
  return { variants, usual, source: model.source };
}
