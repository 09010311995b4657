'use client';

import { useQuery } from '@tanstack/react-query';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Facts } from '@/components/ui/card';
import { formatCount, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { Basis, SegmentHealth } from '@/lib/services/segments/health/read-health';
import type { Segment } from '@/lib/services/segments/segment-row';
import { CohortTable } from './cohort-table';
import { DistinctionCard } from './distinction-card';
import { NeighbourCard } from './neighbour-card';
import { PersistenceChart } from './persistence-chart';

const FRESH_MS = 5 * 60_000;

/** Whether a segment keeps its members, what it shares with others, and what sets it apart. */
export function HealthTab({ segment }: { segment: Segment }) {
  const { data, error } = useQuery({
    queryKey: ['segment-health', segment.id, segment.version],
    queryFn: ({ signal }) => api<SegmentHealth>(`/api/ui/segments/${segment.id}/health`, { signal, timeout: 120_000 }),
    staleTime: FRESH_MS,
  });
  return (
    <div className="grid gap-4">
      {error ? (
        <Callout tone="bad">{messageOf(error)}</Callout>
      ) : data ? (
        <Keeping health={data} segment={segment} />
      ) : (
        <div aria-busy className="grid gap-4">
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-72 w-full" />
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <DistinctionCard segment={segment} />
        <NeighbourCard segment={segment} />
      </div>
    </div>
  );
}

const replayWord = (basis: Basis): string => (basis === 'replay' ? ', had the rule been in force' : '');

function Keeping({ health, segment }: { health: SegmentHealth; segment: Segment }) {
  const { stability, turnover, churn, persistence } = health;
  const replayed = persistence.basis === 'replay';
  const moved = turnover.entered + turnover.left;
  return (
    <>
      {replayed && (
        <Callout>
          {health.since ? (
            <>
              Its rule has been in force since <Time value={health.since} as="dateTime" />. What lies before is what
              would have been: the rule asked of every week of the last quarter.
            </>
          ) : (
            'It is not live. This is what would have been: its rule asked of every week of the last quarter.'
          )}
          {health.approximate && ' Conditions on traits, consent and scores count with today’s values.'}
        </Callout>
      )}
      <Facts
        items={[
          ...stability.map(({ days, basis, members, stayed, returned }) => ({
            label: `Still in after ${days} days`,
            value: (
              <output aria-label={`Still in after ${days} days`}>
                {formatPercent(shareOf(stayed + returned, members))}
              </output>
            ),
            note:
              members === 0
                ? `nobody was in it then${replayWord(basis)}`
                : `${formatCount(stayed + returned)} of ${formatCount(members)}${returned > 0 ? `, ${formatCount(returned)} came back` : ''}${replayWord(basis)}`,
          })),
          {
            label: `Turnover in ${turnover.days} days`,
            value: formatPercent(shareOf(moved, turnover.before * 2)),
            note: `+${formatCount(turnover.entered)} −${formatCount(turnover.left)} of ${formatCount(turnover.before)}${replayWord(turnover.basis)}`,
          },
          {
            label: 'Buyers lost in 91 days',
            value: churn ? formatPercent(shareOf(churn.lost, churn.active)) : '–',
            note: churn
              ? `${formatCount(churn.lost)} of ${formatCount(churn.active)} (${formatPercent(churn.low, 0)} to ${formatPercent(churn.high, 0)}); of everyone ${formatPercent(shareOf(churn.everyone.lost, churn.everyone.active))}`
              : 'none of its members of then was buying',
          },
        ]}
      />
      {persistence.entered === 0 ? (
        <Callout>
          Nobody has entered {segment.name} while it was watched; how long people stay cannot be told yet.
        </Callout>
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
          <PersistenceChart persistence={persistence} segmentKey={segment.key} />
          <CohortTable persistence={persistence} />
        </div>
      )}
      <p className="sr-only">{formatNoun(persistence.entered, 'entry', 'entries')} watched</p>
    </>
  );
}
