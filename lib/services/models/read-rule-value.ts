import type { Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { readPopulation } from './features/read-population';

export interface RuleValue {
  /** For whom it holds; without those who object to profiling. */
  customers: number;
  /** Order totals less refunds of them as a share of everyone's; null where nobody has ordered. */
  revenueShare: number | null;
}

const SHARE = `SELECT (sum(revenue) FILTER (WHERE customer = ANY($1::int[])) / nullif(sum(revenue), 0))::float8 AS share FROM customer_fact`;

/** What share of the revenue those bring for whom a rule holds. Errors: invalidInput (rule), timeout. */
export async function readRuleValue(pool: Pool, rule: Rule, at: Date): Promise<RuleValue> {
  const [population] = await readPopulation(pool, { type: 'rule', rule }, [at]);
  const customers = population?.customers ?? [];
  const { rows } = await pool.query<{ share: number | null }>(SHARE, [customers]);
  return { customers: customers.length, revenueShare: customers.length === 0 ? 0 : (rows[0]?.share ?? null) };
}
