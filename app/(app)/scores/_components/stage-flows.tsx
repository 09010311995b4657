'use client';

import { ArrowRight, Waypoints } from 'lucide-react';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount } from '@/components/ui/format';
import type { StageFlow } from '@/lib/services/metrics/read-transitions';
import { STAGE_LABEL } from './stage-table';

/** Steps from stage to stage, the most frequent first, each with its bar. */
export function StageFlows({ flows, days }: { flows: readonly StageFlow[]; days: number }) {
  const most = Math.max(1, ...flows.map(({ steps }) => steps));
  return (
    <Card>
      <CardHead title="Who went where?" note={`steps from stage to stage in the last ${days} days`} />
      {flows.length === 0 ? (
        <EmptyState icon={Waypoints} title="No step has been taken yet">
          Each step is recorded with its time, whether an order or the passing of time led to it.
        </EmptyState>
      ) : (
        <CardBody>
          <ul className="grid gap-2">
            {flows.map(({ from, to, steps }) => (
              <li
                key={`${from} ${to}`}
                className="grid grid-cols-[11.5rem_1fr_4rem] items-center gap-3 text-sm max-sm:grid-cols-[1fr_4rem]"
              >
                <span className="flex items-center gap-1.5">
                  {from ? STAGE_LABEL[from] : 'First order'}
                  <ArrowRight aria-label="to" className="size-3.5 text-ink-3" />
                  {STAGE_LABEL[to]}
                </span>
                <span aria-hidden className="h-2 rounded-xs bg-sunken max-sm:hidden">
                  <span className="block h-full rounded-xs bg-c1" style={{ width: `${(100 * steps) / most}%` }} />
                </span>
                <span className="text-right tabular-nums">{formatCount(steps)}</span>
              </li>
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  );
}
