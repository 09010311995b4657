'use client';

import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import {
  Command,
  CommandEmpty,
  CommandFooter,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { formatCount } from '@/components/ui/format';
import { Kbd } from '@/components/ui/kbd';
import type { Condition } from '@/lib/rules';
import { useThings } from '../use-suggestions';
import { matchThing } from './match';
import { listThings, type ThingKind } from './things';

export interface ThingListProps {
  kinds: readonly ThingKind[];
  onChoose: (condition: Condition) => void;
}

const HEADINGS: Readonly<Record<ThingKind, string>> = {
  event: 'Events',
  metric: 'Metrics',
  trait: 'Traits',
  segment: 'Segments',
  consent: 'Consent',
};
const PLURALS: Readonly<Record<ThingKind, string>> = {
  event: 'events',
  metric: 'metrics',
  trait: 'traits',
  segment: 'segments',
  consent: 'channels',
};

/** Everything that a condition can be about, as the data holds it, with how many customers have each. */
export function ThingList({ kinds, onChoose }: ThingListProps) {
  const { data, isPending, isError } = useThings();
  const [text, setText] = useState('');
  const things = data ? listThings(data, kinds) : [];
  const counts = kinds.flatMap((kind) => {
    const count = things.filter((thing) => thing.kind === kind).length;
    return count > 0 && kind !== 'consent' ? [`${count} ${PLURALS[kind]}`] : [];
  });
  const label =
    kinds.length > 1 ? 'Search events, metrics, traits and segments' : `Search ${PLURALS[kinds[0] ?? 'event']}`;
  const typed = text.trim();
  const custom =
    kinds.includes('event') &&
    typed.length > 1 &&
    !things.some((thing) => thing.kind === 'event' && thing.name.toLowerCase() === typed.toLowerCase());
  return (
    <Command label={label} loop filter={matchThing} className="max-h-96">
      <CommandInput
        value={text}
        onValueChange={setText}
        placeholder={counts.length ? `Search ${counts.join(', ')}` : 'Search'}
        className="h-9 text-sm"
        trailing={isPending && <LoaderCircle className="size-3.5 animate-spin text-ink-3" aria-label="Loading" />}
      />
      <CommandList>
        {!isPending && (
          <CommandEmpty>{isError ? 'The names could not be read; type one.' : 'Nothing of that name.'}</CommandEmpty>
        )}
        {kinds.map((kind) => {
          const own = things.filter((thing) => thing.kind === kind);
          if (own.length === 0) return null;
          return (
            <CommandGroup key={kind} heading={HEADINGS[kind]}>
              {own.map(({ icon: Icon, ...thing }) => (
                <CommandItem
                  key={`${kind} ${thing.name}`}
                  value={`${kind} ${thing.name}`}
                  keywords={[thing.label, ...thing.keywords]}
                  onSelect={() => onChoose(thing.condition)}
                >
                  <Icon className="size-3.5!" strokeWidth={1.6} aria-hidden />
                  <span className="min-w-0 flex-1 truncate font-medium">
                    {thing.label}
                    {thing.note && <span className="ml-1.5 font-normal text-ink-3 text-xs">{thing.note}</span>}
                  </span>
                  {thing.customers !== null && (
                    <span className="text-ink-2 tabular-nums">{formatCount(thing.customers)}</span>
                  )}
                </CommandItem>
              ))}
            </CommandGroup>
          );
        })}
        {custom && (
          <CommandGroup heading="An event that has not come yet">
            <CommandItem
              value={`custom ${typed}`}
              onSelect={() => onChoose({ type: 'event', event: typed, within: '30d' })}
            >
              <span className="min-w-0 flex-1 truncate">“{typed}”</span>
            </CommandItem>
          </CommandGroup>
        )}
      </CommandList>
      <CommandFooter>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>↵</Kbd> add
        </span>
        <span className="ml-auto">{kinds.includes('event') ? 'Customers, events of 90 days' : 'Customers'}</span>
      </CommandFooter>
    </Command>
  );
}
