import type { Condition } from '@/lib/rules';
import { findFeature } from '../../features/definitions';
import type { Bound } from '../../features/feature-definition';
import type { FeatureTable } from '../../features/feature-table';
import { quantile, sortedKnown } from '../../prepare/column-stats';
import type { GroupResult } from '../../types';

interface Test {
  feature: string;
  op: Bound;
  value: number;
  /** Which rows pass. */
  passes: Uint8Array;
}

type GroupRule = GroupResult['rules'][number];

const MOST_CONDITIONS = 5;
const CUTS = 20;
const BEAM = 5;
/** Rows by which rules are sought; what is found is counted on everyone. */
const SOUGHT_ON = 2_500;

/** Every test that the rule language can ask: thresholds at even shares of each feature that has a condition. */
export function possibleTests(table: FeatureTable): Test[] {
  return table.columns.flatMap((column): Test[] => {
    const feature = findFeature(column.name);
    if (!feature?.condition || column.kind === 'category') return [];
    const sorted = sortedKnown(column.numbers);
    const cuts = new Set(
      Array.from({ length: CUTS }, (_, i) => roundFor(quantile(sorted, (i + 1) / (CUTS + 1)), feature.unit)),
    );
    cuts.delete(sorted[0] ?? Number.NaN);
    return [...cuts].filter(Number.isFinite).flatMap((value) =>
      (['gte', 'lt'] as const).map((op) => ({
        feature: column.name,
        op,
        value,
        // A missing value satisfies neither, as in the rule language.
        passes: Uint8Array.from(column.numbers, (x) => Number(op === 'gte' ? x >= value : x < value)),
      })),
    );
  });
}

/** Numbers as people say them: whole, money to the nearest that is easily said. */
function roundFor(value: number, unit: string): number {
  if (!Number.isFinite(value)) return value;
  if (unit !== 'money') return Math.ceil(value);
  const step = value >= 1_000 ? 50 : value >= 100 ? 10 : value >= 20 ? 5 : 1;
  return Math.round(value / step) * step;
}

/**
 * Readable rules for a group, of one to five conditions that all must hold: for each number the conjunction on which rule and
 * group agree most (beam search, so that a longer rule is never worse).
 */
export function rulesOf(inGroup: Uint8Array, tests: readonly Test[]): GroupRule[] {
  const size = inGroup.reduce((sum, one) => sum + one, 0);
  const stride = Math.max(1, Math.floor(inGroup.length / SOUGHT_ON));
  const some = inGroup.filter((_, i) => i % stride === 0);
  const someSize = some.reduce((sum, one) => sum + one, 0);
  const sought = tests.map((test) => ({
    ...test,
    passes: test.passes.filter((_, i) => i % stride === 0),
    whole: test.passes,
  }));
  type Sought = (typeof sought)[number];
  let beam: { tests: readonly Sought[]; passes: Uint8Array; fit: number }[] = [
    { tests: [], passes: new Uint8Array(some.length).fill(1), fit: someSize },
  ];
  const rules: GroupRule[] = [];
  for (let conditions = 1; conditions <= MOST_CONDITIONS; conditions += 1) {
    const next = new Map<string, { tests: readonly Sought[]; passes: Uint8Array; fit: number }>();
    for (const { tests: had, passes } of beam) {
      for (const test of sought) {
        if (had.some((one) => one.feature === test.feature && one.op === test.op)) continue;
        const fit = agreement(passes, test.passes, some, someSize);
        const key = [...had, test]
          .map(({ feature, op, value }) => `${feature} ${op} ${value}`)
          .sort()
          .join();
        if (!next.has(key)) next.set(key, { tests: [...had, test], passes, fit });
      }
    }
    beam = [...next.values()]
      .sort((a, b) => b.fit - a.fit)
      .slice(0, BEAM)
      .map((one) => ({ ...one, passes: and(one.passes, one.tests.at(-1)?.passes) }));
    const best = beam[0];
    if (!best) break;
    const everyone = best.tests.reduce<Uint8Array>(
      (all, { whole }) => and(all, whole),
      new Uint8Array(inGroup.length).fill(1),
    );
    const rule = toRule(best.tests, everyone, inGroup, size);
    if (rules.length > 0 && rule.fidelity <= (rules.at(-1)?.fidelity ?? 0)) break;
    rules.push(rule);
  }
  return rules;
}

/** Rows on which a conjunction with one more test agrees with the group. */
function agreement(passes: Uint8Array, more: Uint8Array, inGroup: Uint8Array, size: number): number {
  let matched = 0;
  let both = 0;
  for (let i = 0; i < passes.length; i += 1) {
    const hit = (passes[i] ?? 0) & (more[i] ?? 0);
    matched += hit;
    both += hit & (inGroup[i] ?? 0);
  }
  return passes.length - (matched - both) - (size - both);
}

const and = (a: Uint8Array, b: Uint8Array | undefined): Uint8Array => a.map((one, i) => one & (b?.[i] ?? 0));

function toRule(tests: readonly Test[], passes: Uint8Array, inGroup: Uint8Array, size: number): GroupRule {
  let matched = 0;
  let both = 0;
  passes.forEach((one, i) => {
    matched += one;
    both += one & (inGroup[i] ?? 0);
  });
  const children = tests.flatMap(({ feature, op, value }): Condition[] => {
    const condition = findFeature(feature)?.condition;
    return condition ? [condition(op, value)] : [];
  });
  return {
    conditions: tests.length,
    rule: { type: 'all', children },
    fidelity: (passes.length - (matched - both) - (size - both)) / passes.length,
    precision: matched > 0 ? both / matched : null,
    recall: size > 0 ? both / size : null,
    matched,
    both,
  };
}
