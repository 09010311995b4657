import { usualRange } from './change-test';
import type { SegmentSizes } from './sql/segment-sizes';
import { GROUPS, type Group } from './stages';
import type { Drift } from './types';

/**
 * Which stages and segments are larger or smaller than expected: outside the range in which 19 of 20 of the weeks
 * before lie. What has been measured for too few weeks has no range. Those outside come first, farthest first.
 */
export function findDrift(
  stageSizes: Record<Group, number[]>,
  segments: readonly SegmentSizes[],
  instants: readonly Date[],
  measured: { stagesSince: Date | null },
): Drift[] {
  const stages = GROUPS.filter((group) => group !== 'none').map((group) =>
    judge({ group, segment: null, measuredSince: measured.stagesSince }, stageSizes[group], instants),
  );
  const listed = segments.map((segment) =>
    judge(
      { group: null, segment: { id: segment.id, name: segment.name }, measuredSince: segment.measuredSince },
      segment.sizes,
      instants,
      segment.size,
    ),
  );
  return [...stages, ...listed].sort((a, b) => distance(b) - distance(a) || b.size - a.size);
}

function judge(
  of: Pick<Drift, 'group' | 'segment' | 'measuredSince'>,
  counted: readonly number[],
  instants: readonly Date[],
  sizeNow?: number,
): Drift {
  const since = of.measuredSince;
  const sizes = counted.map((size, index) => {
    const at = instants[index];
    return since && at && at > since ? size : null;
  });
  const size = sizes.at(-1) ?? sizeNow ?? 0;
  const known = sizes.slice(0, -1).filter((value) => value !== null);
  const usual = sizes.at(-1) === null ? undefined : usualRange(known);
  const base = { ...of, size, sizes };
  if (!usual) return { ...base, range: null, state: 'unmeasured', outsideSince: null };
  const state = size > usual.high ? 'above' : size < usual.low ? 'below' : 'within';
  return {
    ...base,
    range: { ...usual, weeks: known.length },
    state,
    outsideSince: state === 'within' ? null : runStart(sizes, instants, usual),
  };
}

function runStart(
  sizes: readonly (number | null)[],
  instants: readonly Date[],
  { low, high }: { low: number; high: number },
): Date | null {
  let first = sizes.length - 1;
  while (first > 0) {
    const value = sizes[first - 1] ?? null;
    if (value === null || (value >= low && value <= high)) break;
    first -= 1;
  }
  return instants[first] ?? null;
}

/** How far outside its range, as a share of the range's width; nothing within, less where it is not measured. */
function distance({ range, size, state }: Drift): number {
  if (!range) return -1;
  if (state === 'within') return 0;
  const beyond = size > range.high ? size - range.high : range.low - size;
  return beyond / Math.max(1, range.high - range.low);
}
