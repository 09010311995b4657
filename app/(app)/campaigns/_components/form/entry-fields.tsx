'use client';

import { RuleField } from '@/components/rule-builder/rule-field';
import { DelayInput } from './delay-input';
import { CheckLine, Choice, type FieldsProps, NumberInput } from './inputs';

const RE_ENTRIES = [
  { value: 'never', label: 'Never' },
  { value: 'after', label: 'After some days' },
  { value: 'always', label: 'At every entry' },
] as const;

/** Who comes in again, and who leaves before the end. */
export function EntryFields({ draft, change }: FieldsProps) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {draft.kind === 'triggered' && (
          <DelayInput label="After the entry" value={draft.delay} onChange={(delay) => change({ delay })} />
        )}
        <Choice
          label="Again for who comes back"
          options={RE_ENTRIES}
          value={draft.reEntry}
          onChange={(reEntry) => change({ reEntry })}
        />
        {draft.reEntry === 'after' && (
          <NumberInput
            label="Days between"
            hint="From one entry to the next"
            value={draft.reEntryDays}
            min={1}
            max={3650}
            onChange={(reEntryDays) => change({ reEntryDays })}
          />
        )}
      </div>
      <CheckLine
        label="Who leaves the segment gets no further email"
        checked={draft.exitWhenLeft}
        onChange={(exitWhenLeft) => change({ exitWhenLeft })}
      />
      <RuleField
        label="Who also leaves early"
        none="Nobody: there is no rule."
        description="For whom this holds when an email is due, it and all that follow are not sent: who has ordered, say."
        rule={draft.exitRule}
        onChange={(exitRule) => change({ exitRule })}
      />
    </div>
  );
}
