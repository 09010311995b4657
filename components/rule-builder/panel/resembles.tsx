'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ShareBar } from '@/components/charts/share-bar';
import { api } from '@/components/ui/api';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/components/ui/format';
import type { Rule } from '@/lib/rules';
import type { SimilarSegment } from '@/lib/services/segments/find-similar';
import { Section } from './section';

interface Answer {
  count: number;
  similar: SimilarSegment[];
}

/** The live segments that a rule resembles most; asked once the rule has stood still. */
export const useSimilar = (rule: Rule | null, segment: string | undefined) =>
  useQuery({
    queryKey: ['similar', rule, segment],
    queryFn: ({ signal }) => api<Answer>('/api/ui/segments/similar', { json: { rule, segment }, signal }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

const KEYS = [
  { label: 'only this', colour: 'bg-accent-line' },
  { label: 'both', colour: 'bg-c1' },
  { label: 'only that', colour: 'bg-line-strong' },
];

export interface ResemblesProps {
  answer: Answer | undefined;
  stale: boolean;
  /** The saved segment that is edited. */
  segment: string | undefined;
}

/** What the audience shares with the segments nearest to it; the middle of each bar is the Jaccard index. */
export function Resembles({ answer, stale, segment }: ResemblesProps) {
  if (!answer || answer.similar.length === 0) return null;
  const compared = [...(segment ? [segment] : []), ...answer.similar.map(({ id }) => id)];
  return (
    <Section
      title="What does it resemble?"
      end={
        <span className="inline-flex items-center gap-2.5">
          {KEYS.map(({ label, colour }) => (
            <span key={label} className="inline-flex items-center gap-1.25 whitespace-nowrap">
              <i aria-hidden className={cn('h-1.5 w-2 rounded-[1.5px]', colour)} />
              {label}
            </span>
          ))}
        </span>
      }
      busy={stale}
    >
      {answer.similar.map(({ id, name, size, both, jaccard }) => (
        <div key={id} className="py-1 text-sm leading-4.5">
          <div className="mb-0.75 flex items-baseline gap-1">
            <Link href={`/segments/${id}`} className="min-w-0 flex-1 truncate hover:underline hover:underline-offset-3">
              {name}
            </Link>
            <span className="text-ink-2 text-xs">{formatCount(both)} shared, Jaccard</span>
            <b className="w-7.5 text-right font-[550] tabular-nums">{jaccard.toFixed(2)}</b>
          </div>
          <ShareBar
            height={6}
            parts={[
              { label: 'Only this', value: answer.count - both, colour: 'var(--accent-line)' },
              { label: 'Both', value: both, colour: 'var(--c1)' },
              { label: `Only ${name}`, value: size - both, colour: 'var(--line-strong)' },
            ]}
          />
        </div>
      ))}
      {compared.length > 1 && (
        <Link href={`/segments/overlap?ids=${compared.join(',')}`} className="link text-xs">
          {segment ? 'Compare the saved version with them' : 'Compare them with each other'}
        </Link>
      )}
    </Section>
  );
}
