'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Choice, type FieldsProps, NumberInput } from './inputs';

const EVERY = [
  { value: 'day', label: 'Daily' },
  { value: 'week', label: 'Weekly' },
  { value: 'month', label: 'Monthly' },
] as const;
const WHICH = [
  { value: '1', label: 'First' },
  { value: '2', label: 'Second' },
  { value: '3', label: 'Third' },
  { value: '4', label: 'Fourth' },
  { value: '-1', label: 'Last' },
  { value: 'day', label: 'By date' },
] as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map((label, value) => ({
  value: String(value),
  label,
}));

/** How a campaign comes round. */
export function RecurrenceFields({ draft, change }: FieldsProps) {
  const byDate = draft.every === 'month' && draft.ordinal === 'day';
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Choice label="Comes round" options={EVERY} value={draft.every} onChange={(every) => change({ every })} />
      <NumberInput
        label="Every"
        value={draft.interval}
        min={1}
        max={52}
        onChange={(interval) => change({ interval })}
      />
      {draft.every === 'month' && (
        <Choice label="Which" options={WHICH} value={draft.ordinal} onChange={(ordinal) => change({ ordinal })} />
      )}
      {byDate && (
        <NumberInput
          label="Day of the month"
          hint="The last where a month is shorter"
          value={draft.monthDay}
          min={1}
          max={31}
          onChange={(monthDay) => change({ monthDay })}
        />
      )}
      {draft.every !== 'day' && !byDate && (
        <Choice
          label="Day"
          options={WEEKDAYS}
          value={String(draft.weekday)}
          onChange={(weekday) => change({ weekday: Number(weekday) })}
        />
      )}
      <Field label="Time" hint={draft.zone}>
        <Input type="time" value={draft.time} onChange={({ target }) => change({ time: target.value })} />
      </Field>
      <Field label="Ends" optional hint="Empty: when a person ends it">
        <Input type="datetime-local" value={draft.until} onChange={({ target }) => change({ until: target.value })} />
      </Field>
    </div>
  );
}
