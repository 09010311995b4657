import { describe, expect, it } from 'vitest';
import { findDrift } from './find-drift';
import type { SegmentSizes } from './sql/segment-sizes';
import { byGroup } from './summarise-sales';

const WEEK = 7 * 86_400_000;
const END = Date.UTC(2026, 10, 16);
const instants = Array.from({ length: 27 }, (_, index) => new Date(END - (26 - index) * WEEK));
const steady = (last: number): number[] => instants.map((_, index) => (index === 26 ? last : index % 2 ? 98 : 102));

const segment = (name: string, sizes: number[], measuredSince: Date | null): SegmentSizes => ({
  id: `seg_${name}`,
  key: name,
  name,
  built: measuredSince !== null,
  measuredSince,
  size: sizes.at(-1) ?? 0,
  reachable: 0,
  entered: 0,
  left: 0,
  sizes,
});

const quiet = byGroup(() => steady(100));

describe('segments that drift', () => {
  it('puts what lies farthest outside its range first, and says since when', () => {
    const grown = steady(140);
    grown[25] = 130;
    const drift = findDrift(
      quiet,
      [segment('a', steady(120), instants[0] ?? null), segment('b', grown, new Date(0))],
      instants,
      { stagesSince: new Date(0) },
    );
    expect(drift[0]).toMatchObject({ segment: { name: 'a' }, state: 'above' });
    const b = drift.find((each) => each.segment?.name === 'b');
    expect(b).toMatchObject({ state: 'above', outsideSince: instants[25] });
    expect(drift.filter((each) => each.group).every((each) => each.state === 'within')).toBe(true);
  });

  it('has no range for what has been measured for less than eight weeks', () => {
    const [drift] = findDrift(quiet, [segment('young', steady(500), instants[20] ?? null)], instants, {
      stagesSince: new Date(0),
    }).filter((each) => each.segment);
    expect(drift).toMatchObject({ state: 'unmeasured', range: null, size: 500 });
    expect(drift?.sizes.slice(0, 21).every((size) => size === null)).toBe(true);
  });

  it('finds a size below its range', () => {
    const shrunk = byGroup((group) => (group === 'atRisk' ? steady(60) : steady(100)));
    expect(findDrift(shrunk, [], instants, { stagesSince: new Date(0) })[0]).toMatchObject({
      group: 'atRisk',
      state: 'below',
      size: 60,
    });
  });
});
