'use client';

import { type ReactNode, useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { Field, Label } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CampaignDraft } from './draft';

export interface FieldsProps {
  draft: CampaignDraft;
  change: (patch: Partial<CampaignDraft>) => void;
}

interface NumberInputProps {
  label: string;
  hint?: ReactNode;
  value: number;
  min: number;
  max: number;
  /** Fractions are taken too. */
  fine?: boolean;
  onChange: (value: number) => void;
}

/** A number in its bounds; emptied it is empty, and the least when it is left so. */
export function NumberInput({ label, hint, value, min, max, fine, onChange }: NumberInputProps) {
  return (
    <Field label={label} hint={hint}>
      <Input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={fine ? 'any' : 1}
        value={Number.isFinite(value) ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? Number.NaN : Math.min(max, Number(target.value)))}
        onBlur={() => {
          const settled = Math.max(min, Number.isFinite(value) ? value : min);
          const whole = fine ? settled : Math.round(settled);
          if (whole !== value) onChange(whole);
        }}
      />
    </Field>
  );
}

interface CheckLineProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string;
}

/** A choice that is one sentence. */
export function CheckLine({ label, hint, checked, onChange, className }: CheckLineProps) {
  const id = useId();
  return (
    <div className={cn('flex items-start gap-2', className)}>
      <Checkbox id={id} checked={checked} onCheckedChange={(next) => onChange(next === true)} className="mt-0.5" />
      <div className="min-w-0">
        <Label htmlFor={id} className="font-normal text-ink text-sm">
          {label}
        </Label>
        {hint && <p className="text-ink-3 text-xs">{hint}</p>}
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  hint?: ReactNode;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** One of a few known words. */
export function Choice<Value extends string>({ label, hint, options, value, onChange, className }: ChoiceProps<Value>) {
  return (
    <Field label={label} hint={hint} className={className}>
      <Select
        options={options}
        value={value}
        onValueChange={(text) => {
          const found = options.find((option) => option.value === text);
          if (found) onChange(found.value);
        }}
      />
    </Field>
  );
}
