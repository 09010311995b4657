import { wilsonInterval } from '@/lib/statistics/proportion';
import { holm, judgeSample, type Share, testProportions } from '@/lib/statistics/proportions';
import type { SendFigures } from './read-figures';

export interface Rate extends Share {
  /** Null of a whole of nothing. */
  share: number | null;
  low: number;
  high: number;
}

/** A share with its 95 % interval (Wilson). */
export function rateOf(part: number, whole: number): Rate {
  if (whole === 0) return { part, whole, share: null, low: 0, high: 0 };
  return { part, whole, share: part / whole, ...wilsonInterval(Math.min(part, whole), whole) };
}

export const RATES = [
  'opened',
  'clicked',
  'clickToOpen',
  'converted',
  'unsubscribed',
  'complained',
  'bounced',
] as const;
export type RateKey = (typeof RATES)[number];
export type Rates = Record<RateKey, Rate> & { openedRaw: Rate; clickedRaw: Rate };

/** The rates of an email: of those delivered; clicks also of those opened; bounces of those sent. */
export function ratesOf(figures: SendFigures): Rates {
  const { sent, delivered, opened, openedRaw, clicked, clickedRaw } = figures;
  return {
    opened: rateOf(opened, delivered),
    openedRaw: rateOf(openedRaw, delivered),
    clicked: rateOf(clicked, delivered),
    clickedRaw: rateOf(clickedRaw, delivered),
    clickToOpen: rateOf(clicked, opened),
    converted: rateOf(figures.converted, delivered),
    unsubscribed: rateOf(figures.unsubscribed, delivered),
    complained: rateOf(figures.complained, delivered),
    bounced: rateOf(figures.bounced, sent),
  };
}

export interface Comparison {
  rate: 'opened' | 'clicked' | 'converted';
  a: string;
  b: string;
  /** Share of `a` less share of `b`, with Newcombe's 95 % interval. */
  difference: number;
  low: number;
  high: number;
  /** Of the two-proportion test, and as Holm has it where several pairs of one rate are looked at. */
  p: number;
  adjusted: number;
  /** Too few to say anything; the smallest difference that so many would find. */
  tooSmall: boolean;
  finds: number | null;
}

const COMPARED = ['opened', 'clicked', 'converted'] as const;

/** Every pair of variants by opens, clicks and conversions. Pairs without a message delivered are left out. */
export function compareVariants(variants: readonly { key: string; rates: Rates }[]): Comparison[] {
  const alive = variants.filter(({ rates }) => rates.opened.whole > 0);
  const pairs = alive.flatMap((a, index) => alive.slice(index + 1).map((b) => ({ a, b })));
  return COMPARED.flatMap((rate) => {
    const tests = pairs.map(({ a, b }) => testProportions(a.rates[rate], b.rates[rate]));
    const adjusted = holm(tests.map(({ p }) => p));
    return pairs.map(({ a, b }, index): Comparison => {
      const test = tests[index] ?? testProportions(a.rates[rate], b.rates[rate]);
      const { tooSmall, finds } = judgeSample(a.rates[rate], b.rates[rate]);
      const { difference, interval, p } = test;
      return { rate, a: a.key, b: b.key, difference, ...interval, p, adjusted: adjusted[index] ?? 1, tooSmall, finds };
    });
  });
}
