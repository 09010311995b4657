'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { EntryFields } from './entry-fields';
import { CheckLine, Choice, type FieldsProps } from './inputs';
import { RecurrenceFields } from './recurrence-fields';

const SEND_TIMES = [
  { value: 'atOnce', label: 'To all at once' },
  { value: 'zone', label: 'At the same time of day in each zone' },
  { value: 'habit', label: 'At the hour at which each is used to open or order' },
] as const;

/** When, by its kind; and at which hours. */
export function ScheduleFields({ draft, change }: FieldsProps) {
  return (
    <div className="grid gap-4">
      {draft.kind === 'oneOff' ? (
        <OnceFields draft={draft} change={change} />
      ) : draft.kind === 'recurring' ? (
        <RecurrenceFields draft={draft} change={change} />
      ) : (
        <EntryFields draft={draft} change={change} />
      )}
      <Choice
        label="Send time"
        className="max-w-md"
        options={SEND_TIMES}
        value={draft.sendMode}
        onChange={(sendMode) => change({ sendMode })}
      />
      <CheckLine
        label="Quiet hours of its own, in the place of the shop’s"
        checked={draft.ownQuiet}
        onChange={(ownQuiet) => change({ ownQuiet })}
      />
      {draft.ownQuiet && (
        <div className="grid max-w-sm grid-cols-2 gap-3">
          <Field label="Quiet from">
            <Input type="time" value={draft.quietFrom} onChange={({ target }) => change({ quietFrom: target.value })} />
          </Field>
          <Field label="Quiet to">
            <Input type="time" value={draft.quietTo} onChange={({ target }) => change({ quietTo: target.value })} />
          </Field>
        </div>
      )}
    </div>
  );
}

function OnceFields({ draft, change }: FieldsProps) {
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <RadioGroup
        aria-label="When"
        value={draft.when}
        onValueChange={(when) => change({ when: when === 'at' ? 'at' : 'now' })}
        options={[
          { value: 'now', label: 'As soon as it is approved' },
          { value: 'at', label: 'At a time' },
        ]}
      />
      {draft.when === 'at' && (
        <Field label="Date and time" hint={draft.zone}>
          <Input type="datetime-local" value={draft.at} onChange={({ target }) => change({ at: target.value })} />
        </Field>
      )}
    </div>
  );
}
