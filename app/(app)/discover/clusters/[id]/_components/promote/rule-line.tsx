'use client';

import { Fragment } from 'react';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { metricLabel } from '@/components/rule-builder/words';
import { formatDecimal, formatMoney, formatPercent } from '@/components/ui/format';
import { findMetric } from '@/lib/catalog';
import { describeNode, normalizeRule, type Rule } from '@/lib/rules';
import { useCurrency } from '../currency';

const SIGNS: Readonly<Record<string, string>> = { gte: '≥', gt: '>', lt: '<', lte: '≤', eq: '=' };
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A rule of the tree in one line: `Orders ≥ 6 and days since last order ≤ 40`. */
export function RuleLine({ rule }: { rule: Rule }) {
  const currency = useCurrency();
  const { data: things } = useThings();
  const segmentName = (reference: string) =>
    things?.segments.find(({ id, key }) => id === reference || key === reference)?.name;
  const root = normalizeRule(rule);
  const word = root.type === 'any' ? 'or' : 'and';
  return (
    <p className="rounded-sm bg-sunken px-3 py-2.25 text-base leading-[22px]" data-testid="rule-line">
      {root.children.map((node, index) => {
        const between = index > 0 && <span className="text-ink-2"> {word} </span>;
        const key = node.path.join('/');
        if (node.kind !== 'condition' || node.condition.type !== 'metric' || typeof node.condition.value !== 'number') {
          const text = describeNode(node, { segmentName, units: { currency } });
          return (
            <Fragment key={key}>
              {between}
              {index === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1)}
            </Fragment>
          );
        }
        const { metric, op, value } = node.condition;
        const label = metricLabel(metric);
        return (
          <Fragment key={key}>
            {between}
            {index === 0 ? capitalised(label) : label.charAt(0).toLowerCase() + label.slice(1)} {SIGNS[op] ?? op}{' '}
            <span className="font-semibold underline decoration-ink-3 decoration-dotted underline-offset-4">
              {valueText(metric, value, currency)}
            </span>
          </Fragment>
        );
      })}
    </p>
  );
}

function valueText(metric: string, value: number, currency: string): string {
  const unit = findMetric(metric)?.unit;
  if (unit === 'money') return formatMoney(value, currency, { whole: true });
  if (unit === 'share') return formatPercent(value, 0);
  return formatDecimal(value);
}
