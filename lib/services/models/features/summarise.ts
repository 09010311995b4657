import { SESSION_GAP_MS } from '@/lib/catalog';
import { type Histories, IN_SESSION, KIND } from './history';

export const DAY_MS = 86_400_000;
const ENGAGEMENT_HALF_LIFE = 14 * DAY_MS;
const ENGAGEMENT_WINDOW = 168 * DAY_MS;
const TREND = 28 * DAY_MS;
const YEAR = 365 * DAY_MS;
const CATEGORY_POINTS = { view: 1, add: 3 } as const;

/** Number, mean and sum of squared distances from the mean, in one pass (Welford). */
export class Spread {
  n = 0;
  mean = 0;
  private squares = 0;

  add(value: number): void {
    this.n += 1;
    const step = value - this.mean;
    this.mean += step / this.n;
    this.squares += step * (value - this.mean);
  }

  /** Standard deviation over mean; NaN below two values or for a mean of 0. */
  get variability(): number {
    return this.n >= 2 && this.mean > 0 ? Math.sqrt(this.squares / (this.n - 1)) / this.mean : Number.NaN;
  }
}

/** What a customer had done at an instant; every feature is read off this. Times in milliseconds, windows (t − W, t]. */
export interface Summary {
  at: number;
  firstSeen: number;
  orders: number;
  /** Order totals less refunds. */
  revenue: number;
  refunds: number;
  lastOrder: number;
  orderGaps: Spread;
  orders30: number;
  orders90: number;
  orders365: number;
  money30: number;
  money90: number;
  money365: number;
  /** Orders of November and December (UTC). */
  holidayOrders: number;
  lastSeen: number;
  sessions: number;
  sessions30: number;
  sessions90: number;
  sessions365: number;
  sessionGaps: Spread;
  eveningSessions: number;
  weekendSessions: number;
  views30: number;
  views90: number;
  adds30: number;
  adds90: number;
  checkouts90: number;
  delivered90: number;
  opened90: number;
  clicked90: number;
  lastOpened: number;
  engagement: number;
  engagementBefore: number;
  /** Points of interest by category of the last 365 days; index as in `Histories.categories`, 0 unused. */
  interest: Float64Array;
  interestAll: number;
  categories90: number;
}

/** What customer i of the histories had done by the instant; what came later is not looked at. */
export function summarise(histories: Histories, i: number, at: number, categories: number): Summary {
  const s = emptySummary(at, histories.firstSeen[i] ?? Number.NaN, categories);
  const { times, kinds, points, totals, categories: codes } = histories;
  const seenCategories = new Uint8Array(categories + 1);
  let previousSession = Number.NaN;
  let sessionStart = Number.NaN;
  let lastOrder = Number.NaN;
  const end = histories.starts[i + 1] ?? 0;
  for (let e = histories.starts[i] ?? 0; e < end; e += 1) {
    const time = times[e] ?? 0;
    if (time > at) break;
    const kind = kinds[e] ?? 0;
    const age = at - time;
    const code = codes[e] ?? 0;
    countPoints(s, points[e] ?? 0, age);
    if (IN_SESSION[kind]) {
      if (!(time - previousSession <= SESSION_GAP_MS)) {
        countSession(s, time, age);
        if (!Number.isNaN(sessionStart)) s.sessionGaps.add(time - sessionStart);
        sessionStart = time;
      }
      previousSession = time;
      s.lastSeen = time;
    }
    switch (kind) {
      case KIND.order:
        if (!Number.isNaN(lastOrder)) s.orderGaps.add(time - lastOrder);
        lastOrder = time;
        countOrder(s, totals[e] ?? Number.NaN, time, age);
        break;
      case KIND.refund:
        s.refunds += 1;
        if (Number.isFinite(totals[e])) s.revenue -= totals[e] ?? 0;
        break;
      case KIND.view:
        if (age < 30 * DAY_MS) s.views30 += 1;
        if (age < 90 * DAY_MS) s.views90 += 1;
        countInterest(s, seenCategories, code, CATEGORY_POINTS.view, age);
        break;
      case KIND.add:
        if (age < 30 * DAY_MS) s.adds30 += 1;
        if (age < 90 * DAY_MS) s.adds90 += 1;
        countInterest(s, seenCategories, code, CATEGORY_POINTS.add, age);
        break;
      case KIND.checkout:
        if (age < 90 * DAY_MS) s.checkouts90 += 1;
        break;
      case KIND.delivered:
        if (age < 90 * DAY_MS) s.delivered90 += 1;
        break;
      case KIND.opened:
        if (age < 90 * DAY_MS) s.opened90 += 1;
        s.lastOpened = time;
        break;
      case KIND.clicked:
        if (age < 90 * DAY_MS) s.clicked90 += 1;
        break;
    }
  }
  s.lastOrder = lastOrder;
  return s;
}

function countPoints(s: Summary, points: number, age: number): void {
  if (points === 0 || age >= ENGAGEMENT_WINDOW + TREND) return;
  if (age < ENGAGEMENT_WINDOW) s.engagement += points * 2 ** (-age / ENGAGEMENT_HALF_LIFE);
  if (age >= TREND) s.engagementBefore += points * 2 ** ((TREND - age) / ENGAGEMENT_HALF_LIFE);
}

function countSession(s: Summary, time: number, age: number): void {
  s.sessions += 1;
  if (age < 30 * DAY_MS) s.sessions30 += 1;
  if (age < 90 * DAY_MS) s.sessions90 += 1;
  if (age >= YEAR) return;
  s.sessions365 += 1;
  if (time % DAY_MS >= 0.75 * DAY_MS) s.eveningSessions += 1;
  // The first of January 1970 was a Thursday.
  const weekday = (Math.floor(time / DAY_MS) + 4) % 7;
  if (weekday === 0 || weekday === 6) s.weekendSessions += 1;
}

function countOrder(s: Summary, total: number, time: number, age: number): void {
  const money = Number.isFinite(total) ? total : 0;
  s.orders += 1;
  s.revenue += money;
  if (age < 30 * DAY_MS) s.orders30 += 1;
  if (age < 90 * DAY_MS) s.orders90 += 1;
  if (age < YEAR) s.orders365 += 1;
  if (age < 30 * DAY_MS) s.money30 += money;
  if (age < 90 * DAY_MS) s.money90 += money;
  if (age < YEAR) s.money365 += money;
  if (new Date(time).getUTCMonth() >= 10) s.holidayOrders += 1;
}

function countInterest(s: Summary, seen: Uint8Array, code: number, points: number, age: number): void {
  if (code <= 0 || age >= YEAR) return;
  s.interest[code] = (s.interest[code] ?? 0) + points;
  s.interestAll += points;
  if (age < 90 * DAY_MS && seen[code] === 0) {
    seen[code] = 1;
    s.categories90 += 1;
  }
}

const emptySummary = (at: number, firstSeen: number, categories: number): Summary => ({
  at,
  firstSeen,
  orders: 0,
  revenue: 0,
  refunds: 0,
  lastOrder: Number.NaN,
  orderGaps: new Spread(),
  orders30: 0,
  orders90: 0,
  orders365: 0,
  money30: 0,
  money90: 0,
  money365: 0,
  holidayOrders: 0,
  lastSeen: Number.NaN,
  sessions: 0,
  sessions30: 0,
  sessions90: 0,
  sessions365: 0,
  sessionGaps: new Spread(),
  eveningSessions: 0,
  weekendSessions: 0,
  views30: 0,
  views90: 0,
  adds30: 0,
  adds90: 0,
  checkouts90: 0,
  delivered90: 0,
  opened90: 0,
  clicked90: 0,
  lastOpened: Number.NaN,
  engagement: 0,
  engagementBefore: 0,
  interest: new Float64Array(categories + 1),
  interestAll: 0,
  categories90: 0,
});
