'use client';

import { cn } from '@/components/ui/cn';
import { describeRuleText, type Rule } from '@/lib/rules';
import { useCurrency, useThings } from './use-suggestions';

/** A rule as one sentence, without controls. */
export function RuleText({ rule, className }: { rule: Rule; className?: string }) {
  const { data } = useThings();
  const currency = useCurrency();
  const segmentName = (reference: string) =>
    data?.segments.find((each) => each.id === reference || each.key === reference)?.name;
  return (
    <p className={cn('text-pretty text-ink-2', className)}>
      {describeRuleText(rule, { segmentName, units: { currency } })}
    </p>
  );
}
