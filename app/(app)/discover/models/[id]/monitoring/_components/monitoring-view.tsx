'use client';

import { DriftCard } from '@/components/models/drift-card';
import type { DriftReport, ModelDetail } from '@/lib/services/models/types';
import type { Standing } from '../../_components/read-standing';
import { AlertList } from './alert-list';
import { DriftedFeature } from './drifted-feature';
import { ScheduleCard } from './schedule-card';

export interface MonitoringViewProps {
  model: ModelDetail;
  standing: Standing;
  /** The latest. */
  report: DriftReport | null;
  canEdit: boolean;
}

/** Whether what the model learned still holds: alerts, the drifted feature drawn, weeks of drift, and the schedules. */
export function MonitoringView({ model, standing, report, canEdit }: MonitoringViewProps) {
  return (
    <div className="grid gap-4 *:min-w-0">
      <AlertList model={model} alerts={standing.alerts} canEdit={canEdit} />
      <DriftCard history={standing.history} />
      <div className="grid items-start gap-4 *:min-w-0 xl:grid-cols-2">
        {report && <DriftedFeature report={report} alertAbove={model.schedule.alertAbove} />}
        <ScheduleCard model={model} canEdit={canEdit} />
      </div>
    </div>
  );
}
