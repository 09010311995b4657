import { type Histories, KIND } from '../../features/history';
import { DAY_MS } from '../../features/summarise';
import type { Target } from '../../types';

/** What a customer had done by an instant, and did in the horizon after it. Times in milliseconds; NaN: never. */
export interface OutcomeFacts {
  orders: number;
  lastOrder: number;
  lastSeen: number;
  delivered90: number;
  ordersAfter: number;
  deliveredAfter: number;
  openedAfter: number;
  clickedAfter: number;
}

/** Reads the facts of customer i; events after the horizon are not looked at. */
export function outcomeFacts(
  { starts, times, kinds }: Histories,
  i: number,
  at: number,
  horizon: number,
): OutcomeFacts {
  const facts: OutcomeFacts = {
    orders: 0,
    lastOrder: Number.NaN,
    lastSeen: Number.NaN,
    delivered90: 0,
    ordersAfter: 0,
    deliveredAfter: 0,
    openedAfter: 0,
    clickedAfter: 0,
  };
  for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e += 1) {
    const time = times[e] ?? 0;
    if (time > at + horizon) break;
    const kind = kinds[e];
    if (time <= at) {
      if (kind === KIND.order) {
        facts.orders += 1;
        facts.lastOrder = time;
      }
      if (kind === KIND.delivered) facts.delivered90 += at - time < 90 * DAY_MS ? 1 : 0;
      else if (kind !== KIND.opened && kind !== KIND.clicked && kind !== KIND.other) facts.lastSeen = time;
    } else if (kind === KIND.order) facts.ordersAfter += 1;
    else if (kind === KIND.delivered) facts.deliveredAfter += 1;
    else if (kind === KIND.opened) facts.openedAfter += 1;
    else if (kind === KIND.clicked) facts.clickedAfter += 1;
  }
  return facts;
}

/** Whoever has not been there for a year is not asked about: nobody needs a model to say that they are gone. */
const YEAR = 365 * DAY_MS;

/** Whether a model is for somebody with these facts at the instant; the future is not looked at. */
export function isEligible(target: Target, facts: OutcomeFacts, at: number): boolean {
  switch (target.type) {
    case 'churn':
      return facts.orders >= target.minOrders && at - facts.lastOrder < YEAR;
    case 'categoryPreference':
      return facts.orders >= 1 && at - facts.lastOrder < YEAR;
    case 'emailEngagement':
      return facts.delivered90 > 0;
    default:
      return at - facts.lastSeen < YEAR;
  }
}

/** What came of it: 1 yes, 0 no, −1 cannot be told. `happened`: the number of asked-for events in the horizon. */
export function outcomeOf(target: Target, facts: OutcomeFacts, happened: number): number {
  switch (target.type) {
    case 'churn':
      return facts.ordersAfter === 0 ? 1 : 0;
    case 'nextPurchase':
      return (target.category === undefined ? facts.ordersAfter : happened) > 0 ? 1 : 0;
    case 'emailEngagement':
      if (facts.deliveredAfter === 0) return -1;
      return (target.act === 'click' ? facts.clickedAfter : facts.openedAfter) > 0 ? 1 : 0;
    default:
      return happened > 0 ? 1 : 0;
  }
}
