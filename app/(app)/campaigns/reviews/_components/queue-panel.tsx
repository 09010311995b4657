'use client';

import { Check, CornerUpLeft, X } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import type { DecidedItem, QueueItem, ReviewQueue } from '@/lib/services/campaigns/review/reading/list-queue';
import { Moment, useMoment } from './due';
import { RiskMark } from './risk-mark';
import { audienceWords } from './words';

const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['A', 'approve'],
  ['R', 'changes'],
  ['F', 'first fix'],
  ['C', 'comment'],
  ['1-4', 'views'],
  ['?', 'all keys'],
] as const;

/** What waits, what is somebody else's and why, and what this person decided today. */
export function QueuePanel({
  queue,
  current,
  onUndo,
}: {
  queue: ReviewQueue;
  current: string | null;
  onUndo: (id: string) => void;
}) {
  const { needsYou, notYours, decidedToday } = queue;
  const undo = decidedToday.find((item) => item.undoable)?.id;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-15 shrink-0 items-center gap-2 border-line border-b px-3.5">
        <h2 className="mr-auto">Reviews</h2>
        <span className="inline-flex gap-0.75 max-lg:hidden">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd>
        </span>
      </div>
      <nav aria-label="Emails to review" className="min-h-0 flex-1 overflow-y-auto">
        <Group title={`Needs you, ${needsYou.length}`} note="due first" />
        {needsYou.length === 0 && <p className="px-3.5 pb-3 text-ink-2 text-xs">Nothing waits for your decision.</p>}
        {needsYou.map((item) => (
          <Item key={item.id} item={item} current={item.id === current} />
        ))}
        {notYours.length > 0 && <Group title={`Not yours to decide, ${notYours.length}`} />}
        {notYours.map((item) => (
          <Item key={item.id} item={item} current={item.id === current} />
        ))}
        {decidedToday.length > 0 && <Group title={`Decided today, ${decidedToday.length}`} />}
        {decidedToday.map((item) => (
          <Decided key={item.id} item={item} current={item.id === current} onUndo={onUndo} withKey={item.id === undo} />
        ))}
      </nav>
      <dl className="grid shrink-0 grid-cols-[auto_1fr_auto_1fr] items-center gap-x-2 gap-y-1.25 border-line border-t px-3.5 pt-3 pb-3.5 text-ink-2 text-xs max-lg:hidden">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd className="min-w-4.5 text-center">{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const Group = ({ title, note }: { title: string; note?: string }) => (
  <h3 className="flex justify-between px-3.5 pt-3 pb-1.25 text-ink-3 text-xs">
    <span className="font-[550] text-ink-2">{title}</span>
    {note}
  </h3>
);

function Item({ item, current }: { item: QueueItem; current: boolean }) {
  const due = useMoment(item.dueAt);
  const mine = item.why === null;
  return (
    <Link
      href={`/campaigns/reviews/${item.id}`}
      aria-current={current || undefined}
      className={cn(
        'grid gap-0.5 border-line border-b px-3.5 pt-2.25 pb-2.5 text-sm leading-4.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2',
        current && 'bg-card shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <span className={cn('break-words font-[550]', current && 'font-semibold', !mine && 'text-ink-2')}>
        {item.name}
      </span>
      <span className="flex flex-wrap justify-between gap-x-2 text-ink-2 text-xs">
        <span className="truncate">{item.about}</span>
        <span className="tabular-nums">{audienceWords(item)}</span>
      </span>
      <span className="flex flex-wrap justify-between gap-x-2 text-ink-2 text-xs">
        <span
          title={due?.title || undefined}
          className={cn('tabular-nums', mine && due?.soon && 'font-medium text-bad')}
        >
          {due ? `${due.at}${due.soon && due.rest ? `, ${due.rest}` : ''}` : 'No date'}
        </span>
        {mine ? <RiskMark risk={item.risk} reasons={item.riskReasons} /> : <span>{item.why}</span>}
      </span>
    </Link>
  );
}

const DECIDED = {
  approve: { icon: Check, words: 'Approved', tone: 'text-good' },
  requestChanges: { icon: CornerUpLeft, words: 'Changes asked', tone: 'text-warn' },
  reject: { icon: X, words: 'Rejected', tone: 'text-bad' },
} as const;

function Decided({
  item,
  current,
  onUndo,
  withKey,
}: {
  item: DecidedItem;
  current: boolean;
  onUndo: (id: string) => void;
  withKey: boolean;
}) {
  const { icon: Icon, words, tone } = DECIDED[item.decision];
  return (
    <div
      className={cn(
        'grid grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-px px-3.5 py-1.75 text-xs leading-4.5',
        current && 'bg-card',
      )}
    >
      <Icon className={cn('size-3.5', tone)} aria-hidden />
      <Link
        href={`/campaigns/reviews/${item.id}`}
        aria-current={current || undefined}
        className="truncate rounded-xs py-0.75 font-medium hover:underline"
      >
        {item.name}
      </Link>
      {item.undoable && (
        <button
          type="button"
          onClick={() => onUndo(item.id)}
          className="inline-flex h-6 items-center gap-1.25 rounded-xs font-[550] text-accent hover:underline"
        >
          Undo {withKey && <Kbd>Z</Kbd>}
          <span className="sr-only">: {item.name}</span>
        </button>
      )}
      <span className="col-[2/-1] text-ink-3">
        {words} <Moment value={item.at} />
      </span>
    </div>
  );
}
