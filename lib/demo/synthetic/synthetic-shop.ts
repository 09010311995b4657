import { createRandom, type Random } from '@/lib/core';

/** A shop of any size with known proportions, for measuring; nothing of it pretends to be real. */
export interface SyntheticOptions {
  customers: number;
  /** Events to make, within one per mille. */
  events: number;
  seed: number;
  /** The last event lies before this (milliseconds since 1970). */
  now: number;
  /** Days that the history spans; 730 where left out. */
  days?: number;
}

export interface SyntheticCustomer {
  /** 1, 2, … */
  number: number;
  externalId: string;
  email: string | null;
  traits: Record<string, string>;
  firstSeenAt: number;
  /** Consent for email; null is unknown. */
  consent: 'subscribed' | 'unsubscribed' | null;
}

export const DAY_MS = 86_400_000;
export const SYNTHETIC_PRODUCTS = 4_000;
export const SYNTHETIC_CATEGORIES = [
  'Kitchen & Dining',
  'Lighting & Candles',
  'Garden',
  'Toys & Games',
  'Christmas',
  'Stationery & Cards',
  'Bags & Luggage',
  'Jewellery',
  'Home Textiles',
  'Wall Art',
] as const;
const COUNTRIES = ['GB', 'DE', 'FR', 'IE', 'ES', 'NL', 'BE', 'CH', 'PT', 'AU', 'NO', 'IT', 'FI', 'SE', 'US'];
const COUNTRY_WEIGHTS = COUNTRIES.map((_, rank) => 1 / (rank + 1) ** 1.3);
const NAMES = ['Alex', 'Charlie', 'Jamie', 'Kim', 'Lou', 'Noa', 'Robin', 'Sam', 'Toni', 'Zoë'] as const;

/** Products are sold by rank: the category follows from the number, cheap and dear ones mixed. */
export const categoryOf = (product: number): string =>
  SYNTHETIC_CATEGORIES[(product * 7919) % SYNTHETIC_CATEGORIES.length] ?? SYNTHETIC_CATEGORIES[0];
export const priceOf = (product: number): number => (((product * 104_729) % 4_900) + 99) / 100;

/** The customers in order of number; those with low numbers came early. */
export function* syntheticCustomers({
  customers,
  seed,
  now,
  days = 730,
}: SyntheticOptions): Iterable<SyntheticCustomer> {
  const random = createRandom(seed).fork('customers');
  const start = now - days * DAY_MS;
  for (let number = 1; number <= customers; number += 1) yield customer(number, random, start, now, customers);
}

function customer(number: number, random: Random, start: number, now: number, customers: number): SyntheticCustomer {
  const told = random.next();
  const born = new Date(Date.UTC(1945 + Math.floor(random.next() * 60), 0, 1 + Math.floor(random.next() * 365)));
  return {
    number,
    externalId: `customer-${number}`,
    email: random.chance(0.93) ? `customer-${number}@customers.example` : null,
    traits: {
      firstName: random.pick(NAMES),
      country: COUNTRIES[random.weighted(COUNTRY_WEIGHTS)] ?? 'GB',
      birthday: born.toISOString().slice(0, 10),
      plan: random.chance(0.1) ? 'plus' : 'free',
    },
    firstSeenAt: Math.floor(start + (now - start) * (0.9 * (number / customers) ** 1.5)),
    consent: told < 0.7 ? 'subscribed' : told < 0.8 ? 'unsubscribed' : null,
  };
}
