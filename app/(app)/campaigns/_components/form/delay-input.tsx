'use client';

import type { DurationUnit } from '@/lib/core/duration';
import type { Delay } from './delay';
import { Choice, NumberInput } from './inputs';

const UNITS: readonly { value: DurationUnit; label: string }[] = [
  { value: 'm', label: 'Minutes' },
  { value: 'h', label: 'Hours' },
  { value: 'd', label: 'Days' },
  { value: 'w', label: 'Weeks' },
];

interface DelayInputProps {
  label: string;
  value: Delay;
  onChange: (delay: Delay) => void;
}

/** How long to wait; none means at once. */
export function DelayInput({ label, value, onChange }: DelayInputProps) {
  return (
    <div className="grid grid-cols-[minmax(4rem,1fr)_minmax(6.5rem,1.4fr)] gap-2">
      <NumberInput
        label={label}
        value={value.amount}
        min={0}
        max={999}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <Choice label="Unit" options={UNITS} value={value.unit} onChange={(unit) => onChange({ ...value, unit })} />
    </div>
  );
}
