import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { rankFeatures } from './rank-features';
import { type Replay, spellsOf, stabilityOf, turnoverOf } from './replay';
import { persistenceOf, type SpellCount } from './spells';

describe('persistenceOf', () => {
  it('counts those who can be counted where nobody is still in: plain shares', () => {
    const random = createRandom(7);
    const hours = Array.from({ length: 200 }, () => random.int(0, 60 * 24));
    const spells: SpellCount[] = hours.map((each) => ({ week: '2026-01-05', hours: each, left: true, customers: 1 }));
    const { points, entered } = persistenceOf(spells, 50);
    expect(entered).toBe(200);
    for (const { day, share, atRisk } of points) {
      const staying = hours.filter((each) => each >= day * 24).length;
      expect(share).toBeCloseTo(staying / 200, 12);
      expect(atRisk).toBe(staying);
    }
  });

  it('lets those who are still in count for as long as they have been', () => {
    const spells: SpellCount[] = [
      { week: '2026-01-05', hours: 30, left: true, customers: 10 },
      { week: '2026-01-05', hours: 100, left: false, customers: 10 },
      { week: '2026-01-12', hours: 200, left: true, customers: 10 },
      { week: null, hours: 5000, left: false, customers: 99 },
    ];
    const { points, cohorts, entered } = persistenceOf(spells, 30);
    expect(entered).toBe(30);
    expect(points.find(({ day }) => day === 1)?.share).toBe(1);
    expect(points.find(({ day }) => day === 2)?.share).toBeCloseTo(2 / 3, 12);
    expect(points.at(-1)).toMatchObject({ day: 8, atRisk: 10 });
    expect(cohorts).toEqual([
      { week: '2026-01-05', entered: 20, shares: [null, null, null, null] },
      { week: '2026-01-12', entered: 10, shares: [1, 0, 0, 0] },
    ]);
  });
});

describe('a replay', () => {
  const week = 7 * 86_400_000;
  const monday = Date.UTC(2026, 0, 5);
  const looks = [
    [1, 2],
    [1, 3],
    [1, 2, 3],
    [1, 2, 4],
  ];
  const replay: Replay = {
    instants: looks.map((_, index) => monday + index * week),
    members: looks.map((look) => Uint32Array.from(look)),
    approximate: false,
  };

  it('gives who stays from look to look', () => {
    const found = spellsOf(replay).toSorted((a, b) => `${a.week}${a.hours}`.localeCompare(`${b.week}${b.hours}`));
    expect(found).toEqual([
      { week: '2026-01-12', hours: 335, left: true, customers: 1 },
      { week: '2026-01-19', hours: 168, left: false, customers: 1 },
      { week: '2026-01-26', hours: 0, left: false, customers: 1 },
      { week: null, hours: 167, left: true, customers: 1 },
      { week: null, hours: 504, left: false, customers: 1 },
    ]);
    expect(stabilityOf(replay, 3)).toEqual({ days: 21, members: 2, stayed: 1, returned: 1 });
    expect(turnoverOf(replay, 3)).toEqual({ days: 21, entered: 3, left: 2, before: 2 });
  });
});

describe('rankFeatures', () => {
  it('passes over what chance explains and over small counts, and puts what tells most first', () => {
    const ranked = rankFeatures(
      [
        { feature: 'trait:country', value: 'DE', inside: 60, all: 100 },
        { feature: 'trait:country', value: 'GB', inside: 50, all: 500 },
        { feature: 'trait:country', value: 'IS', inside: 3, all: 4 },
        { feature: 'viewed', value: 'Toys', inside: 0, all: 300 },
      ],
      100,
      1000,
      10,
    );
    expect(ranked.map(({ value }) => value)).toEqual(['DE', 'Toys']);
    expect(ranked[0]?.lift).toBeCloseTo(6, 10);
    expect(ranked[1]).toMatchObject({ lift: 0, low: 0 });
    expect(ranked[1]?.high).toBeLessThan(0.2);
  });
});
