import type { RetailSource } from '../source/types';
import { categoryOf } from './categories';
import { productName } from './product-name';

/** A product of the demo shop. Code, description and prices are the source's; name and category derive from it. */
export interface DemoProduct {
  /** productId of the events. */
  id: string;
  name: string;
  category: string;
  description: string;
  /** Pence; the price of most of its lines. */
  price: number;
  /** Lines in all orders: how popular it is. */
  lines: number;
  /** Minutes of the source's time: first and last sold. */
  firstMinute: number;
  lastMinute: number;
}

export function buildProducts(source: RetailSource): DemoProduct[] {
  const prices = source.products.map(() => new Map<number, number>());
  const products = source.products.map(
    ({ code, description }): DemoProduct => ({
      id: code,
      name: productName(description),
      category: categoryOf(description),
      description,
      price: 0,
      lines: 0,
      firstMinute: Number.POSITIVE_INFINITY,
      lastMinute: 0,
    }),
  );
  for (const invoice of source.invoices) {
    for (const line of invoice.lines) {
      const product = products[line.product];
      const seen = prices[line.product];
      if (!product || !seen) continue;
      seen.set(line.price, (seen.get(line.price) ?? 0) + 1);
      if (!invoice.cancelled) product.lines += 1;
      product.firstMinute = Math.min(product.firstMinute, invoice.minute);
      product.lastMinute = Math.max(product.lastMinute, invoice.minute);
    }
  }
  products.forEach((product, i) => {
    product.price = [...(prices[i] ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  });
  return products;
}
