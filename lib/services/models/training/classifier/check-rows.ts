import type { DataCheck } from '../../types';

/** Fewer than this cannot be learned from, or cannot be measured on. */
export const NEEDED = {
  learn: 200,
  positives: 40,
  negatives: 40,
  holdOut: 60,
  holdOutEach: 15,
  historyDays: 60,
} as const;

export interface RowCounts {
  historyDays: number;
  neededDays: number;
  learn: number;
  positives: number;
  holdOut: number;
  holdOutPositives: number;
}

/** What is there beside what is needed, line by line, and in one sentence what is missing first. */
export function judgeCounts(
  counts: RowCounts,
  words: { positives: string; negatives: string },
): Pick<DataCheck, 'ok' | 'reason' | 'lines'> {
  const line = (
    name: string,
    label: string,
    found: number,
    needed: number,
    what: string,
  ): DataCheck['lines'][number] => ({
    name,
    label,
    ok: found >= needed,
    found,
    needed,
    words: `${found.toLocaleString('en-GB')} ${what}, ${needed.toLocaleString('en-GB')} needed`,
  });
  const lines = [
    line('history', 'History', counts.historyDays, counts.neededDays, 'days of events'),
    line('rows', 'Past cases to learn from', counts.learn, NEEDED.learn, 'customers at earlier instants'),
    line('positives', `Those who ${words.positives}`, counts.positives, NEEDED.positives, `who ${words.positives}`),
    line(
      'negatives',
      `Those who ${words.negatives}`,
      counts.learn - counts.positives,
      NEEDED.negatives,
      `who ${words.negatives}`,
    ),
    line('holdOut', 'Later cases to measure on', counts.holdOut, NEEDED.holdOut, 'customers with a known outcome'),
    line(
      'holdOutEach',
      'Of each outcome among them',
      Math.min(counts.holdOutPositives, counts.holdOut - counts.holdOutPositives),
      NEEDED.holdOutEach,
      'of the rarer outcome',
    ),
  ];
  const missing = lines.find(({ ok }) => !ok);
  return {
    ok: missing === undefined,
    reason: missing ? `There is too little to learn from. ${missing.label}: ${missing.words}.` : null,
    lines,
  };
}
