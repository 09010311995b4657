import type { Metadata } from 'next';
import Link from 'next/link';
import { BarChart } from '@/components/charts/bar-chart';
import { ChartCard } from '@/components/charts/chart-card';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Facts } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatMoney, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { findProduct } from '@/lib/services/profiles/find-product';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { nameOf } from '@/lib/services/profiles/name-of';
import { readProductSales } from '@/lib/services/profiles/read-product-sales';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { BoughtWith } from './_components/bought-with';
import { LastBuyers } from './_components/last-buyers';

export const metadata: Metadata = { title: 'Product' };

const WEEKS = 26;

export default page({ permission: 'products.view' }, async ({ person, params }) => {
  const product = await findProduct(pool(), params.id ?? '');
  const at = systemClock.now();
  const [sales, currency] = await Promise.all([
    readProductSales(pool(), { externalId: product.externalId, at, weeks: WEEKS }),
    readShopCurrency(pool()),
  ]);
  const personal = can(person.role, 'customers.personal');
  const buyers = sales.recent.map((row) => {
    const shown = personal ? row : maskCustomer(row);
    return {
      id: row.id,
      name: nameOf(shown) ?? shown.email ?? shown.externalId,
      orderedAt: row.orderedAt,
      units: row.units,
    };
  });
  const lately = sales.weeks.reduce((sum, week) => sum + week.orders, 0);
  return (
    <>
      <Breadcrumb trail={[{ label: 'Products', href: '/products' }, { label: product.name }]} />
      <PageHeader
        title={product.name}
        status={
          product.category && (
            <Link href={`/products?category=${encodeURIComponent(product.category)}`} className="rounded-full">
              <Chip>{product.category}</Chip>
            </Link>
          )
        }
        description={
          <>
            {product.externalId}, {formatMoney(product.price, product.currency ?? currency)}
          </>
        }
      />
      <Facts
        items={[
          {
            label: 'Revenue',
            value: formatMoney(product.revenue, currency),
            note: 'price times pieces, before refunds',
          },
          {
            label: 'Orders',
            value: formatCount(product.orders),
            note: product.lastOrderAt ? (
              <>
                last <Time value={product.lastOrderAt} />
              </>
            ) : (
              'none yet'
            ),
          },
          { label: 'Pieces', value: formatCount(product.units) },
          {
            label: 'Buyers',
            value: formatCount(sales.buyers),
            note:
              sales.buyers > 0
                ? `${formatPercent(shareOf(sales.repeatBuyers, sales.buyers))} bought it again`
                : 'nobody yet',
          },
          { label: 'Views', value: formatCount(product.views) },
        ]}
      />
      <ChartCard
        title="How often is it ordered?"
        unit="orders a week"
        columns={[
          { key: 'week', label: 'Week of', xFormat: 'day' },
          { key: 'orders', label: 'Orders', format: 'count' },
          { key: 'units', label: 'Pieces', format: 'count' },
        ]}
        rows={sales.weeks}
        csvName={`orders-${product.externalId}`}
        foot={`Weeks from Monday, UTC. The last one is not over. ${formatNoun(lately, 'order')} in ${WEEKS} weeks.`}
      >
        <BarChart
          data={sales.weeks}
          x="week"
          xFormat="day"
          series={{ key: 'orders', label: 'Orders' }}
          emphasis={sales.weeks.slice(0, -1).map((week) => week.week)}
          summary={`${formatNoun(lately, 'order')} in the last ${WEEKS} weeks`}
        />
      </ChartCard>
      <div className="grid gap-4 lg:grid-cols-2">
        <BoughtWith products={sales.boughtWith} orders={product.orders} />
        <LastBuyers buyers={buyers} />
      </div>
    </>
  );
});
