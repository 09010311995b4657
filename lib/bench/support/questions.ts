type Condition = Record<string, unknown>;

/** One question, for us and for DuckDB; `days` (or hours) makes each asking a different one. */
export interface PeerQuestion {
  name: string;
  ours(n: number): Condition;
  /** `t` is the instant of the question. */
  theirs(n: number, t: string): string;
}

const ago = (t: string, n: number, unit: string): string => `(${t} - INTERVAL ${n} ${unit})`;
const counted = (query: string): string => `SELECT count(*) FROM (${query})`;

/** Questions that both can be asked, over the same data. */
export const QUESTIONS: readonly PeerQuestion[] = [
  {
    name: 'viewed at least 3 times lately, no order since',
    ours: (n) => ({
      type: 'event',
      event: 'Product Viewed',
      value: 3,
      within: `${48 + n}h`,
      notFollowedBy: { event: 'Order Completed' },
    }),
    theirs: (n, t) =>
      counted(`SELECT v.customer FROM event v LEFT JOIN (SELECT customer, max(moment) AS last FROM event WHERE name = 'Order Completed' AND moment <= ${t} GROUP BY 1) o USING (customer)
        WHERE v.name = 'Product Viewed' AND v.moment > ${ago(t, 48 + n, 'HOUR')} AND v.moment <= ${t} AND (o.last IS NULL OR o.last < v.moment) GROUP BY 1 HAVING count(*) >= 3`),
  },
  {
    name: 'cart left, no order since',
    ours: (n) => ({
      type: 'event',
      event: 'Product Added',
      olderThan: '2h',
      within: `${n + 7}d`,
      notFollowedBy: { event: 'Order Completed' },
    }),
    theirs: (n, t) =>
      counted(`SELECT DISTINCT v.customer FROM event v LEFT JOIN (SELECT customer, max(moment) AS last FROM event WHERE name = 'Order Completed' AND moment <= ${t} GROUP BY 1) o USING (customer)
        WHERE v.name = 'Product Added' AND v.moment > ${ago(t, n + 7, 'DAY')} AND v.moment <= ${ago(t, 2, 'HOUR')} AND (o.last IS NULL OR o.last < v.moment)`),
  },
  {
    name: 'viewed 10 times in a quarter',
    ours: (n) => ({ type: 'event', event: 'Product Viewed', value: 10, within: `${90 + n}d` }),
    theirs: (n, t) =>
      counted(
        `SELECT customer FROM event WHERE name = 'Product Viewed' AND moment > ${ago(t, 90 + n, 'DAY')} AND moment <= ${t} GROUP BY 1 HAVING count(*) >= 10`,
      ),
  },
  {
    name: 'viewed a category in a year',
    ours: (n) => ({
      type: 'event',
      event: 'Product Viewed',
      where: [{ property: 'category', op: 'eq', value: 'Garden' }],
      value: 2,
      within: `${365 + n}d`,
    }),
    theirs: (n, t) =>
      counted(
        `SELECT customer FROM event WHERE name = 'Product Viewed' AND category = 'garden' AND moment > ${ago(t, 365 + n, 'DAY')} AND moment <= ${t} GROUP BY 1 HAVING count(*) >= 2`,
      ),
  },
  {
    name: 'same product 3 times in a month',
    ours: (n) => ({ type: 'event', event: 'Product Viewed', per: 'productId', value: 3, within: `${30 + n}d` }),
    theirs: (n, t) =>
      counted(
        `SELECT DISTINCT customer FROM (SELECT customer FROM event WHERE name = 'Product Viewed' AND product IS NOT NULL AND moment > ${ago(t, 30 + n, 'DAY')} AND moment <= ${t} GROUP BY customer, product HAVING count(*) >= 3)`,
      ),
  },
  {
    name: 'spent more than',
    ours: (n) => ({ type: 'metric', metric: 'monetary', op: 'gt', value: 100 + n }),
    theirs: (n, t) =>
      counted(
        `SELECT customer FROM event WHERE name IN ('Order Completed', 'Order Refunded') AND moment <= ${t} GROUP BY 1 HAVING sum(CASE WHEN name = 'Order Completed' THEN total ELSE -total END) > ${100 + n}`,
      ),
  },
  {
    name: 'ever viewed',
    ours: (n) => ({ type: 'event', event: 'Product Viewed', olderThan: `${n + 1}h` }),
    theirs: (n, t) =>
      counted(
        `SELECT DISTINCT customer FROM event WHERE name = 'Product Viewed' AND moment <= ${ago(t, n + 1, 'HOUR')}`,
      ),
  },
  {
    name: 'of a country, with an order lately',
    ours: (n) => ({
      type: 'all',
      children: [
        { type: 'trait', trait: 'country', op: 'in', value: ['DE', 'FR'] },
        { type: 'event', event: 'Order Completed', within: `${60 + n}d` },
      ],
    }),
    theirs: (n, t) =>
      counted(
        `SELECT DISTINCT customer FROM event JOIN customer USING (customer) WHERE country IN ('DE', 'FR') AND name = 'Order Completed' AND moment > ${ago(t, 60 + n, 'DAY')} AND moment <= ${t}`,
      ),
  },
];
