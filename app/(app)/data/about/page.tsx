import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { countData } from '@/lib/services/monitoring/data-origin/count-data';
import { describeOrigin } from '@/lib/services/monitoring/data-origin/describe-origin';
import { readDemoSetting } from '@/lib/services/monitoring/data-origin/read-demo-setting';
import { ChangedCard } from './_components/changed-card';
import { GeneratedCard } from './_components/generated-card';
import { NoDemo } from './_components/no-demo';
import { OriginSummary } from './_components/origin-summary';
import { OriginTable } from './_components/origin-table';
import { SourceCard } from './_components/source-card';

export const metadata: Metadata = { title: 'About the data' };

export default page({ permission: 'products.view' }, async () => {
  const db = pool();
  const [demo, counts] = await Promise.all([readDemoSetting(db), countData(db)]);
  const rows = describeOrigin(counts, demo);
  const countedAt = systemClock.now();
  if (!demo) {
    return (
      <>
        <PageHeader title="About the data" />
        <NoDemo rows={rows} countedAt={countedAt} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="About the data"
        description="What in this product is real, what was changed, and what was made up."
      />
      <OriginSummary rows={rows} demo={demo} />
      <SourceCard demo={demo} />
      <OriginTable rows={rows} demo={demo} countedAt={countedAt} />
      <div className="grid min-w-0 gap-4 xl:grid-cols-2">
        <ChangedCard demo={demo} />
        <GeneratedCard demo={demo} />
      </div>
    </>
  );
});
