'use client';

import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';

import { matchThing } from './match';

export interface Option<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

export interface OptionListProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChoose: (value: Value) => void;
  /** Takes what is typed as well, where it is none of the options: says what it would be, or nothing. */
  typed?: (text: string) => { label: string; choose: () => void } | undefined;
}

/** One of a few, found by typing or by arrows. */
export function OptionList<Value extends string>({ label, options, value, onChoose, typed }: OptionListProps<Value>) {
  const [text, setText] = useState('');
  const searchable = options.length > 7 || typed !== undefined;
  const own = typed?.(text.trim());
  return (
    <Command label={label} loop filter={matchThing} defaultValue={value} className="max-h-80">
      <CommandInput
        value={text}
        onValueChange={setText}
        placeholder={typed ? 'Search or type' : 'Search'}
        aria-label={label}
        className={cn('h-9 text-sm', !searchable && 'h-8')}
      />
      <CommandList>
        {!own && <CommandEmpty>Nothing of that name.</CommandEmpty>}
        {options.map((option) => (
          <CommandItem
            key={option.value}
            value={option.value}
            keywords={[option.label]}
            onSelect={() => onChoose(option.value)}
          >
            <Check className={cn('text-accent!', option.value !== value && 'invisible')} aria-hidden />
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint && <span className="text-ink-2 text-xs tabular-nums">{option.hint}</span>}
          </CommandItem>
        ))}
        {own && (
          <CommandItem value={`typed ${text}`} forceMount onSelect={own.choose}>
            <Plus aria-hidden />
            <span className="min-w-0 flex-1 truncate">{own.label}</span>
          </CommandItem>
        )}
      </CommandList>
    </Command>
  );
}
