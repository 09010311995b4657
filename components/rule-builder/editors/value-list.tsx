'use client';

import { Check, LoaderCircle, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { formatCount } from '@/components/ui/format';
import { useCurrency, useValues } from '../use-suggestions';
import { countryName, valueWords } from '../words';
import { SheetFoot } from './sheet';
import type { ValueEditorProps } from './value-editor-props';

type Scalar = string | number | boolean;

const chosenOf = (value: ValueEditorProps['value']): Scalar[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

/** What is typed as a value of the type: numbers as numbers. */
function read(text: string, type: ValueEditorProps['type']): Scalar | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type !== 'number') return trimmed;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : undefined;
}

/** Values to choose from, as the data holds them, with how many customers have each; anything else can be typed. */
export function ValueList({
  label,
  type,
  unit,
  value,
  values,
  question,
  onChange,
  close,
  many,
}: ValueEditorProps & { many: boolean }) {
  const currency = useCurrency();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 120);
    return () => clearTimeout(timer);
  }, [text]);
  const closed = type === 'boolean' ? [true, false] : values;
  const { data, isFetching, isError } = useValues(
    { ...question, ...(asked ? { q: asked } : {}) },
    closed === undefined,
  );
  const needle = text.trim().toLowerCase();
  const chosen = chosenOf(value);
  const suggested = closed
    ? closed.map((each) => ({ value: each as Scalar, label: undefined, customers: null }))
    : (data?.values ?? []);
  const matching = suggested.filter((each) =>
    `${valueWords(each.value, unit, currency)} ${each.label ?? ''} ${countryName(each.value) ?? ''}`
      .toLowerCase()
      .includes(needle),
  );
  const extra = chosen.filter((each) => !needle && !suggested.some((other) => same(other.value, each)));
  const typed = closed ? undefined : read(text, type);
  const isNew = typed !== undefined && !matching.some((each) => same(each.value, typed));
  const toggle = (next: Scalar) => {
    setText('');
    if (!many) {
      onChange(next);
      close();
    } else
      onChange(
        chosen.some((each) => same(each, next)) ? chosen.filter((each) => !same(each, next)) : [...chosen, next],
      );
  };
  const row = (each: { value: Scalar; label?: string | undefined; customers: number | null }) => (
    <CommandItem
      key={`${typeof each.value} ${each.value}`}
      value={`${typeof each.value} ${each.value}`}
      onSelect={() => toggle(each.value)}
    >
      <Check
        className={cn('text-accent!', !chosen.some((other) => same(other, each.value)) && 'invisible')}
        aria-hidden
      />
      <span className="min-w-0 flex-1 truncate">
        {each.label ?? countryName(each.value) ?? valueWords(each.value, unit, currency)}
        {(each.label || countryName(each.value)) && (
          <span className="ml-1.5 text-ink-3 text-xs">{String(each.value)}</span>
        )}
      </span>
      {each.customers !== null && (
        <span className="text-ink-2 text-xs tabular-nums">{formatCount(each.customers)}</span>
      )}
    </CommandItem>
  );
  return (
    <Command shouldFilter={false} label={label} loop className="max-h-88">
      <CommandInput
        value={text}
        onValueChange={setText}
        aria-label={label}
        placeholder={closed ? 'Search' : 'Search or type a value'}
        className="h-9 text-sm"
        trailing={isFetching && <LoaderCircle className="size-3.5 animate-spin text-ink-3" aria-label="Searching" />}
      />
      <CommandList>
        {!isNew && !isFetching && (
          <CommandEmpty>
            {isError
              ? 'The values could not be read; type one.'
              : data?.masked
                ? 'These values are personal data; type one.'
                : 'No value yet; type one.'}
          </CommandEmpty>
        )}
        {extra.map((each) => row({ value: each, customers: null }))}
        {matching.map(row)}
        {isNew && (
          <CommandItem value="typed" onSelect={() => toggle(typed)}>
            <Plus aria-hidden />
            <span className="min-w-0 flex-1 truncate">Use “{text.trim()}”</span>
          </CommandItem>
        )}
      </CommandList>
      <SheetFoot>
        <span>{many ? 'Choose one or more' : 'Choose one'}</span>
        {!closed && (
          <span className="ml-auto">
            {data?.events ? `Customers in the last ${formatCount(data.events)} events` : 'Customers'}
          </span>
        )}
      </SheetFoot>
    </Command>
  );
}

/** Text compares by its lower case, as rules do. */
const same = (one: Scalar, other: Scalar): boolean =>
  typeof one === 'string' && typeof other === 'string' ? one.toLowerCase() === other.toLowerCase() : one === other;
