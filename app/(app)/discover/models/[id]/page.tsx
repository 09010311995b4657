import { redirect } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { getModel } from '@/lib/services/models/get-model';
import { isClusterKind } from '@/lib/services/models/types';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { CardOfKind } from './_components/card-of-kind';
import { ModelFrame } from './_components/model-frame';
import { OtherVersion } from './_components/other-version';
import { readStanding } from './_components/read-standing';

export const metadata = { title: 'Model card' };

export default page({ permission: 'models.view' }, async ({ person, params, query }) => {
  const at = systemClock.now();
  const asked = Number(query.version);
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const model = await getModel(pool(), params.id ?? '', { version, at });
  if (isClusterKind(model.kind)) redirect(`/discover/clusters/${model.key}`);
  const [standing, currency] = await Promise.all([
    readStanding(pool(), model, at, can(person.role, 'customers.personal')),
    readShopCurrency(pool()),
  ]);
  const canEdit = can(person.role, 'models.edit');
  return (
    <ModelFrame model={model} canEdit={canEdit}>
      <OtherVersion model={model} />
      {model.version?.result ? (
        <CardOfKind model={model} version={model.version} standing={standing} currency={currency} canEdit={canEdit} />
      ) : (
        <EmptyState title={model.latest?.progress ? 'The card is being written' : 'There is no card yet'}>
          {model.latest?.progress
            ? 'It shows how often the model is right on customers it has never seen, once the training is through.'
            : 'No version has been trained to its end.'}
        </EmptyState>
      )}
    </ModelFrame>
  );
});
