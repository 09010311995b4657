'use client';

import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import { Choice, type FieldsProps } from './inputs';

export interface Choices {
  segments: readonly { id: string; name: string; size: number | null }[];
  strategies: readonly Strategy[];
  topics: readonly { key: string; name: string }[];
}

const NONE = 'none';
const orNull = (value: string): string | null => (value === NONE ? null : value);

/** To whom and why. */
export function AudienceFields({ draft, change, segments, strategies, topics }: FieldsProps & Choices) {
  const chosen = strategies.find(({ id }) => id === draft.strategy);
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Field label="Segment">
        <Combobox
          options={segments.map(({ id, name, size }) => ({ value: id, label: name, hint: formatCount(size) }))}
          value={draft.segment}
          onValueChange={(segment) => change({ segment })}
          placeholder="Choose a segment"
          searchPlaceholder="Search segments"
        />
      </Field>
      <Choice
        label="Strategy"
        hint={chosen?.goal}
        options={[
          { value: NONE, label: 'No strategy' },
          ...strategies.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.strategy ?? NONE}
        onChange={(strategy) => change({ strategy: orNull(strategy) })}
      />
      {topics.length > 0 && (
        <Choice
          label="Topic"
          hint="Who has unsubscribed from it gets nothing"
          options={[
            { value: NONE, label: 'No topic' },
            ...topics.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          value={draft.topic ?? NONE}
          onChange={(topic) => change({ topic: orNull(topic) })}
        />
      )}
    </div>
  );
}
