'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { Rule } from '@/lib/rules';
import type { AffectedSegment, DryRun } from '@/lib/services/segments/dry-run-segment';
import type { Person } from '@/lib/services/segments/read-people';
import type { SegmentChecks } from '@/lib/services/segments/segment-checks';

export interface Change {
  rule?: Rule;
  parentId?: string | null;
  checks?: SegmentChecks | null;
}

/** What a change of a segment would do, counted on the server; nothing is asked where there is no segment yet. */
export const useDryRun = (id: string | undefined, change: Change | undefined, version: number | undefined) =>
  useQuery({
    queryKey: ['dry-run', id, version, JSON.stringify(change)],
    queryFn: ({ signal }) => api<DryRun>(`/api/v1/segments/${id}/dry-run`, { json: { ...change, sample: 3 }, signal }),
    enabled: id !== undefined && change !== undefined,
    staleTime: 10_000,
    retry: false,
  });

/** Who enters, who leaves, and which other segments change with it. */
export function ChangeFigures({ run }: { run: ReturnType<typeof useDryRun> }) {
  const { data, error } = run;
  if (error) return <Callout tone="warn">Who enters and leaves could not be counted. {messageOf(error)}</Callout>;
  if (!data) return <Skeleton className="h-16 w-full" />;
  const cells = [
    { label: 'enter', value: `+${formatCount(data.entering)}`, tone: data.entering > 0 ? 'text-good' : '' },
    { label: 'leave', value: `−${formatCount(data.leaving)}`, tone: data.leaving > 0 ? 'text-bad' : '' },
    { label: `then, now ${formatCount(data.before)}`, value: formatCount(data.after), tone: '' },
  ];
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-sm border border-line bg-line text-center">
        {cells.map(({ label, value, tone }) => (
          <div key={label} className="flex flex-col-reverse bg-card px-2 py-2.5">
            <dt className="text-ink-2 text-xs">{label}</dt>
            <dd className={`font-semibold text-lg tabular-nums ${tone}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <People label="Enter" people={data.sample.entering} more={data.entering} />
      <People label="Leave" people={data.sample.leaving} more={data.leaving} />
      {data.affected.length > 0 && <Affected affected={data.affected} />}
    </div>
  );
}

export const nameOfPerson = ({ id, name, email }: Person): string => name ?? email ?? id;

function People({ label, people, more }: { label: string; people: readonly Person[]; more: number }) {
  if (people.length === 0) return null;
  return (
    <p className="text-ink-2 text-xs">
      {label}:{' '}
      {people.map((person, index) => (
        <span key={person.id}>
          {index > 0 && ', '}
          <Link href={`/customers/${person.id}`} className="link">
            {nameOfPerson(person)}
          </Link>
        </span>
      ))}
      {more > people.length && ` and ${formatCount(more - people.length)} more`}
    </p>
  );
}

function Affected({ affected }: { affected: readonly AffectedSegment[] }) {
  const moving = affected.filter(({ entering, leaving }) => entering + leaving > 0);
  return (
    <section aria-label="Other segments that change with it" className="text-sm">
      <p className="pb-1 text-ink-2">
        {moving.length === 0
          ? `${formatNoun(affected.length, 'segment')} below it or referring to it ${affected.length === 1 ? 'stays' : 'stay'} as ${affected.length === 1 ? 'it is' : 'they are'}.`
          : `${formatNoun(moving.length, 'other segment')} ${moving.length === 1 ? 'changes' : 'change'} with it:`}
      </p>
      <ul className="grid gap-0.5">
        {moving.map(({ id, name, kind, entering, leaving, after }) => (
          <li key={id} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-ink-3 text-xs">{kind === 'child' ? 'below it' : 'refers to it'}</span>
            <span className="tabular-nums">
              +{formatCount(entering)} −{formatCount(leaving)}
            </span>
            <span className="w-16 text-right text-ink-2 tabular-nums">{formatCount(after)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
