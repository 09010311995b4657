'use client';

import { RuleField } from '@/components/rule-builder/rule-field';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { RuleLike } from '@/lib/content/document/rule-like';
import { type Rule, ruleSchema } from '@/lib/rules';
import { useEditor } from './editor-context';

type Mode = 'always' | 'in' | 'notIn' | 'rule';

const MODES: readonly { value: Mode; label: string }[] = [
  { value: 'always', label: 'To everyone' },
  { value: 'in', label: 'When the customer is in …' },
  { value: 'notIn', label: 'When the customer is not in …' },
  { value: 'rule', label: 'When a rule holds' },
];

/** A rule of one segment alone, which is chosen rather than built. */
function segmentOf(rule: Rule | null): { op: 'in' | 'notIn'; segment: string } | null {
  const [only, ...more] = rule?.type === 'all' ? rule.children : [];
  if (!only || more.length > 0 || only.type !== 'segment' || only.disabled || only.name) return null;
  return { op: only.op === 'notIn' ? 'notIn' : 'in', segment: only.segment };
}

interface ShowWhenProps {
  rule: RuleLike | null;
  change: (rule: RuleLike | null) => void;
}

/** Who sees a block: everyone, a segment, or whoever a rule of the rule language holds for. */
export function ShowWhen({ rule: stored, change }: ShowWhenProps) {
  const { segments } = useEditor();
  const parsed = ruleSchema.safeParse(stored);
  const rule = parsed.success ? parsed.data : null;
  const chosen = segmentOf(rule);
  const mode: Mode = stored === null ? 'always' : (chosen?.op ?? 'rule');
  const putSegment = (op: 'in' | 'notIn', segment: string) =>
    change({ type: 'all', children: [{ type: 'segment', segment, op }] });
  const choose = (next: Mode) => {
    const segment = chosen?.segment ?? segments[0]?.id;
    if (next === 'always') change(null);
    else if (next === 'rule')
      change(
        rule && !chosen
          ? stored
          : { type: 'all', children: [{ type: 'metric', metric: 'frequency', op: 'gte', value: 1 }] },
      );
    else if (segment) putSegment(next, segment);
  };
  return (
    <div className="grid gap-2.5 rounded-sm bg-sunken p-2.5">
      <Field label="Show it">
        <Select
          options={segments.length > 0 ? MODES : MODES.filter(({ value }) => value !== 'in' && value !== 'notIn')}
          value={mode}
          onValueChange={(value) => choose(MODES.find((each) => each.value === value)?.value ?? 'always')}
        />
      </Field>
      {chosen && (
        <Field label="Segment">
          <Combobox
            options={segments.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen.segment}
            onValueChange={(segment) => putSegment(chosen.op, segment)}
            placeholder="Choose a segment"
          />
        </Field>
      )}
      {mode === 'rule' && (
        <RuleField
          label="Shown to"
          none="The rule cannot be read any more: build it anew."
          description="Asked of each customer in the moment in which the email is written."
          rule={rule}
          optional={false}
          onChange={(next) => change(next && { ...next })}
        />
      )}
    </div>
  );
}
