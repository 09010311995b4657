'use client';

import { useState } from 'react';
import { Select } from '@/components/ui/select';
import { type DurationUnit, parseDuration } from '@/lib/core';
import { NumberField } from './number-field';

const UNITS: { value: DurationUnit; label: string }[] = [
  { value: 'm', label: 'minutes' },
  { value: 'h', label: 'hours' },
  { value: 'd', label: 'days' },
  { value: 'w', label: 'weeks' },
];

export interface DurationFieldProps {
  label: string;
  value: string;
  onChange: (duration: string) => void;
  autoFocus?: boolean;
  onDone?: () => void;
}

/** A whole number and its unit. */
export function DurationField({ label, value, onChange, autoFocus, onDone }: DurationFieldProps) {
  const parsed = parseDuration(value);
  const [unit, setUnit] = useState<DurationUnit>(parsed?.unit ?? 'd');
  const [amount, setAmount] = useState(parsed?.amount ?? 1);
  return (
    <div className="flex items-center gap-2">
      <NumberField
        label={label}
        value={amount}
        min={1}
        whole
        autoFocus={autoFocus}
        onDone={onDone}
        onChange={(next) => {
          setAmount(next);
          onChange(`${next}${unit}`);
        }}
      />
      <Select
        aria-label={`${label}: unit`}
        className="w-28"
        options={UNITS}
        value={unit}
        onValueChange={(next) => {
          const chosen = UNITS.find((each) => each.value === next)?.value ?? unit;
          setUnit(chosen);
          onChange(`${amount}${chosen}`);
        }}
      />
    </div>
  );
}
