import type { Queryable } from '@/lib/platform/db';
import { DEFAULT_FORMULA, type EngagementFormula, engagementFormulaSchema } from './engagement-formula';

/** The engagement formula that was written last (0 came with the product); the next run over everyone puts it into force. */
export async function readFormula(db: Queryable): Promise<{ version: number; formula: EngagementFormula }> {
  const { rows } = await db.query<{ version: number; body: unknown }>(
    `SELECT version, body FROM formula_version WHERE kind = 'engagement' ORDER BY version DESC LIMIT 1`,
  );
  const parsed = engagementFormulaSchema.safeParse(rows[0]?.body);
  return rows[0] && parsed.success
    ? { version: rows[0].version, formula: parsed.data }
    : { version: 0, formula: DEFAULT_FORMULA };
}
