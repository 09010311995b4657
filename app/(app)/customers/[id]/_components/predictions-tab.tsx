'use client';

import { useQuery } from '@tanstack/react-query';
import { Target } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { WaterfallPlot } from '@/components/models/waterfall-plot';
import { purposeOf } from '@/components/models/words';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney, formatPercent } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { CustomerScore } from '@/lib/services/models/read-customer-scores';
import type { Explanation } from '@/lib/services/models/types';

export interface PredictionsTabProps {
  /** Id. */
  customer: string;
  scores: readonly CustomerScore[];
  currency: string;
}

/** What the models in use say of the customer, and why each says so. */
export function PredictionsTab({ customer, scores, currency }: PredictionsTabProps) {
  if (scores.length === 0)
    return (
      <EmptyState
        icon={Target}
        title="Nothing is predicted of this customer"
        action={
          <Button asChild>
            <Link href="/discover/models">Predictions</Link>
          </Button>
        }
      >
        Either no prediction is in use, or none is for this customer: too little is known, or they object to profiling.
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line">
      {scores.map((score) => (
        <Prediction key={score.key} customer={customer} score={score} currency={currency} />
      ))}
    </ul>
  );
}

function Prediction({ customer, score, currency }: { customer: string; score: CustomerScore; currency: string }) {
  const [why, setWhy] = useState(false);
  const money = score.kind === 'lifetimeValue';
  const flagged = score.threshold !== null && score.probability !== null && score.probability >= score.threshold;
  return (
    <li className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-48 flex-1">
          <Link href={`/discover/models/${score.key}`} className="font-medium hover:underline">
            {score.name}
          </Link>
          <span className="block text-ink-2 text-xs">{purposeOf(score)}</span>
        </span>
        <span className="min-w-20 text-right">
          <b className="block font-semibold text-[17px] tracking-tight">
            {money
              ? formatMoney(score.value, currency, { whole: true })
              : (score.group ?? formatPercent(score.probability, 0))}
          </b>
          {score.group && !money && <span className="text-ink-2 text-xs">{formatPercent(score.probability, 0)}</span>}
        </span>
        <span className="min-w-36 text-ink-2 text-xs">
          {flagged && (
            <Chip tone="accent" className="mb-0.5">
              flagged
            </Chip>
          )}
          <span className="block">{standing(score.percentile)}</span>
          <Time value={score.at} className="block" />
        </span>
        {!money && (
          <Button size="sm" aria-expanded={why} onClick={() => setWhy(!why)}>
            {why ? 'Hide why' : 'Why?'}
            <span className="sr-only"> {score.name}</span>
          </Button>
        )}
      </div>
      {why && <Why customer={customer} score={score} currency={currency} />}
    </li>
  );
}

/** Where a percentile stands among everyone scored, in words. */
const standing = (percentile: number | null): string => {
  if (percentile === null) return '';
  const top = Math.max(1, Math.ceil(100 - percentile));
  return percentile >= 50 ? `among the top ${top} %` : `above ${formatPercent(percentile / 100, 0)} of everyone scored`;
};

function Why({ customer, score, currency }: { customer: string; score: CustomerScore; currency: string }) {
  const { data, error } = useQuery({
    queryKey: ['explanation', score.key, undefined, customer],
    queryFn: ({ signal }) =>
      api<Explanation>(`/api/ui/models/${score.key}/explanation`, { query: { customer }, signal }),
    retry: false,
  });
  if (error) return <Callout tone="warn">{messageOf(error)}</Callout>;
  if (!data) return <Skeleton className="h-40" />;
  return <WaterfallPlot explanation={data} currency={currency} threshold={score.threshold ?? undefined} />;
}
