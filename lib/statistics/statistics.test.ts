import { describe, expect, it } from 'vitest';
import { detectableShare, groupSizeFor } from './detectable-effect';
import { type Duration, kaplanMeier, survivalAt } from './kaplan-meier';
import { wilsonInterval } from './proportion';

describe('wilsonInterval', () => {
  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (part, whole, low, high) => {
    const found = wilsonInterval(part, whole);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('stays within 0 and 1, and has no answer for nothing', () => {
    expect(wilsonInterval(20, 20)).toMatchObject({ high: 1 });
    expect(wilsonInterval(20, 20).low).toBeCloseTo(1 - 0.1611, 4);
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
  });
});

describe('kaplanMeier', () => {
  // Remission times on 6-mercaptopurine (Freireich et al. 1963; Kalbfleisch and Prentice), + still in remission.
  const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const going = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const durations: Duration[] = [
    ...ended.map((time) => ({ time, ended: true, count: 1 })),
    ...going.map((time) => ({ time, ended: false, count: 1 })),
  ];

  it('gives the published estimate and interval', () => {
    const expected = [
      [6, 21, 0.8571, 0.6197, 0.9516],
      [7, 17, 0.8067, 0.5631, 0.9228],
      [10, 15, 0.7529, 0.5032, 0.8894],
      [13, 12, 0.6902, 0.4316, 0.8491],
      [16, 11, 0.6275, 0.3675, 0.8049],
      [22, 7, 0.5378, 0.2678, 0.7468],
      [23, 6, 0.4482, 0.1881, 0.6801],
    ] as const;
    const points = kaplanMeier(durations);
    expect(points).toHaveLength(expected.length);
    expected.forEach(([time, atRisk, survival, low, high], index) => {
      const point = points[index];
      expect(point).toMatchObject({ time, atRisk });
      expect(point?.survival).toBeCloseTo(survival, 4);
      expect(point?.low).toBeCloseTo(low, 3);
      expect(point?.high).toBeCloseTo(high, 3);
    });
  });

  it('takes what is alike together, and is read between the points', () => {
    const together = kaplanMeier([
      { time: 2, ended: true, count: 3 },
      { time: 5, ended: false, count: 7 },
    ]);
    expect(together).toMatchObject([{ time: 2, atRisk: 10, ended: 3, survival: 0.7 }]);
    expect(survivalAt(together, 1)).toBeUndefined();
    expect(survivalAt(together, 4)?.survival).toBe(0.7);
  });

  it('has no band where all have ended, and no point where nobody has', () => {
    expect(kaplanMeier([{ time: 1, ended: true, count: 2 }])).toMatchObject([{ survival: 0, low: null, high: null }]);
    expect(kaplanMeier([{ time: 1, ended: false, count: 2 }])).toEqual([]);
    expect(kaplanMeier([])).toEqual([]);
  });
});

describe('detectableShare', () => {
  it('needs 435 in each group to tell 10 % from 5 %', () => {
    expect(Math.ceil(groupSizeFor(0.05, 0.1))).toBe(435);
    expect(detectableShare(0.05, 870)).toBeCloseTo(0.1, 3);
  });

  it('says when no effect could be found', () => {
    expect(detectableShare(0.05, 4)).toBeNull();
    expect(detectableShare(1, 1000)).toBeNull();
  });
});
