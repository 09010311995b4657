import { describe, expect, it } from 'vitest';
import { findUnderperforming } from './find-underperforming';
import { incrementalOf } from './incremental';

describe('what would not have come without email', () => {
  // Two arms drawn by hand: 100 recipients spend 10 or 30 by turns, 50 held out spend 0 or 20.
  const sent = { run: 1, held: false, people: 100, sum: 2_000, squares: 50 * 100 + 50 * 900 };
  const held = { run: 1, held: true, people: 50, sum: 500, squares: 25 * 400 };

  it('is the difference of the means, times the recipients, with Welch’s interval', () => {
    const found = incrementalOf([sent, held]);
    // Variances 10000/99 and 5000/49; of the difference of means 10000/99/100 + 5000/49/50.
    const half = 1.959963984540054 * 100 * Math.sqrt(10_000 / 99 / 100 + 5_000 / 49 / 50);
    expect(found).toMatchObject({ estimate: 1_000, recipients: 100, heldOut: 50, runs: 1 });
    expect(found?.low).toBeCloseTo(1_000 - half, 6);
    expect(found?.high).toBeCloseTo(1_000 + half, 6);
  });

  it('adds runs, and leaves out what is too small to say anything', () => {
    const other = [
      { ...sent, run: 2 },
      { ...held, run: 2 },
    ];
    expect(incrementalOf([sent, held, ...other])?.estimate).toBe(2_000);
    expect(incrementalOf([sent, { ...held, people: 10 }])).toBeNull();
    expect(incrementalOf([sent])).toBeNull();
    expect(incrementalOf([])).toBeNull();
  });
});

describe('segments that answer less', () => {
  const row = (id: string, part: Partial<Parameters<typeof findUnderperforming>[0][number]>) => ({
    id,
    name: id,
    delivered: 1_000,
    opened: 300,
    clicked: 50,
    othersDelivered: 9_000,
    othersOpened: 2_700,
    othersClicked: 450,
    ...part,
  });

  it('are those below everyone else by more than chance, each once', () => {
    const found = findUnderperforming([
      row('usual', {}),
      row('low', { opened: 200, clicked: 30 }),
      row('chance', { opened: 285 }),
      row('few', { delivered: 60, opened: 2 }),
      row('clicks', { clicked: 20 }),
    ]);
    expect(found.map(({ id, measure }) => [id, measure])).toEqual([
      ['clicks', 'clicks'],
      ['low', 'opens'],
    ]);
    expect(found[1]).toMatchObject({ rate: 0.2, others: 0.3, delivered: 1_000 });
  });
});
