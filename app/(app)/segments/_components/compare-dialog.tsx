'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, Equal, Minus, Move, Pencil, Plus } from 'lucide-react';
import Link from 'next/link';
import { ShareBar } from '@/components/charts/share-bar';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { RuleDifference } from '@/lib/rules';
import type { VersionComparison } from '@/lib/services/segments/compare-versions';
import type { SegmentVersion } from '@/lib/services/segments/list-versions';
import type { Person } from '@/lib/services/segments/read-people';
import type { Segment } from '@/lib/services/segments/segment-row';
import { nameOfPerson } from './change-figures';

export interface CompareDialogProps {
  segment: Segment;
  versions: readonly SegmentVersion[];
  from: number;
  to: number;
  onChange: (pair: { from: number; to: number }) => void;
  onClose: () => void;
}

/** Two versions side by side: in words, condition by condition, and in customers. */
export function CompareDialog({ segment, versions, from, to, onChange, onClose }: CompareDialogProps) {
  const { data, error } = useQuery({
    queryKey: ['compare', segment.id, segment.version, from, to],
    queryFn: ({ signal }) =>
      api<VersionComparison>(`/api/ui/segments/${segment.id}/compare`, { query: { from, to }, signal }),
    staleTime: 10_000,
  });
  const options = versions.map(({ version }) => ({
    value: String(version),
    label: `Version ${version}${version === segment.version ? ' (in force)' : ''}`,
  }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="What differs between two versions?"
      description="Whom each rule would hold for is counted now, over the data of today."
    >
      <div className="grid gap-4 pb-3">
        <div className="flex flex-wrap items-end gap-3">
          <Field label="From" className="w-48">
            <Select
              options={options}
              value={String(from)}
              onValueChange={(value) => onChange({ from: Number(value), to })}
            />
          </Field>
          <ArrowLeftRight className="mb-2 size-4 text-ink-3" aria-hidden />
          <Field label="To" className="w-48">
            <Select
              options={options}
              value={String(to)}
              onValueChange={(value) => onChange({ from, to: Number(value) })}
            />
          </Field>
        </div>
        {error ? (
          <Callout tone="bad">{messageOf(error)}</Callout>
        ) : data ? (
          <>
            <Differences differences={data.differences} />
            <Customers comparison={data} />
          </>
        ) : (
          <Skeleton className="h-48 w-full" />
        )}
      </div>
    </Dialog>
  );
}

const MARKS = {
  same: { icon: Equal, tone: 'text-ink-3', word: 'the same' },
  moved: { icon: Move, tone: 'text-warn', word: 'in another group' },
  changed: { icon: Pencil, tone: 'text-warn', word: 'changed' },
  added: { icon: Plus, tone: 'text-good', word: 'added' },
  removed: { icon: Minus, tone: 'text-bad', word: 'taken out' },
} as const;

function Differences({ differences }: { differences: readonly RuleDifference[] }) {
  if (differences.length === 0) return <p className="text-ink-2 text-sm">Both are everyone.</p>;
  return (
    <ul aria-label="Conditions" className="divide-y divide-line rounded-md border border-line text-sm">
      {differences.map(({ kind, before, after, group }, index) => {
        const { icon: Icon, tone, word } = MARKS[kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={index} className="flex items-start gap-2.5 px-3 py-2">
            <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden />
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {kind === 'changed' ? (
                <>
                  <del className="block text-ink-2">{before}</del>
                  <ins className="block no-underline">{after}</ins>
                </>
              ) : kind === 'removed' ? (
                <del className="text-ink-2">{before}</del>
              ) : (
                <span className={kind === 'same' ? 'text-ink-2' : undefined}>{after}</span>
              )}
              {group && (
                <span className="block text-ink-2 text-xs">
                  was under “{group.before}”, is under “{group.after}”
                </span>
              )}
            </div>
            <span className={`text-xs ${tone}`}>{word}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Customers({ comparison: { from, to, onlyFrom, both, onlyTo, sample } }: { comparison: VersionComparison }) {
  return (
    <section aria-label="Customers" className="grid gap-2 text-sm">
      <ShareBar
        height={10}
        parts={[
          { label: `Only version ${from}`, value: onlyFrom, colour: 'var(--line-strong)' },
          { label: 'Both', value: both, colour: 'var(--accent-line)' },
          { label: `Only version ${to}`, value: onlyTo, colour: 'var(--c1)' },
        ]}
      />
      <dl className="grid grid-cols-3 gap-3">
        {[
          { label: `only version ${from}`, value: onlyFrom, people: sample.onlyFrom },
          { label: 'both', value: both, people: [] },
          { label: `only version ${to}`, value: onlyTo, people: sample.onlyTo },
        ].map(({ label, value, people }) => (
          <div key={label} className="grid content-start">
            <dt className="order-2 text-ink-2 text-xs">{label}</dt>
            <dd className="order-1 font-semibold text-lg tabular-nums">{formatCount(value)}</dd>
            <Names people={people} />
          </div>
        ))}
      </dl>
    </section>
  );
}

const Names = ({ people }: { people: readonly Person[] }) =>
  people.length > 0 && (
    <dd className="order-3 mt-1 grid text-xs">
      {people.map((person) => (
        <Link key={person.id} href={`/customers/${person.id}`} className="link block min-h-6 truncate leading-6">
          {nameOfPerson(person)}
        </Link>
      ))}
    </dd>
  );
