import type { Brand } from '../document/document';
import type { ContentProduct } from '../render-types';

export const STRATEGY_KINDS = [
  'exclusive',
  'onboarding',
  'cart',
  'winBack',
  'accessories',
  'bundle',
  'letter',
] as const;
export type StrategyKind = (typeof STRATEGY_KINDS)[number];

/** Something measured in which the segment differs from everyone. */
export interface SegmentTrait {
  /** "viewed in 90 days", "favourite category", "country". */
  about: string;
  value: string;
  /** Shares, 0 to 1. */
  share: number;
  everyone: number;
}

/** All that a generated email may say. What is not in here does not stand in it. */
export interface GenerateFacts {
  brand: Brand;
  strategy: { key: string; name: string; goal: string; offer: string | null; tone: string } | null;
  segment: { name: string; size: number } | null;
  traits: readonly SegmentTrait[];
  /** Categories of the catalogue: a trait that names one of them speaks of products. */
  categories: readonly string[];
  /** Of the catalogue, those that suit the segment first. */
  products: readonly ContentProduct[];
  /** Position of the email in a sequence, 0 the first. */
  step: number;
  /** Whether what is left in the cart is known at the time of sending. */
  hasCart: boolean;
  /** Emails delivered to members and opened by them; null where there were none. */
  base: { part: number; whole: number } | null;
}

const KINDS: readonly [StrategyKind, RegExp][] = [
  ['cart', /cart|checkout|abandon|finish what/i],
  ['winBack', /win.?back|laps|quiet|dormant|churn|bring back/i],
  ['onboarding', /onboard|welcome|new customer|first visit|second order/i],
  ['accessories', /accessor|upsell|cross.?sell|goes with/i],
  ['bundle', /bundle|basket|set of|for the price of/i],
  ['exclusive', /exclusive|loyal|vip|early access|spend most/i],
];

/** What an email is for, by what its strategy says of itself. */
export function kindOf({ strategy }: Pick<GenerateFacts, 'strategy'>): StrategyKind {
  if (!strategy) return 'letter';
  for (const text of [strategy.key, strategy.name, strategy.goal]) {
    const found = KINDS.find(([, pattern]) => pattern.test(text));
    if (found) return found[0];
  }
  return 'letter';
}

/** The trait that speaks of a category and tells the segment apart most. */
export function categoryTrait({ traits, categories }: GenerateFacts): SegmentTrait | null {
  const known = new Map(categories.map((name) => [name.toLowerCase(), name]));
  const found = traits.find(({ value, share, everyone }) => known.has(value.toLowerCase()) && share > everyone);
  return found ? { ...found, value: known.get(found.value.toLowerCase()) ?? found.value } : null;
}

const OF_STEP = /\s*\bon the (first|second|third) (?:reminder|email|letter)\b/i;
const STEPS = ['first', 'second', 'third'];

/** The offer as this email may make it, in the customer's words; null where there is none, or it belongs to another step. */
export function offerOf({ strategy, step }: Pick<GenerateFacts, 'strategy' | 'step'>): string | null {
  const offer = strategy?.offer?.trim();
  if (!offer) return null;
  const [, named] = OF_STEP.exec(offer) ?? [];
  if (named && STEPS.indexOf(named.toLowerCase()) !== step) return null;
  const parts = offer
    .replace(OF_STEP, '')
    .replace(/\bthe (next|first|second) order\b/i, 'your $1 order')
    .replace(/\bthe order\b/i, 'your order')
    .replace(/[.]+$/, '')
    .split(/\s*,\s*/);
  const joined = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return joined ? joined.charAt(0).toLowerCase() + joined.slice(1) : null;
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
