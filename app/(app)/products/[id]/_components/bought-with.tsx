import Link from 'next/link';
import { Meter } from '@/components/charts/meter';
import { Card, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import type { ProductSales } from '@/lib/services/profiles/read-product-sales';

/** The five products that stand in the same orders most often. */
export function BoughtWith({ products, orders }: { products: ProductSales['boughtWith']; orders: number }) {
  return (
    <Card aria-labelledby="bought-with">
      <CardHead id="bought-with" title="What is it bought with?" note={`of ${formatNoun(orders, 'order')}`} />
      {products.length === 0 ? (
        <EmptyState title="Nothing yet">No order holds it together with another product.</EmptyState>
      ) : (
        <ul>
          {products.map((product) => (
            <li
              key={product.id}
              className="grid grid-cols-[minmax(0,1fr)_5rem_auto] items-center gap-3 border-line border-b px-4 py-2 text-sm last:border-b-0"
            >
              <Link
                href={`/products/${product.id}`}
                className="truncate font-medium hover:underline hover:underline-offset-3"
              >
                {product.name}
              </Link>
              <Meter share={product.share} label={`Share of the orders with ${product.name}`} colour="var(--c1)" />
              <span className="w-14 text-right text-ink-2 tabular-nums" title={`${formatCount(product.orders)} orders`}>
                {formatPercent(product.share)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
