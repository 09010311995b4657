import pg from 'pg';
import { apiClient } from './api-client';
import { databaseUrl, open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

const KEY = 'e2e-next-product';
/** A training of the whole demo shop, also where the machine has other things to do. */
const TRAINING_MS = 8 * 60_000;

interface Buyer extends pg.QueryResultRow {
  id: string;
  ordered: string[];
}

/** Somebody who has ordered often of late, and which products. */
const BUYER = `
  SELECT c.id, (SELECT array_agg(DISTINCT p.id) FROM event e JOIN event_name n ON n.id = e.name AND n.name = 'Order Completed'
      CROSS JOIN LATERAL jsonb_array_elements(e.properties->'products') l JOIN product p ON p.external_id = l->>'productId'
      WHERE e.customer = c.number) AS ordered
  FROM customer c JOIN customer_fact f ON f.customer = c.number WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND f.orders BETWEEN 8 AND 20
  ORDER BY f.last_order_at DESC, c.number LIMIT 1`;

async function findBuyer(): Promise<Buyer> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<Buyer>(BUYER);
    if (!rows[0]) throw new Error('nobody has ordered');
    return rows[0];
  } finally {
    await client.end();
  }
}

test.describe.configure({ mode: 'serial' });

test('a recommender is trained, and its card has the bestsellers beside it', async ({ request }) => {
  test.setTimeout(TRAINING_MS + 60_000);
  const api = await apiClient(request);
  const made = await api.post('/api/v1/models', { kind: 'recommender', key: KEY, name: 'Next product (test)' });
  expect([202, 409]).toContain(made.status());
  await expect
    .poll(async () => (await (await api.get(`/api/v1/models/${KEY}`)).json()).status, {
      timeout: TRAINING_MS,
      intervals: [2_000],
    })
    .toBe('ready');
  const { result } = await (await api.get(`/api/v1/models/${KEY}`)).json();
  const baseline = result.compared.find((one: { baseline: boolean }) => one.baseline);
  const chosen = result.compared.find((one: { chosen: boolean }) => one.chosen);
  expect(baseline.method).toBe('popularity');
  expect(chosen.ndcg.value).toBeGreaterThan(baseline.ndcg.low);
});

test('the profile shows what to recommend next, with why, as the API does', async ({ page, request }) => {
  const buyer = await findBuyer();
  const api = await apiClient(request);
  const answer = await (await api.get(`/api/v1/customers/${buyer.id}/recommendations?n=5`)).json();
  expect(answer.personal).toBe(true);
  expect(answer.data).toHaveLength(5);
  for (const { product } of answer.data) expect(buyer.ordered).not.toContain(product.id);

  await signInAs(page, 'marketer');
  await open(page, `/customers/${buyer.id}`);
  const panel = page.getByRole('region', { name: 'Recommended next' });
  await expect(panel.getByRole('listitem')).toHaveCount(5);
  const first = answer.data[0];
  await expect(panel.getByRole('listitem').first()).toContainText(first.product.name);
  await expect(panel.getByRole('listitem').first()).toContainText(first.because.text);
  await expectAccessible(page);
  await panel.getByRole('link', { name: first.product.name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/products/${first.product.id}`));
});

test('a call without the scope is refused, and an unknown customer is not found', async ({ request }) => {
  const api = await apiClient(request);
  expect((await api.get('/api/v1/customers/cus_nobody/recommendations')).status()).toBe(404);
  expect((await api.get('/api/v1/customers/cus_nobody/recommendations?n=0')).status()).toBe(422);
  expect((await request.get('/api/v1/customers/cus_nobody/recommendations')).status()).toBe(401);
});
