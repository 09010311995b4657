'use client';

import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { BareEvent } from '../words';
import { DurationField } from './duration-field';
import { Sheet, SheetRow } from './sheet';

const KINDS = [
  { value: 'within', label: 'in the last …' },
  { value: 'olderThan', label: 'more than … ago' },
  { value: 'window', label: 'between … and … ago' },
  { value: 'between', label: 'between two dates' },
  { value: 'since', label: 'since a date' },
  { value: 'before', label: 'before a date' },
  { value: 'any', label: 'at any time' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

type Frame = Pick<BareEvent, 'within' | 'olderThan' | 'from' | 'to'>;

function kindOf({ within, olderThan, from, to }: Frame): Kind {
  if (from && to) return 'between';
  if (from) return 'since';
  if (to) return 'before';
  if (within && olderThan) return 'window';
  return within ? 'within' : olderThan ? 'olderThan' : 'any';
}

export interface TimeEditorProps {
  condition: BareEvent;
  onChange: (condition: BareEvent, merge?: string) => void;
  /** Today, as a date, for the dates that are suggested. */
  today: string;
  close: () => void;
}

/** When the events have to lie. */
export function TimeEditor({ condition, onChange, today, close }: TimeEditorProps) {
  const kind = kindOf(condition);
  const { within, olderThan, from, to } = condition;
  const put = (frame: Frame, merge?: string) =>
    onChange(
      { ...condition, within: undefined, olderThan: undefined, from: undefined, to: undefined, ...frame },
      merge,
    );
  const choose = (next: Kind) => {
    const last = within ?? olderThan ?? '30d';
    const day = from?.slice(0, 10) ?? to?.slice(0, 10) ?? today;
    const frames: Record<Kind, Frame> = {
      within: { within: last },
      olderThan: { olderThan: olderThan ?? last },
      window: { within: within ?? '30d', olderThan: olderThan ?? '1d' },
      between: { from: from ?? `${day.slice(0, 8)}01`, to: to ?? nextDay(day) },
      since: { from: day },
      before: { to: day },
      any: {},
    };
    put(frames[next]);
  };
  return (
    <Sheet>
      <Select
        aria-label="Kind of time frame"
        options={KINDS}
        value={kind}
        onValueChange={(next) => choose(KINDS.find((each) => each.value === next)?.value ?? 'any')}
      />
      {(kind === 'within' || kind === 'window') && within && (
        <SheetRow label={kind === 'window' ? 'Not longer ago than' : 'In the last'}>
          <DurationField
            key={kind}
            label="In the last"
            value={within}
            autoFocus
            onDone={close}
            onChange={(next) => put({ within: next, olderThan }, 'within')}
          />
        </SheetRow>
      )}
      {(kind === 'olderThan' || kind === 'window') && olderThan && (
        <SheetRow label={kind === 'window' ? 'But more than' : 'More than … ago'}>
          <DurationField
            key={kind}
            label="More than"
            value={olderThan}
            autoFocus={kind === 'olderThan'}
            onDone={close}
            onChange={(next) => put({ within, olderThan: next }, 'olderThan')}
          />
        </SheetRow>
      )}
      {from !== undefined && (
        <SheetRow label="From (included)">
          <Input
            type="date"
            aria-label="From"
            value={from.slice(0, 10)}
            onChange={(event) => event.target.value && put({ from: event.target.value, to }, 'from')}
          />
        </SheetRow>
      )}
      {to !== undefined && (
        <SheetRow label="Until (not included)">
          <Input
            type="date"
            aria-label="Until"
            value={to.slice(0, 10)}
            onChange={(event) => event.target.value && put({ from, to: event.target.value }, 'to')}
          />
        </SheetRow>
      )}
      {(from ?? to) !== undefined && <p className="text-ink-3 text-xs">Days begin at midnight UTC.</p>}
    </Sheet>
  );
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
