import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { isEveryone } from '@/lib/services/profiles/customer-filter';
import { readCustomerListQuery } from '@/lib/services/profiles/customer-list-query';
import { listSegmentNames } from '@/lib/services/profiles/find-segment-numbers';
import { listCountries } from '@/lib/services/profiles/list-countries';
import { listCustomers } from '@/lib/services/profiles/list-customers';
import { maskCustomer } from '@/lib/services/profiles/mask-customer';
import { nameOf } from '@/lib/services/profiles/name-of';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { CustomerCount } from './_components/customer-count';
import { CustomerTable } from './_components/customer-table';
import { countryName } from './_components/labels';

export const metadata: Metadata = { title: 'Customers' };

const LIMIT = 50;

export default page({ permission: 'customers.view' }, async ({ person, queryAll }) => {
  const personal = can(person.role, 'customers.personal');
  const canExport = can(person.role, 'customers.export');
  const at = systemClock.now();
  const [{ filter, order, cursor }, countries, segments, currency] = await Promise.all([
    readCustomerListQuery(pool(), queryAll),
    listCountries(pool()),
    listSegmentNames(pool()),
    readShopCurrency(pool()),
  ]);
  const { data, nextCursor } = await listCustomers(pool(), { filter, order, cursor, limit: LIMIT, at, personal });
  const search = new URLSearchParams(
    Object.entries(queryAll).flatMap(([key, values]) => values.map((value) => [key, value])),
  ).toString();
  return (
    <>
      <PageHeader
        title="Customers"
        description={
          personal ? undefined : 'Your role sees personal data masked; search by a whole email address or id.'
        }
        actions={
          canExport && (
            <Button asChild>
              <a href={`/api/ui/customers/export?${search}`} download>
                Export CSV
              </a>
            </Button>
          )
        }
      />
      <CustomerTable
        rows={data.map((row) => {
          const { traits, ...shown } = personal ? row : maskCustomer(row);
          return { ...shown, name: nameOf({ traits }), country: countryName(traits.country) };
        })}
        nextCursor={nextCursor}
        currency={currency}
        countries={countries
          .map((country) => ({ value: country, label: countryName(country) ?? country }))
          .sort((a, b) => a.label.localeCompare(b.label))}
        segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
        canExport={canExport}
        personal={personal}
        unfiltered={isEveryone(filter) && !cursor}
        summary={
          <Suspense key={search} fallback="Counting">
            <CustomerCount filter={filter} at={at} personal={personal} shown={data.length} />
          </Suspense>
        }
      />
    </>
  );
});
