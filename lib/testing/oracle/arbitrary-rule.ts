import fc from 'fast-check';
import { DATE_TEXTS, EVENT_NAMES, NUMBERS, TEXTS } from './arbitrary-world';

/** Random rules over every construct of the language, aimed at the values and ages of `arbitrary-world`. */
type Loose = { [key: string]: unknown };
type Weighted = fc.Arbitrary<Loose> | { weight: number; arbitrary: fc.Arbitrary<Loose> };
/** fast-check's oneof for objects of different shapes. */
const anyOf = (...parts: Weighted[]): fc.Arbitrary<Loose> => fc.oneof(...parts);
const pick = <T>(...items: T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const text = pick(...TEXTS);
const number = pick(...NUMBERS);
const duration = pick('30m', '1h', '2h', '24h', '1d', '48h', '7d', '1w', '30d', '31d', '90d', '999999w');
const eventName = fc.oneof(
  { weight: 3, arbitrary: pick('Product Viewed', 'Product Added', 'Order Completed') },
  pick(...EVENT_NAMES, 'Never Seen'),
);
const property = pick(
  'productId',
  'category',
  'total',
  'price',
  'cartId',
  'products',
  'products.productId',
  'products.category',
  'products.price',
  'nothing',
);
const scalar = fc.oneof(text, number, fc.boolean());
const range = <T>(one: fc.Arbitrary<T>) => fc.tuple(one, one);
const dateText = pick(...DATE_TEXTS.filter((one) => !['2024-02-30', '2023-02-29', '20240229', 'soon'].includes(one)));

const scalarTest = fc.record({ op: pick('eq', 'neq'), value: scalar });
const listTest = fc.record({ op: pick('in', 'notIn'), value: fc.array(scalar, { minLength: 1, maxLength: 3 }) });
const textTest = fc.record({
  op: pick('contains', 'notContains', 'startsWith', 'endsWith'),
  value: text.filter((one) => one !== ''),
});
const existsTest = fc.record({ op: pick('exists', 'notExists') });
const numberTest = fc.oneof(
  fc.record({ op: pick('lt', 'lte', 'gt', 'gte'), value: number }),
  fc.record({ op: pick('between'), value: range(number) }),
);
const dateTest = fc.oneof(
  fc.record({ op: pick('lt', 'lte', 'gt', 'gte'), value: dateText }),
  fc.record({ op: pick('between'), value: range(dateText) }),
);
const relativeTest = fc.record({ op: pick('within', 'olderThan', 'anniversaryWithin'), value: duration });
const plainTest = anyOf(
  { weight: 3, arbitrary: scalarTest },
  listTest,
  textTest,
  existsTest,
  { weight: 2, arbitrary: numberTest },
  dateTest,
);

const merge = (...parts: fc.Arbitrary<Loose>[]): fc.Arbitrary<Loose> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));
/** The key with a value in one case of three. */
const maybe = (key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Loose> =>
  anyOf(
    { weight: 2, arbitrary: fc.constant({}) },
    value.map((one) => ({ [key]: one })),
  );

const where = fc.array(merge(fc.record({ property }), plainTest), { maxLength: 2 });
const trait = merge(
  fc.constant({ type: 'trait' }),
  fc.record({
    trait: pick('email', 'country', 'age', 'birthday', 'birthday', 'interests', 'address.city', 'address', 'nothing'),
  }),
  anyOf({ weight: 3, arbitrary: plainTest }, { weight: 2, arbitrary: relativeTest }),
);

const numericMetric = pick(
  'recencyDays',
  'frequency',
  'monetary',
  'averageOrderValue',
  'tenureDays',
  'sessions',
  'engagementScore',
  'openRate',
  'recencyScore',
  'affinity:Toys',
  'lifetimeValue',
);
const metric = anyOf(
  merge(
    fc.record({ type: pick('metric'), metric: numericMetric }),
    anyOf(
      { weight: 3, arbitrary: numberTest },
      fc.record({ op: pick('eq', 'neq'), value: number }),
      fc.record({ op: pick('in', 'notIn'), value: fc.array(number, { minLength: 1, maxLength: 3 }) }),
      existsTest,
    ),
  ),
  fc.record({
    type: pick('metric'),
    metric: numericMetric,
    op: pick('lt', 'lte', 'gt', 'gte'),
    percentile: pick(0, 25, 50, 75, 90, 100, 33.3),
  }),
  fc.record({
    type: pick('metric'),
    metric: pick('lifecycleStage'),
    op: pick('eq', 'neq'),
    value: pick('new', 'active', 'atRisk', 'lapsed', 'wonBack', 'LAPSED'),
  }),
  merge(fc.record({ type: pick('metric'), metric: pick('favouriteCategory', 'lifecycleStage') }), textTest),
);

const aggregate = anyOf(
  fc.constant({}),
  fc.constant({ aggregate: 'count' }),
  fc.record({ aggregate: pick('sum', 'avg', 'min', 'max', 'distinct'), of: property }),
);
const small = pick(0, 1, 2, 3, 10, 10.5, 0.3, -5);
const comparison = (ops: string[]): fc.Arbitrary<Loose> =>
  anyOf(
    fc.constant({}),
    { weight: 3, arbitrary: fc.record({ op: pick(...ops), value: small }) },
    fc.record({ op: pick('between'), value: range(small) }),
  );
const perAndComparison = anyOf(
  { weight: 2, arbitrary: comparison(['eq', 'neq', 'lt', 'lte', 'gt', 'gte']) },
  merge(fc.record({ per: property }), comparison(['eq', 'gt', 'gte'])),
);
const notFollowedBy = merge(
  fc.record({ event: eventName }),
  maybe('where', where),
  maybe('within', duration),
  maybe('per', property),
);
const event = merge(
  fc.record({ type: pick('event'), event: eventName }),
  maybe('where', where),
  maybe('within', duration),
  maybe('olderThan', duration),
  anyOf(
    { weight: 5, arbitrary: fc.constant({}) },
    fc.record({ from: pick('2024-02-22T12:00:00Z', '2024-01-30') }),
    fc.record({ to: pick('2024-02-29T12:00:00Z', '2024-02-28T12:00:00.001Z') }),
  ),
  aggregate,
  perAndComparison,
  maybe('notFollowedBy', notFollowedBy),
);
const step = merge(fc.record({ event: eventName }), maybe('where', where), maybe('within', duration));
const sequence = merge(
  fc.constant({ type: 'sequence' }),
  fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }) }),
  maybe('within', duration),
  maybe('per', property),
);
const weight = merge(fc.record({ event: eventName, points: pick(1, 3, -2, 0.5) }), maybe('where', where));
const score = merge(
  fc.record({ type: pick('score'), weights: fc.array(weight, { minLength: 1, maxLength: 3 }) }),
  maybe('within', duration),
  anyOf(
    comparison(['eq', 'neq', 'lt', 'lte', 'gt', 'gte']),
    // Never a threshold that a decaying score meets exactly: doubles summed in another order differ in the last place.
    fc.record({
      halfLife: pick('1h', '24h', '7d', '1m'),
      op: pick('lt', 'lte', 'gt', 'gte'),
      value: pick(0.30713, 1.27183, -0.7131, 2.6419),
    }),
  ),
);
const consent = fc.record({
  type: pick('consent'),
  channel: pick('email', 'sms'),
  op: pick('eq', 'neq'),
  value: pick('subscribed', 'unsubscribed', 'unknown'),
});

/** Conditions that little but time decides, so that a window that opens or closes at the wrong instant shows. */
const plainEvent = pick('Product Viewed', 'Product Added', 'Order Completed');
export const arbitraryTimedCondition: fc.Arbitrary<Loose> = anyOf(
  fc.record({ type: pick('event'), event: plainEvent, within: duration, value: pick(1, 1, 2) }),
  fc.record({ type: pick('event'), event: plainEvent, olderThan: duration, value: pick(1, 1, 2) }),
  fc.record({
    type: pick('event'),
    event: plainEvent,
    notFollowedBy: anyOf(fc.record({ event: plainEvent }), fc.record({ event: plainEvent, within: duration })),
  }),
  fc.record({
    type: pick('sequence'),
    steps: fc.array(anyOf(fc.record({ event: plainEvent }), fc.record({ event: plainEvent, within: duration })), {
      minLength: 2,
      maxLength: 2,
    }),
    within: duration,
  }),
  fc.record({
    type: pick('score'),
    weights: fc.array(fc.record({ event: plainEvent, points: pick(1, 3) }), { minLength: 1, maxLength: 2 }),
    halfLife: pick('1h', '24h', '7d'),
    value: pick(0.30713, 1.27183),
  }),
  fc.record({
    type: pick('trait'),
    trait: pick('birthday'),
    op: pick('within', 'olderThan', 'anniversaryWithin'),
    value: duration,
  }),
  fc.record({
    type: pick('metric'),
    metric: pick('recencyDays', 'tenureDays'),
    op: pick('lt', 'lte', 'gt', 'gte', 'eq'),
    value: pick(0, 1, 7, 30, 30.5),
  }),
  fc.record({
    type: pick('metric'),
    metric: pick('lifecycleStage'),
    op: pick('eq'),
    value: pick('new', 'active', 'atRisk', 'lapsed', 'wonBack'),
  }),
  fc.record({
    type: pick('metric'),
    metric: pick('sessions', 'frequency'),
    op: pick('gte', 'eq'),
    value: pick(1, 2, 3),
  }),
);

/** One condition of any type except a reference to a segment. */
export const arbitraryCondition: fc.Arbitrary<Loose> = anyOf(
  { weight: 6, arbitrary: event },
  { weight: 4, arbitrary: arbitraryTimedCondition },
  { weight: 3, arbitrary: trait },
  { weight: 3, arbitrary: metric },
  { weight: 2, arbitrary: sequence },
  score,
  consent,
);

const group = (child: fc.Arbitrary<Loose>): fc.Arbitrary<Loose> =>
  fc.record({ type: pick('all', 'any', 'none'), children: fc.array(child, { minLength: 1, maxLength: 3 }) });
const switched = (node: fc.Arbitrary<Loose>): fc.Arbitrary<Loose> =>
  fc.oneof(
    { weight: 12, arbitrary: node },
    node.map((one) => ({ ...one, disabled: true })),
  );

/** A rule up to three groups deep; it may refer to the segments of the given ids or keys. */
export function arbitraryRule(segments: readonly string[] = []): fc.Arbitrary<Loose> {
  const reference = fc
    .record({ type: pick('segment'), segment: pick(...segments, ''), op: pick('in', 'notIn') })
    .filter((one) => one.segment !== '');
  const leaf =
    segments.length === 0 ? arbitraryCondition : fc.oneof({ weight: 6, arbitrary: arbitraryCondition }, reference);
  const inner = anyOf(
    { weight: 4, arbitrary: leaf },
    group(fc.oneof({ weight: 3, arbitrary: switched(leaf) }, group(leaf))),
  );
  return group(switched(inner));
}
