import { redirect } from 'next/navigation';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { getModel } from '@/lib/services/models/get-model';
import { readScoreSpread } from '@/lib/services/models/read-score-spread';
import { isClusterKind } from '@/lib/services/models/types';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { ModelFrame } from '../_components/model-frame';
import { ScoresView } from './_components/scores-view';

export const metadata = { title: 'Scores of a model' };

export default page({ permission: 'models.view' }, async ({ person, params }) => {
  const model = await getModel(pool(), params.id ?? '', { at: systemClock.now() });
  if (isClusterKind(model.kind)) redirect(`/discover/clusters/${model.key}`);
  const [spread, currency] = await Promise.all([readScoreSpread(pool(), model.id), readShopCurrency(pool())]);
  return (
    <ModelFrame model={model} canEdit={can(person.role, 'models.edit')}>
      <ScoresView
        model={model}
        spread={spread}
        currency={currency}
        canSegment={can(person.role, 'segments.edit')}
        canExport={can(person.role, 'segments.export')}
      />
    </ModelFrame>
  );
});
