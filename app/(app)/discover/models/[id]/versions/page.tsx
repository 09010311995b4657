import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readPersistence } from '@/lib/services/models/duel/read-persistence';
import { getModel } from '@/lib/services/models/get-model';
import { ModelFrame } from '../_components/model-frame';
import { readStanding } from '../_components/read-standing';
import { DuelCard } from './_components/duel-card';
import { PersistenceCard } from './_components/persistence-card';
import { VersionActsCard } from './_components/version-acts-card';

export const metadata = { title: 'Versions of a model' };

export default page({ permission: 'models.view' }, async ({ person, params }) => {
  const at = systemClock.now();
  const model = await getModel(pool(), params.id ?? '', { at });
  const [standing, persistence] = await Promise.all([
    readStanding(pool(), model, at),
    readPersistence(pool(), model.id),
  ]);
  const canEdit = can(person.role, 'models.edit');
  return (
    <ModelFrame model={model} canEdit={canEdit}>
      <div className="grid gap-4 *:min-w-0">
        {model.challenger !== null && (
          <DuelCard model={model} duel={standing.duel} challenger={model.challenger} canEdit={canEdit} />
        )}
        <VersionActsCard model={model} versions={standing.versions} canEdit={canEdit} />
        <PersistenceCard model={model} persistence={persistence} />
      </div>
    </ModelFrame>
  );
});
