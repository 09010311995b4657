import fc from 'fast-check';
import type { Json, World, WorldCustomer, WorldEvent } from './world';

/** The instant around which everything happens; a leap year's day and a full hour. */
export const BASE = Date.UTC(2024, 1, 29, 12);
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** Ages at which windows of the rules open and close, exactly and a millisecond beside. */
const AGES = [
  0,
  5 * SECOND,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  24 * HOUR,
  48 * HOUR,
  7 * DAY,
  30 * DAY,
  31 * DAY,
  90 * DAY,
  180 * DAY,
  400 * DAY,
];
const age = fc
  .tuple(fc.constantFrom(...AGES), fc.constantFrom(0, 0, 0, 0, 0, 0, ...AGES), fc.constantFrom(0, 0, 0, 0, 1, -1))
  .map(([a, b, c]) => a + (b > 7 * DAY ? 0 : b) + c);

/** Instants before, at and after the base: some events lie in the future of some of them. */
export const arbitraryInstant = fc
  .tuple(
    fc.constantFrom(
      24 * HOUR,
      24 * HOUR,
      24 * HOUR,
      24 * HOUR,
      24 * HOUR,
      24 * HOUR,
      0,
      HOUR,
      2 * HOUR,
      48 * HOUR,
      7 * DAY,
      -HOUR,
      -24 * HOUR,
    ),
    fc.constantFrom(0, 0, 0, 1, -1),
  )
  .map(([a, b]) => BASE + a + b);

export const EVENT_NAMES = [
  'Product Viewed',
  'Product Added',
  'Order Completed',
  'Order Refunded',
  'Page Viewed',
  'Email Opened',
  'Ünïcode “Event”',
];

/** Texts that are equal in lower case or nearly, among them a final sigma, a dotted capital I and LIKE wildcards. */
export const TEXTS = [
  'A',
  'a',
  'b',
  'Ä',
  'ä',
  '5',
  '',
  'ΟΔΟΣ',
  'οδος',
  'οδοσ',
  'İ',
  'i̇',
  'true',
  'a%_\\b',
  "x' OR '1'='1",
  '😀 Toys',
  'toys',
];
export const NUMBERS = [0, 5, -5, 10, 10.5, 0.1, 0.2, 0.3, 1e-7, 9007199254740991, 1e15, 3, 2, 1];
export const DATE_TEXTS = [
  '2024-02-29',
  '1990-02-28',
  '1988-02-29',
  '2024-02-22T12:00:00Z',
  '2024-02-29T14:00:00.000+02:00',
  '2024-02-30',
  '2024-03-07',
  '1970-03-01T00:00:00.1239Z',
  '2023-02-29',
  '20240229',
  '2024-01-30T11:59:59.999Z',
  'soon',
];

const text = fc.constantFrom(...TEXTS);
const number = fc.constantFrom(...NUMBERS);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 4, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<Json>(true, false, null) },
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<Json>({}, { a: 'a' }, [['a']], [[5], { a: 5 }]) },
);
const product = fc.record({ productId: value, category: value, price: value }, { requiredKeys: [] });
const properties = fc.record(
  {
    productId: value,
    category: value,
    total: fc.oneof({ weight: 3, arbitrary: number }, value),
    price: value,
    cartId: text,
    products: fc.oneof({ weight: 4, arbitrary: fc.array(product, { maxLength: 3 }) }, product, value),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<{ [name: string]: Json }>;

const event = (customers: number): fc.Arbitrary<Omit<WorldEvent, 'seq'>> =>
  fc.record({
    customer: fc.integer({ min: 1, max: customers }),
    kind: fc.constantFrom('track', 'track', 'track', 'track', 'page', 'screen', 'identify'),
    name: fc.constantFrom('Product Viewed', 'Product Added', 'Order Completed', ...EVENT_NAMES),
    at: age.map((one) => BASE - one + 24 * HOUR),
    properties: fc.option(properties, { freq: 12 }),
  });

const date = fc.constantFrom<Json>(...DATE_TEXTS);
const traits = fc.record(
  {
    country: value,
    age: value,
    birthday: fc.oneof({ weight: 3, arbitrary: date }, value),
    interests: fc.oneof(fc.array(value, { maxLength: 3 }), value),
    address: fc.oneof(fc.record({ city: value }, { requiredKeys: [] }), fc.array(fc.record({ city: value })), value),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<{ [name: string]: Json }>;

const customer = fc.record({
  email: fc.option(text),
  traits,
  firstSeenAt: fc.option(age.map((one) => BASE - one + 24 * HOUR)),
  gone: fc.constantFrom(false, false, false, false, true),
  consent: fc.constantFrom<WorldCustomer['consent']>(
    {},
    { email: 'subscribed' },
    { email: 'unsubscribed' },
    { sms: 'subscribed' },
  ),
  snapshot: fc.record(
    {
      engagementScore: fc.constantFrom(0, 10.5, 50, 99.9, null),
      openRate: fc.constantFrom(0.1, 0.3, 1),
      recencyScore: fc.integer({ min: 1, max: 5 }),
      favouriteCategory: text,
      'affinity:Toys': fc.constantFrom(0.25, 0.5),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Omit<WorldCustomer, 'number'>>;

/** A handful of customers with histories full of ties, edges and odd values. Segments are added by the rules. */
export const arbitraryWorld: fc.Arbitrary<World> = fc
  .array(customer, { minLength: 1, maxLength: 6 })
  .chain((customers) =>
    fc.array(event(customers.length), { maxLength: 50 }).map((events) => ({
      customers: customers.map((one, index) => ({ ...one, number: index + 1 })),
      events: events.map((one, index) => ({ ...one, seq: index + 1 })),
      segments: [],
    })),
  );
