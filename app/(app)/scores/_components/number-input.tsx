'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';

export interface NumberInputProps {
  label: string;
  value: number;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  step?: number;
  whole?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  className?: string;
}

/** A number as it is typed; null while what stands there is none, or lies outside. */
export function NumberInput({
  label,
  value,
  onChange,
  min,
  max,
  step,
  whole,
  disabled,
  invalid,
  className,
}: NumberInputProps) {
  const [text, setText] = useState(String(value));
  const parse = (typed: string): number | null => {
    const number = Number(typed);
    const fits = typed.trim() !== '' && Number.isFinite(number) && number >= min && number <= max;
    return fits && (!whole || Number.isInteger(number)) ? number : null;
  };
  return (
    <Input
      type="number"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={invalid || parse(text) === null || undefined}
      value={text}
      min={min}
      max={max}
      step={step ?? (whole ? 1 : 0.5)}
      disabled={disabled}
      className={className}
      onChange={({ target }) => {
        setText(target.value);
        onChange(parse(target.value));
      }}
    />
  );
}
