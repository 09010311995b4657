import type { Metadata } from 'next';
import { Button } from '@/components/ui/button';
import { formatCount, formatNoun } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { countProducts } from '@/lib/services/profiles/count-products';
import { listCategories } from '@/lib/services/profiles/list-categories';
import { listProducts } from '@/lib/services/profiles/list-products';
import { readProductListQuery } from '@/lib/services/profiles/product-list-query';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { ProductTable } from './_components/product-table';

export const metadata: Metadata = { title: 'Products' };

export default page({ permission: 'products.view' }, async ({ queryAll }) => {
  const query = readProductListQuery(queryAll);
  const [{ data, nextCursor }, total, categories, currency] = await Promise.all([
    listProducts(pool(), { ...query, limit: 50 }),
    countProducts(pool(), query),
    listCategories(pool()),
    readShopCurrency(pool()),
  ]);
  const search = new URLSearchParams(
    Object.entries(queryAll).flatMap(([key, values]) => values.map((value) => [key, value])),
  );
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <Button asChild>
            <a href={`/api/ui/products/export?${search}`} download>
              Export CSV
            </a>
          </Button>
        }
      />
      <ProductTable
        rows={data}
        nextCursor={nextCursor}
        currency={currency}
        categories={categories.map(({ category, products }) => ({ value: category, label: category, count: products }))}
        unfiltered={!query.q && !query.categories?.length && !query.cursor}
        summary={`${formatCount(data.length)} of ${formatNoun(total, 'product')}`}
      />
    </>
  );
});
