import fc from 'fast-check';
import { SHOP } from './shop-vocabulary';

/** Random rules of the shapes that people build, over the shop of this folder: every kind of condition, three levels. */
type Loose = { [key: string]: unknown };
const pick = <T>(...items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const merge = (...parts: fc.Arbitrary<Loose>[]): fc.Arbitrary<Loose> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));
const maybe = (key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Loose> =>
  fc.option(value, { nil: undefined }).map((one): Loose => (one === undefined ? {} : { [key]: one }));
const someOf = <T>(...items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(pick(...items), { minLength: 2, maxLength: 4 });

const duration = pick('30m', '2h', '24h', '48h', '3d', '7d', '2w', '30d', '90d', '365d');
const count = pick(1, 2, 3, 5, 12, 40);
const money = pick(5, 20, 49.99, 150, 1200);
const day = pick('2025-12-01', '2026-03-15', '2026-06-30');
const categories = SHOP.properties.find(({ name }) => name === 'category')?.values ?? [];
const rangeOf = (value: fc.Arbitrary<number>) =>
  fc.tuple(value, value).map(([a, b]): number[] => (a < b ? [a, b] : [b, a]));
const compare = (value: fc.Arbitrary<number>, ops = ['eq', 'lt', 'lte', 'gt', 'gte']): fc.Arbitrary<Loose> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ op: pick(...ops), value }) },
    fc.record({ op: pick('between'), value: rangeOf(value) }),
  );

const of = (trait: string, ...tests: fc.Arbitrary<Loose>[]): fc.Arbitrary<Loose> =>
  merge(fc.constant({ type: 'trait', trait }), fc.oneof(...tests));
const known = fc.record({ op: pick('exists', 'notExists') });
const trait = fc.oneof(
  of(
    'country',
    fc.record({ op: pick('eq', 'neq'), value: pick('GB', 'DE', 'FR') }),
    fc.record({ op: pick('in', 'notIn'), value: someOf('GB', 'DE', 'FR', 'IE', 'US') }),
  ),
  of('city', fc.record({ op: pick('eq', 'neq'), value: pick('London', 'Berlin') }), known),
  of('loyaltyTier', fc.record({ op: pick('eq'), value: pick('Gold', 'Silver') })),
  of(
    'email',
    fc.record({ op: pick('contains', 'notContains', 'startsWith', 'endsWith'), value: pick('@example.org', 'anna') }),
    known,
  ),
  of('phone', known),
  of('age', compare(pick(18, 30, 65))),
  of('birthday', fc.record({ op: pick('anniversaryWithin'), value: pick('1d', '7d', '30d') })),
  of(
    'createdAt',
    fc.record({ op: pick('within', 'olderThan'), value: duration }),
    fc.record({ op: pick('lt', 'lte', 'gt', 'gte'), value: day }),
  ),
);

const named = (metric: string, ...tests: fc.Arbitrary<Loose>[]): fc.Arbitrary<Loose> =>
  merge(fc.constant({ type: 'metric', metric }), fc.oneof(...tests));
const percentile = fc.record({ op: pick('gte', 'lte'), percentile: pick(5, 10, 25, 50, 75, 90) });
const metric = fc.oneof(
  named('recencyDays', compare(pick(7, 30, 90, 180)), known),
  named('frequency', compare(count), percentile),
  named('monetary', compare(money), percentile),
  named('averageOrderValue', compare(money), percentile),
  named('tenureDays', compare(pick(30, 365))),
  named('sessions', compare(count)),
  named('engagementScore', compare(pick(10, 50, 80)), percentile),
  named('openRate', compare(pick(0.1, 0.25))),
  named('churnProbability', compare(pick(0.5, 0.8)), percentile),
  named('recencyScore', compare(pick(1, 3, 5))),
  named('affinity:Garden', compare(pick(0.2, 0.5))),
  named(
    'lifecycleStage',
    fc.record({ op: pick('eq', 'neq'), value: pick('new', 'active', 'atRisk', 'lapsed', 'wonBack') }),
    fc.record({ op: pick('in', 'notIn'), value: someOf('new', 'active', 'atRisk', 'lapsed') }),
  ),
  named('favouriteCategory', fc.record({ op: pick('eq', 'neq'), value: pick(...categories) })),
);

const EVENTS = SHOP.events;
const whereOf = (event: string): fc.Arbitrary<Loose[]> => {
  const own = SHOP.properties.filter(
    (each) =>
      each.event === event &&
      ['category', 'products.category', 'price', 'total', 'campaign', 'rating'].includes(each.name),
  );
  if (own.length === 0) return fc.constant([]);
  const test = fc
    .constantFrom(...own)
    .chain(
      ({ name, type, values }): fc.Arbitrary<Loose> =>
        merge(
          fc.constant({ property: name }),
          type === 'number'
            ? compare(money)
            : fc.oneof(
                fc.record({ op: pick('eq', 'neq'), value: pick(...values) }),
                fc.record({ op: pick('in'), value: someOf(...values) }),
              ),
        ),
    );
  return fc.array(test, { maxLength: 2 });
};
const withWhere = (event: string): fc.Arbitrary<Loose> =>
  whereOf(event).map((where): Loose => (where.length > 0 ? { where } : {}));
const time = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: fc.record({ within: duration }) },
  fc.record({ olderThan: duration }),
  fc.record({ from: day }),
  fc.record({ to: day }),
);
const followed = pick('Order Completed', 'Checkout Started', 'Product Added').chain((event) =>
  merge(fc.constant({ event }), withWhere(event), maybe('within', duration)),
);
const event = pick(...EVENTS).chain((name) => {
  const start: fc.Arbitrary<Loose>[] = [fc.constant({ type: 'event', event: name }), withWhere(name), time];
  const money = SHOP.properties.find(
    (each) => each.event === name && ['total', 'value', 'price'].includes(each.name),
  )?.name;
  return fc.oneof(
    { weight: 3, arbitrary: merge(...start, compare(count)) },
    { weight: 1, arbitrary: merge(...start, fc.constant({ op: 'eq', value: 0 })) },
    { weight: 2, arbitrary: merge(...start, compare(count, ['gte', 'gt']), fc.record({ notFollowedBy: followed })) },
    ...(money
      ? [
          {
            weight: 1,
            arbitrary: merge(
              ...start,
              fc.record({ aggregate: pick('sum', 'avg', 'max'), of: pick(money) }),
              compare(pick(50, 200)),
            ),
          },
        ]
      : []),
    ...(name === 'Product Viewed'
      ? [
          {
            weight: 1,
            arbitrary: merge(...start, fc.record({ per: pick('productId') }), compare(count, ['gte', 'gt'])),
          },
        ]
      : []),
  );
});
const step = pick(...EVENTS.slice(0, 9)).chain((name) => merge(fc.constant({ event: name }), withWhere(name)));
const sequence = fc
  .tuple(
    step,
    fc.array(merge(step, maybe('within', duration)), { minLength: 1, maxLength: 2 }),
    maybe('within', pick('7d', '30d')),
  )
  .map(([first, others, within]): Loose => ({ type: 'sequence', steps: [first, ...others], ...within }));
const score = merge(
  fc.constant({ type: 'score' }),
  fc.record({
    weights: fc.array(
      step.chain((one) => fc.record({ points: pick(1, 2, 10) }).map((points): Loose => ({ ...one, ...points }))),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  maybe('within', duration),
  maybe('halfLife', duration),
  compare(pick(5, 20), ['gte', 'gt', 'lt']),
);
const condition: fc.Arbitrary<Loose> = fc.oneof(
  { weight: 4, arbitrary: trait },
  { weight: 4, arbitrary: metric },
  { weight: 6, arbitrary: event },
  { weight: 1, arbitrary: sequence },
  { weight: 1, arbitrary: score },
  fc.record({
    type: pick('segment'),
    segment: pick(...SHOP.segments.map(({ reference }) => reference)),
    op: pick('in', 'notIn'),
  }),
  fc.record({
    type: pick('consent'),
    channel: pick('email', 'sms'),
    op: pick('eq', 'neq'),
    value: pick('subscribed', 'unsubscribed', 'unknown'),
  }),
);
const groupOf = (child: fc.Arbitrary<Loose>): fc.Arbitrary<Loose> =>
  fc.record({ type: pick('all', 'any', 'none'), children: fc.array(child, { minLength: 1, maxLength: 3 }) });
const inner = fc.oneof({ weight: 5, arbitrary: condition }, groupOf(condition));

/** One condition alone, in a rule. */
export const arbitraryCondition: fc.Arbitrary<Loose> = condition.map(
  (one): Loose => ({ type: 'all', children: [one] }),
);
export const arbitraryPlainRule: fc.Arbitrary<Loose> = fc.record({
  type: fc.oneof({ weight: 4, arbitrary: pick('all') }, pick('any', 'none')),
  children: fc.array(inner, { minLength: 1, maxLength: 3 }),
});
