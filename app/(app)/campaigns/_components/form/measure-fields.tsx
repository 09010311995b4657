'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { CheckLine, Choice, type FieldsProps, NumberInput } from './inputs';
import { PilotFields } from './pilot-fields';

const MODELS = [
  { value: 'lastClick', label: 'The last click' },
  { value: 'lastOpen', label: 'The last open' },
  { value: 'linear', label: 'All clicks, in parts' },
] as const;

/** How it is measured and how carefully it begins. */
export function MeasureFields({ draft, change, size }: FieldsProps & { size: number | null }) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <NumberInput
          label="Held out, %"
          hint="Get nothing, for comparison"
          value={draft.holdout}
          min={0}
          max={50}
          fine
          onChange={(holdout) => change({ holdout })}
        />
        <NumberInput
          label="Orders count for, days"
          value={draft.windowDays}
          min={1}
          max={90}
          onChange={(windowDays) => change({ windowDays })}
        />
        <Choice
          label="An order belongs to"
          options={MODELS}
          value={draft.model}
          onChange={(model) => change({ model })}
        />
        <Field label="Cost of one email">
          <Input
            inputMode="decimal"
            value={draft.costPerEmail}
            onChange={({ target }) => change({ costPerEmail: target.value })}
          />
        </Field>
        <Field label="Fixed cost">
          <Input
            inputMode="decimal"
            value={draft.costFixed}
            onChange={({ target }) => change({ costFixed: target.value })}
          />
        </Field>
      </div>
      {(draft.kind === 'oneOff' || draft.kind === 'recurring') && (
        <PilotFields draft={draft} change={change} size={size} />
      )}
      <CheckLine
        label="The last approval starts it"
        checked={draft.startOnApproval}
        onChange={(startOnApproval) => change({ startOnApproval })}
      />
    </div>
  );
}
