'use client';

import { ToggleGroup as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useUrlState } from './url-state';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: ReactNode;
  disabled?: boolean;
}

export interface SegmentedProps<Value extends string> {
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  className?: string;
}

/** One of two to five words, side by side: All / Any / None. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onValueChange,
  className,
}: SegmentedProps<Value>) {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((each) => each.value === next);
        if (option) onValueChange(option.value);
      }}
      className={cn('inline-flex shrink-0 rounded-[7px] border border-line-strong bg-sunken p-px', className)}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="inline-flex items-center gap-1 whitespace-nowrap rounded-[5px] px-2 py-0.75 font-medium text-ink-2 text-xs hover:text-ink data-[state=on]:bg-card data-[state=on]:font-semibold data-[state=on]:text-ink data-[state=on]:ring-1 data-[state=on]:ring-line-strong [&_svg]:size-3.5"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}

/** The same, kept in the address; the first option leaves it clean. */
export function UrlSegmented<Value extends string>({
  param,
  options,
  ...props
}: Omit<SegmentedProps<Value>, 'value' | 'onValueChange'> & { param: string }) {
  const { params, set } = useUrlState();
  const first = options[0];
  const chosen = options.find((option) => option.value === params.get(param)) ?? first;
  if (!first || !chosen) return null;
  return (
    <Segmented
      {...props}
      options={options}
      value={chosen.value}
      onValueChange={(value) => set({ [param]: value === first.value ? null : value })}
    />
  );
}
