import { findMetric } from '@/lib/catalog';
import { jsonPointer } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { activeConditions, type MetricCondition, type Rule } from '@/lib/rules';
import { replaceNode } from './edit-rule';
import type { Finding } from './finding';
import { readMetricShape } from './metric-values';

/** A cut with fewer than this share of the customers close to it separates something. */
const DENSE = 0.08;
const LEAST_CUSTOMERS = 100;

/** 5, 10, 250, 1,000: numbers that people choose because they are round. */
export function isRound(value: number): boolean {
  const size = Math.abs(value);
  if (size === 0) return false;
  const unit = 10 ** Math.floor(Math.log10(size));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 9].some((step) => Math.abs(size / unit - step) < 1e-9);
}

const OPS: readonly string[] = ['lt', 'lte', 'gt', 'gte'];

/**
 * Round numbers that cut through where customers are dense: whoever is just below is not unlike whoever is just above. Shows
 * the distribution with the cut, and offers the percentile that is nearest, which moves with the shop.
 */
export async function lintThresholds(db: Queryable, rule: Rule, now: Date): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { condition, path } of activeConditions(rule)) {
    if (condition.type !== 'metric' || !OPS.includes(condition.op) || typeof condition.value !== 'number') continue;
    const { metric, value } = condition;
    const known = findMetric(metric);
    // Windows and quintiles are steps by themselves: a day, a score.
    if (!known || known.unit === 'quintile' || known.unit === 'days' || !isRound(value)) continue;
    const shape = await readMetricShape(db, metric, value, now);
    if (!shape || shape.customers < LEAST_CUSTOMERS || shape.near < DENSE || shape.bins.length === 0) continue;
    const inside = shape.percentiles.filter(({ percentile }) => percentile >= 5 && percentile <= 95);
    const nearest = inside.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0];
    // Where many share one value, no percentile cuts elsewhere.
    if (!nearest || inside.filter((one) => one.value === nearest.value).length > 1) continue;
    const high = condition.op === 'gt' || condition.op === 'gte';
    const share = high ? 100 - nearest.percentile : nearest.percentile;
    findings.push({
      kind: 'arbitraryCut',
      severity: 'info',
      place: jsonPointer([...path, 'value']),
      message: `${value.toLocaleString('en-GB')} cuts “${known.label}” where customers are dense: ${Math.round(shape.near * 100)} % of them lie within a tenth of it.`,
      fix: {
        label: `Take the ${high ? 'top' : 'bottom'} ${share} %`,
        rule: replaceNode(rule, path, () => byPercentile(condition, nearest.percentile)),
      },
      picture: { metric, label: known.label, cut: value, suggested: nearest, near: shape.near, bins: shape.bins },
    });
  }
  return findings;
}

const byPercentile = ({ value: _value, ...rest }: MetricCondition, percentile: number): MetricCondition => ({
  ...rest,
  percentile,
});
