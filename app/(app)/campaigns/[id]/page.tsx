import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { report } from '@/lib/platform/report';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { readSendRules } from '@/lib/services/campaigns/audience/send-rules';
import { readShownAudience } from '@/lib/services/campaigns/audience/shown-audience';
import { toCampaign } from '@/lib/services/campaigns/campaign-row';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { listActivity } from '@/lib/services/campaigns/list-activity';
import { listRuns } from '@/lib/services/campaigns/list-runs';
import { listVersionRows } from '@/lib/services/campaigns/list-version-rows';
import { readJourneys } from '@/lib/services/campaigns/read-journeys';
import { readTopics } from '@/lib/services/campaigns/read-topics';
import { listStrategies } from '@/lib/services/campaigns/strategies/list-strategies';
import { readResults } from '@/lib/services/monitoring/campaigns/read-results';
import { listSegments } from '@/lib/services/segments/list-segments';
import { CampaignDetail } from './_components/campaign-detail';

export const metadata: Metadata = { title: 'Campaign' };

export default page({ permission: 'campaigns.view' }, async ({ person, params }) => {
  const at = systemClock.now();
  const row = await findCampaign(pool(), params.id ?? '');
  const [audience, rules, runs, activity, versions, results, strategies, topics, segments, journeys] =
    await Promise.all([
      report((db) => readShownAudience(db, row, at)),
      readSendRules(pool()),
      listRuns(pool(), row.number),
      listActivity(pool(), row.number),
      listVersionRows(pool(), row.number),
      report((db) => readResults(db, row.id, at)),
      listStrategies(pool()),
      readTopics(pool()),
      listSegments(pool(), { status: 'active', sort: '-size', limit: 200 }),
      row.trigger ? readJourneys(pool(), row.number) : null,
    ]);
  return (
    <CampaignDetail
      campaign={toCampaign(row)}
      audience={audience}
      cap={rules.cap}
      runs={runs}
      activity={activity}
      versions={versions}
      results={results}
      journeys={journeys}
      choices={{
        strategies,
        topics,
        segments: segments.data.map(({ id, name, size }) => ({ id, name, size })),
      }}
      may={{ edit: can(person.role, 'campaigns.edit'), send: can(person.role, 'campaigns.send') }}
    />
  );
});
