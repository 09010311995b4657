import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { systemClock } from '@/lib/core/clock';
import { readLifecycle } from '@/lib/platform/audience';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readMeasuredAt } from '@/lib/services/metrics/measured';
import { previewLifecycle } from '@/lib/services/metrics/preview-lifecycle';
import { readCoverage } from '@/lib/services/metrics/read-coverage';
import { readEngagementEditor } from '@/lib/services/metrics/read-engagement-editor';
import { readRfmGrid } from '@/lib/services/metrics/read-rfm-grid';
import { readFlows } from '@/lib/services/metrics/read-transitions';
import { findLastRun } from '@/lib/services/metrics/run-records';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { EngagementTab } from './_components/engagement-tab';
import { LifecycleTab } from './_components/lifecycle-tab';
import { MetricList } from './_components/metric-list';
import { RfmTab } from './_components/rfm-tab';

export const metadata: Metadata = { title: 'Scores' };

const FLOW_DAYS = 30;

export default page({ permission: 'segments.view' }, async ({ person }) => {
  const db = pool();
  const now = systemClock.now();
  const { version, thresholds } = await readLifecycle(db);
  const [editor, lifecycle, flows, lifecycleRun, grid, coverage, currency, computed] = await Promise.all([
    readEngagementEditor(db, now),
    previewLifecycle(db, thresholds, now),
    readFlows(db, new Date(now.getTime() - FLOW_DAYS * 86_400_000), now),
    findLastRun(db, ['lifecycle']),
    readRfmGrid(db),
    readCoverage(db, now),
    readShopCurrency(db),
    readMeasuredAt(db),
  ]);
  const mayEdit = can(person.role, 'segments.edit');
  return (
    <>
      <PageHeader
        title="Scores"
        description="What events add up to: how engagement is counted, when customers go from stage to stage, and every metric that a rule can ask for."
      />
      <Tabs
        label="Kinds of scores"
        items={[
          {
            value: 'engagement',
            label: 'Engagement',
            content: <EngagementTab editor={editor} mayEdit={mayEdit} />,
          },
          {
            value: 'lifecycle',
            label: 'Lifecycle',
            content: (
              <LifecycleTab
                version={version}
                thresholds={thresholds}
                first={lifecycle}
                flows={flows}
                flowDays={FLOW_DAYS}
                run={lifecycleRun ?? null}
                mayEdit={mayEdit}
              />
            ),
          },
          { value: 'rfm', label: 'RFM', content: <RfmTab cells={grid} currency={currency} mayEdit={mayEdit} /> },
          {
            value: 'metrics',
            label: 'All metrics',
            content: (
              <MetricList metrics={coverage.metrics} total={coverage.total} currency={currency} computedAt={computed} />
            ),
          },
        ]}
      />
    </>
  );
});
