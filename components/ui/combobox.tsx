'use client';

import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from './cn';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from './command';
import { controlClass } from './input';
import { Popover } from './popover';

export interface ComboboxOption {
  value: string;
  label: string;
  /** At the right end: a count, say. */
  hint?: ReactNode;
}

export interface ComboboxProps {
  options: readonly ComboboxOption[];
  value?: string | null;
  onValueChange: (value: string) => void;
  placeholder?: string;
  searchPlaceholder?: string;
  id?: string;
  disabled?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** One of a long list, found by typing. */
export function Combobox({
  options,
  value,
  onValueChange,
  placeholder = 'Choose',
  searchPlaceholder = 'Search',
  disabled,
  className,
  ...aria
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={aria['aria-label'] ?? placeholder}
      className="w-(--radix-popover-trigger-width) min-w-64 p-0"
      trigger={
        <button
          type="button"
          disabled={disabled}
          className={cn(controlClass, 'flex h-8 items-center gap-2 px-2.5 text-left', className)}
          {...aria}
        >
          <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-ink-3')}>{chosen?.label ?? placeholder}</span>
          <ChevronDown className="size-3.5 shrink-0 text-ink-3" aria-hidden />
        </button>
      }
    >
      <Command className="max-h-80">
        <CommandInput placeholder={searchPlaceholder} aria-label={searchPlaceholder} className="h-9 text-sm" />
        <CommandList>
          <CommandEmpty>Nothing of that name.</CommandEmpty>
          {options.map((option) => (
            <CommandItem
              key={option.value}
              value={option.value}
              keywords={[option.label]}
              onSelect={() => {
                onValueChange(option.value);
                setOpen(false);
              }}
            >
              <Check className={cn('text-accent!', option.value !== value && 'invisible')} aria-hidden />
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {option.hint && <span className="text-ink-2 text-xs tabular-nums">{option.hint}</span>}
            </CommandItem>
          ))}
        </CommandList>
      </Command>
    </Popover>
  );
}
