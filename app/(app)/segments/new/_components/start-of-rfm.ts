import type { Rule } from '@/lib/rules';

/** The segment of a cell of the RFM grid (`5-4`: recency 5, frequency 4); undefined where the text names none. */
export function startOfRfm(text: string | undefined): { key: string; name: string; rule: Rule } | undefined {
  const [, recency, frequency] = /^([1-5])-([1-5])$/.exec(text ?? '') ?? [];
  if (!recency || !frequency) return undefined;
  return {
    key: `rfm ${recency}-${frequency}`,
    name: `Recency ${recency}, frequency ${frequency}`,
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'recencyScore', op: 'eq', value: Number(recency) },
        { type: 'metric', metric: 'frequencyScore', op: 'eq', value: Number(frequency) },
      ],
    },
  };
}
