import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatDate, formatNoun } from '@/components/ui/format';
import type { LifecycleThresholds } from '@/lib/catalog';
import { LEAST_HISTORY } from '@/lib/services/monitoring/overview/change-test';
import { CHART_WEEKS } from '@/lib/services/monitoring/overview/period';
import { GROUP_WORDS } from '@/lib/services/monitoring/overview/stages';
import type { Drift } from '@/lib/services/monitoring/overview/types';
import { customersOf, segmentHref } from './links';

const MOST = 5;
const isOutside = ({ state }: Drift): boolean => state === 'above' || state === 'below';

/** Which groups are larger or smaller than the weeks before let expect. */
export function DriftCard({
  drift,
  timeZone,
  lifecycle,
}: {
  drift: readonly Drift[];
  timeZone: string;
  lifecycle: LifecycleThresholds;
}) {
  const measured = drift.filter(({ range }) => range !== null);
  const outside = measured.filter(isOutside);
  const young = drift.filter(({ range, segment }) => range === null && segment !== null);
  const shown = [...outside, ...measured.filter((each) => !isOutside(each))].slice(0, MOST);
  const weeks = Math.max(0, ...measured.map(({ range }) => range?.weeks ?? 0));
  return (
    <Card aria-labelledby="drift" className="flex flex-col">
      <CardHead
        id="drift"
        title="Which segments are drifting?"
        actions={
          measured.length > 0 && (
            <Chip
              title={`${outside.length} of ${measured.length} that have been measured for ${LEAST_HISTORY} weeks or more`}
            >{`${outside.length} of ${measured.length}`}</Chip>
          )
        }
      />
      {measured.length === 0 ? (
        <p className="flex-1 px-4 py-6 text-ink-2 text-sm">
          No size has been measured for {LEAST_HISTORY} weeks yet; from then on this says which segments leave their
          usual range.
        </p>
      ) : (
        <ul className="grid flex-1 auto-rows-[1fr]">
          {shown.map((each) => (
            <DriftRow
              key={each.segment?.id ?? each.group ?? ''}
              drift={each}
              timeZone={timeZone}
              lifecycle={lifecycle}
            />
          ))}
        </ul>
      )}
      {young.length > 0 && <Young young={young} timeZone={timeZone} />}
      {measured.length > 0 && (
        <CardFoot>
          <span aria-hidden className="h-2.25 w-4 rounded-[2px] border border-accent-line bg-accent-soft" />
          expected range: 19 of 20 of the {weeks} weeks before
        </CardFoot>
      )}
    </Card>
  );
}

function DriftRow({ drift, timeZone, lifecycle }: { drift: Drift; timeZone: string; lifecycle: LifecycleThresholds }) {
  const { group, segment, range, size, sizes, state, outsideSince } = drift;
  const name = segment?.name ?? (group ? GROUP_WORDS[group].label : '');
  const href = segment ? segmentHref(segment.id) : customersOf(group ?? 'none');
  const expected = range ? `${formatCount(range.low)} to ${formatCount(range.high)}` : '';
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_124px] content-center items-center gap-x-3.5 border-line border-b px-4 py-2.5 text-sm leading-4.5 last:border-b-0">
      <div className="min-w-0">
        <p className="truncate">
          <Link
            href={href}
            className="rounded-xs font-[550] hover:underline hover:underline-offset-3"
            title={group ? GROUP_WORDS[group].meaning(lifecycle).replace('before.', 'before now.') : undefined}
          >
            {name} <span className="tabular-nums">{formatCount(size)}</span>
          </Link>
        </p>
        <p className="text-pretty text-ink-2 text-xs leading-4.25">
          {state === 'within'
            ? `Within the expected ${expected}.`
            : `${state === 'above' ? 'Above' : 'Below'} the expected ${expected} since ${formatDate(outsideSince, timeZone).replace(/ \d{4}$/, '')}. `}
          {state !== 'within' && (
            <Link href={href} className="link text-xs">
              Who is in it
            </Link>
          )}
        </p>
      </div>
      <Sparkline
        values={sizes.slice(-CHART_WEEKS)}
        label={`${name}, size over ${formatNoun(Math.min(CHART_WEEKS, sizes.length), 'week')}`}
        width={124}
        height={46}
        band={range ? [range.low, range.high] : undefined}
        dot={state === 'within' ? 'plain' : 'bad'}
      />
    </li>
  );
}

function Young({ young, timeZone }: { young: readonly Drift[]; timeZone: string }) {
  const since = young.flatMap(({ measuredSince }) => (measuredSince ? [measuredSince.getTime()] : []));
  const one = young.length === 1;
  const who = one ? (young[0]?.segment?.name ?? 'One segment') : formatNoun(young.length, 'segment');
  const measured =
    since.length > 0
      ? `${one ? 'has' : 'have'} been measured since ${formatDate(Math.min(...since), timeZone)} only`
      : `${one ? 'has' : 'have'} not been counted yet`;
  return (
    <p className="border-line border-t px-4 py-2.25 text-pretty text-ink-2 text-xs">
      {who} {measured}; a range needs {LEAST_HISTORY} weeks.
    </p>
  );
}
