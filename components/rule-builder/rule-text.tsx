'use client';

import { cn } from '@/components/ui/cn';
import { describeRuleText, type Rule } from '@/lib/rules';
import { useCurrency, useThings } from './use-suggestions';

interface RuleTextProps {
  rule: Rule;
  /** In the run of a sentence; else a paragraph of its own. */
  inline?: boolean;
  className?: string;
}

/** A rule as one sentence, without controls. */
export function RuleText({ rule, inline, className }: RuleTextProps) {
  const { data } = useThings();
  const currency = useCurrency();
  const segmentName = (reference: string) =>
    data?.segments.find((each) => each.id === reference || each.key === reference)?.name;
  const text = describeRuleText(rule, { segmentName, units: { currency } });
  // A paragraph within a paragraph would be torn apart by the browser.
  const Element = inline ? 'span' : 'p';
  return (
    <Element className={cn('wrap-anywhere text-pretty text-ink-2', className)}>
      {inline ? text.charAt(0).toLowerCase() + text.slice(1) : text}
    </Element>
  );
}
