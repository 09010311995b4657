import { hash } from 'node:crypto';
import type { Client } from 'pg';
import type { DemoShop } from '@/lib/demo/generate-shop';
import { SOURCE_EPOCH_MS } from '@/lib/demo/source/types';
import { DAY, MINUTE } from '@/lib/demo/time';
import { copyRows } from '@/lib/platform/bulk/copy-rows';

/** Products, from the day before they were first sold. */
export async function copyProducts(client: Client, shop: DemoShop): Promise<void> {
  const at = (minute: number) => SOURCE_EPOCH_MS + minute * MINUTE + shop.shiftDays * DAY;
  await copyRows(
    client,
    'product',
    [
      'number',
      'id',
      'external_id',
      'name',
      'category',
      'price',
      'currency',
      'url',
      'description',
      'created_at',
      'updated_at',
    ],
    shop.products.map((product, i) => [
      i + 1,
      `prd_${hash('sha256', `${shop.seed}/${product.id}`).slice(0, 22)}`,
      product.id,
      product.name,
      product.category,
      (product.price / 100).toFixed(2),
      'GBP',
      `https://shop.example.com/products/${encodeURIComponent(product.id.toLowerCase())}`,
      product.description,
      new Date(at(product.firstMinute) - DAY),
      new Date(at(product.lastMinute)),
    ]),
  );
}
