'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { formatCount, formatPercent } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { DataCheck } from '@/lib/services/models/types';

/** Whether there is enough to learn from: every line with what is there and what is needed. */
export function DataCheckCard({ check, wanting }: { check: UseQueryResult<DataCheck>; wanting: string | null }) {
  const { data, error, isFetching } = check;
  return (
    <Card aria-label="Is there enough data?" aria-busy={isFetching || undefined}>
      <CardHead title="Is there enough data?" note={isFetching && data ? 'looking again …' : undefined} />
      <CardBody className="grid gap-3">
        {wanting ? (
          <p className="text-ink-2 text-sm">{wanting}</p>
        ) : error ? (
          <Callout tone="bad" title="The data could not be checked">
            {messageOf(error)}
          </Callout>
        ) : data ? (
          <Answer data={data} />
        ) : (
          Array.from({ length: 4 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders
            <Skeleton key={index} className="h-4" />
          ))
        )}
      </CardBody>
    </Card>
  );
}

function Answer({ data }: { data: DataCheck }) {
  return (
    <>
      {data.ok ? (
        <Callout tone="good" title="There is enough to learn from" />
      ) : (
        <Callout tone="bad" title="There is not enough to learn from">
          {data.reason}
        </Callout>
      )}
      <ul className="grid gap-2 text-sm">
        {data.lines.map((line) => (
          <li key={line.name} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2">
            {line.ok ? (
              <CircleCheck className="mt-0.75 size-3.5 text-good" aria-label="enough" />
            ) : (
              <CircleX className="mt-0.75 size-3.5 text-bad" aria-label="too few" />
            )}
            <span>{line.label}</span>
            <span className="text-right tabular-nums">
              <b className="font-[550]">{formatCount(line.found)}</b>
              <span className="text-ink-2"> of {formatCount(line.needed)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-ink-2 text-xs">
        {formatCount(data.customers)} customers to learn from; {formatCount(data.objecting)} object to profiling and are
        left out.{data.rate !== null && ` So far the answer was yes for ${formatPercent(data.rate)}.`}
      </p>
    </>
  );
}
