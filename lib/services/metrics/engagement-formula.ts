import { z } from 'zod';
import { BEHAVIOUR_KINDS } from '@/lib/catalog';
import type { EventNames } from './event-names';

const MAX_EVENTS = 200;
const points = z.number().min(-1000).max(1000);

/**
 * How engagement is counted: points of an event by its name, halved for every half-life of its age, summed up over the
 * window; never below nothing. The score of 0 to 100 is where that sum stands among all customers.
 */
export const engagementFormulaSchema = z.object({
  points: z
    .record(z.string().min(1).max(200), points)
    .refine((map) => Object.keys(map).length <= MAX_EVENTS, `No more than ${MAX_EVENTS} events can have points.`),
  /** Points of a behavioural event that is not listed. */
  otherPoints: points,
  halfLifeDays: z.number().min(0.5).max(365),
  /** Older events do not count. */
  windowDays: z.number().int().min(1).max(1095),
});
export type EngagementFormula = z.infer<typeof engagementFormulaSchema>;

export const DEFAULT_FORMULA: EngagementFormula = {
  points: {
    'Page Viewed': 0.5,
    'Screen Viewed': 0.5,
    'Product Viewed': 1,
    'Product Added': 3,
    'Product Removed': 0,
    'Cart Viewed': 1,
    'Checkout Started': 5,
    'Order Completed': 10,
    'Order Refunded': 0,
    'Email Delivered': 0,
    'Email Opened': 1,
    'Email Link Clicked': 4,
    'Email Bounced': 0,
    'Email Marked as Spam': -20,
    Subscribed: 5,
    Unsubscribed: -10,
  },
  otherPoints: 1,
  halfLifeDays: 14,
  /** Events of this age weigh less than a four-thousandth of a new one. */
  windowDays: 168,
};

/** The trend compares with the score this long ago. */
export const TREND_DAYS = 28;

/** Points by number of the event name, from 0: nothing for calls that are no behaviour. */
export function pointsByName({ points: listed, otherPoints }: EngagementFormula, names: EventNames): number[] {
  const byId = Array.from({ length: names.largest + 1 }, () => 0);
  for (const { id, kind, name } of names.all)
    if (BEHAVIOUR_KINDS.some((one) => one === kind))
      byId[id] = Object.hasOwn(listed, name) ? (listed[name] ?? 0) : otherPoints;
  return byId;
}
