'use client';

import { RadioGroup as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  id?: string;
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** One of a few, all in sight, each with a line that says what it means. */
export function RadioGroup({ options, className, ...props }: RadioGroupProps) {
  const id = useId();
  return (
    <Radix.Root className={cn('grid gap-2', className)} {...props}>
      {options.map((option) => (
        <div key={option.value} className="flex items-start gap-2.5">
          <Radix.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-control bg-card after:absolute after:-inset-1.5 hover:border-ink-2 disabled:opacity-50 data-[state=checked]:border-[5px] data-[state=checked]:border-accent"
          />
          <label htmlFor={`${id}-${option.value}`} className="text-sm">
            {option.label}
            {option.hint && <span className="block text-ink-3 text-xs">{option.hint}</span>}
          </label>
        </div>
      ))}
    </Radix.Root>
  );
}
