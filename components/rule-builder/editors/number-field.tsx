'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';

export interface NumberFieldProps {
  label: string;
  value: number | undefined;
  /** Called with every number that is typed; what is no number is not passed on. */
  onChange: (value: number) => void;
  min?: number;
  whole?: boolean;
  autoFocus?: boolean;
  /** Enter was pressed. */
  onDone?: () => void;
  suffix?: string;
  className?: string;
}

/** A number that is passed on as it is typed; while it is none, the last one stays in force. */
export function NumberField({
  label,
  value,
  onChange,
  min,
  whole,
  autoFocus,
  onDone,
  suffix,
  className,
}: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const parse = (written: string): number | undefined => {
    const number = Number(written.replace(',', '.'));
    if (written.trim() === '' || !Number.isFinite(number)) return undefined;
    if (min !== undefined && number < min) return undefined;
    return whole && !Number.isInteger(number) ? undefined : number;
  };
  const faulty = parse(text) === undefined && text !== '';
  return (
    <span className="relative block min-w-0 flex-1">
      <Input
        autoFocus={autoFocus}
        inputMode="decimal"
        aria-label={label}
        aria-invalid={faulty || undefined}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          const number = parse(event.target.value);
          if (number !== undefined && number !== value) onChange(number);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onDone?.();
          }
        }}
        className={className}
      />
      {suffix && <span className="pointer-events-none absolute top-1.5 right-2.5 text-ink-3 text-sm">{suffix}</span>}
    </span>
  );
}
