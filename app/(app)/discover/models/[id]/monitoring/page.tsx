import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readDriftReport } from '@/lib/services/models/drift/read-drift';
import { getModel } from '@/lib/services/models/get-model';
import { ModelFrame } from '../_components/model-frame';
import { readStanding } from '../_components/read-standing';
import { MonitoringView } from './_components/monitoring-view';

export const metadata = { title: 'Monitoring of a model' };

export default page({ permission: 'models.view' }, async ({ person, params }) => {
  const at = systemClock.now();
  const model = await getModel(pool(), params.id ?? '', { at });
  const [standing, report] = await Promise.all([readStanding(pool(), model, at), readDriftReport(pool(), model.id)]);
  const canEdit = can(person.role, 'models.edit');
  return (
    <ModelFrame model={model} canEdit={canEdit}>
      <MonitoringView model={model} standing={standing} report={report} canEdit={canEdit} />
    </ModelFrame>
  );
});
