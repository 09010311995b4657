'use client';

import { LoaderCircle } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cn } from '@/components/ui/cn';
import {
  Command,
  CommandEmpty,
  CommandFooter,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { formatCount, formatDelta } from '@/components/ui/format';
import { Kbd } from '@/components/ui/kbd';
import type { Condition } from '@/lib/rules';
import { useConsequences } from '../use-consequences';
import { useDebounced } from '../use-debounced';
import { useThings } from '../use-suggestions';
import { matchSlips, matchThing } from './match';
import { listThings, type Thing, type ThingKind } from './things';

export interface ThingListProps {
  kinds: readonly ThingKind[];
  onChoose: (condition: Condition) => void;
  /** Group that the chosen one is added to: each suggestion then says what the audience would be. */
  group?: string;
  /** The audience now. */
  count?: number;
}

const HEADINGS: Readonly<Record<ThingKind, string>> = {
  event: 'Events',
  pattern: 'Several events',
  metric: 'Metrics',
  trait: 'Traits',
  segment: 'Segments',
  consent: 'Consent',
};
const PLURALS: Readonly<Record<ThingKind, string>> = {
  event: 'events',
  pattern: 'patterns',
  metric: 'metrics',
  trait: 'traits',
  segment: 'segments',
  consent: 'channels',
};
/** Suggestions whose consequence is counted: those that are seen first. */
const COUNTED = 8;
const NONE: Thing[] = [];

const keyOf = (thing: Thing): string => `${thing.kind} ${thing.name}`;

/** Everything that a condition can be about, as the data holds it, with how many customers have each. */
export function ThingList({ kinds, onChoose, group, count }: ThingListProps) {
  const { data, isPending, isError } = useThings();
  const [text, setText] = useState('');
  const typed = text.trim();
  const things = useMemo(() => (data ? listThings(data, kinds) : NONE), [data, kinds]);
  const found = useMemo(() => {
    const scored = things.map((thing) => ({ thing, score: matchThing('', typed, [thing.label, ...thing.keywords]) }));
    const exact = scored.filter(({ score }) => score > 0);
    const slips = things.map((thing) => ({ thing, score: matchSlips(typed, [thing.label, ...thing.keywords]) }));
    return (exact.length > 0 ? exact : slips.filter(({ score }) => score > 0)).toSorted((a, b) => b.score - a.score);
  }, [things, typed]);
  const groups = useMemo(() => groupsOf(found), [found]);
  const settled = useDebounced(groups, 250);
  const candidates = useMemo(
    () =>
      settled
        .flatMap(({ things: own }) => own)
        .slice(0, COUNTED)
        .map((thing) => ({ key: keyOf(thing), condition: thing.condition })),
    [settled],
  );
  const consequences = useConsequences(group, candidates);
  const label =
    kinds.length > 1 ? 'Search events, metrics, traits and segments' : `Search ${PLURALS[kinds[0] ?? 'event']}`;
  const counts = kinds.flatMap((kind) => {
    const own = things.filter((thing) => thing.kind === kind).length;
    return own > 0 && kind !== 'consent' && kind !== 'pattern' ? [`${own} ${PLURALS[kind]}`] : [];
  });
  const custom =
    !isPending &&
    kinds.includes('event') &&
    typed.length > 1 &&
    !things.some((thing) => thing.kind === 'event' && thing.name.toLowerCase() === typed.toLowerCase());
  const customTrait =
    !isPending &&
    kinds.includes('trait') &&
    !found.some(({ thing }) => thing.kind === 'trait') &&
    /^[^\s.]+(\.[^\s.]+)*$/.test(typed) &&
    typed.length > 1;
  return (
    <Command label={label} loop shouldFilter={false} className="max-h-96">
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
        {groups.map(({ kind, things: own }, index) => (
          <CommandGroup
            key={kind}
            heading={
              <span className="flex">
                <span className="flex-1">{HEADINGS[kind]}</span>
                {index === 0 && <span>Customers</span>}
                {index === 0 && group !== undefined && <span className="w-26 text-right">Audience then</span>}
              </span>
            }
          >
            {own.map((thing) => (
              <Row
                key={keyOf(thing)}
                thing={thing}
                then={group === undefined ? null : consequences.get(keyOf(thing))}
                now={count}
                onChoose={onChoose}
              />
            ))}
          </CommandGroup>
        ))}
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
        {customTrait && (
          <CommandGroup heading="A trait that nobody has yet">
            <CommandItem
              value={`custom trait ${typed}`}
              onSelect={() => onChoose({ type: 'trait', trait: typed, op: 'in', value: [] })}
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
        <span className="ml-auto">{kinds.includes('event') ? 'Events of the last 90 days' : 'Customers'}</span>
      </CommandFooter>
    </Command>
  );
}

/** The kinds in the order of their best match, each with its things. */
function groupsOf(found: readonly { thing: Thing; score: number }[]): { kind: ThingKind; things: Thing[] }[] {
  const groups = new Map<ThingKind, Thing[]>();
  for (const { thing } of found) groups.set(thing.kind, [...(groups.get(thing.kind) ?? []), thing]);
  return [...groups].map(([kind, things]) => ({ kind, things }));
}

interface RowProps {
  thing: Thing;
  /** The audience with it; null where that is not shown, undefined where it is not known. */
  then: number | null | undefined;
  now: number | undefined;
  onChoose: (condition: Condition) => void;
}

function Row({ thing, then, now, onChoose }: RowProps) {
  const { icon: Icon, label, note, customers, condition } = thing;
  const change = then != null && now !== undefined ? then - now : 0;
  return (
    <CommandItem value={keyOf(thing)} onSelect={() => onChoose(condition)} aria-label={label}>
      <Icon className="size-3.5!" strokeWidth={1.6} aria-hidden />
      <span className="min-w-0 flex-1 truncate font-medium">
        {label}
        {note && <span className="ml-1.5 font-normal text-ink-3 text-xs">{note}</span>}
      </span>
      {customers !== null && <span className="text-ink-2 tabular-nums">{formatCount(customers)}</span>}
      {then !== null && (
        <span className={cn('w-24 text-right text-ink-2 tabular-nums', then === 0 && 'text-warn')}>
          {then === 0 ? (
            'nobody left'
          ) : then === undefined ? (
            ''
          ) : (
            <>
              <b className="font-medium text-ink">{formatCount(then)}</b> {change !== 0 && formatDelta(change)}
            </>
          )}
        </span>
      )}
    </CommandItem>
  );
}
