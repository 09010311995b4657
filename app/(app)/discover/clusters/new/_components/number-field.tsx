'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** A number that may be left empty where `empty` says what that means. */
export function NumberField({ label, value, onChange, min, max, step = 1, hint, empty }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  return (
    <Field label={label} hint={hint}>
      <Input
        type="number"
        inputMode={step === 1 ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
        value={text}
        placeholder={empty}
        onChange={(event) => {
          setText(event.target.value);
          onChange(event.target.value === '' ? null : Number(event.target.value));
        }}
      />
    </Field>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  step?: number;
  hint?: string;
  empty?: string;
}
