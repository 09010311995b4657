import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { getModel } from '@/lib/services/models/get-model';
import { listActs } from '@/lib/services/models/list-acts';
import { listVersions } from '@/lib/services/models/list-versions';
import { nameCustomers } from '@/lib/services/models/name-customers';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { ClusterDetail } from './_components/cluster-detail';

export const metadata: Metadata = { title: 'Clustering' };

const numberOf = (text: string | undefined): number | undefined =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

export default page({ permission: 'segments.view' }, async ({ person, params, query }) => {
  const at = systemClock.now();
  const reference = params.id ?? '';
  const model = await getModel(pool(), reference, { version: numberOf(query.run), at });
  const result = model.version?.result;
  const outliers = result?.type === 'clusters' ? result.outliers.map(({ customer }) => customer) : [];
  const [runs, acts, currency, names] = await Promise.all([
    listVersions(pool(), model.id, at),
    listActs(pool(), model.id, { limit: 100 }),
    readShopCurrency(pool()),
    nameCustomers(pool(), outliers, can(person.role, 'customers.personal')),
  ]);
  return (
    <ClusterDetail
      model={model}
      runs={runs}
      acts={acts.data}
      currency={currency}
      names={Object.fromEntries(names)}
      compare={numberOf(query.compare) ?? null}
      canEdit={can(person.role, 'segments.edit')}
      canExport={can(person.role, 'segments.export')}
    />
  );
});
