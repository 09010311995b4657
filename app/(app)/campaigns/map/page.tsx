import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { report } from '@/lib/platform/report';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listStrategies } from '@/lib/services/campaigns/strategies/list-strategies';
import { readMap } from '@/lib/services/monitoring/campaigns/read-map';
import { readMapPanel } from '@/lib/services/monitoring/campaigns/read-map-panel';
import { StrategyMapView } from './_components/strategy-map-view';

export const metadata: Metadata = { title: 'Strategy map' };

const WEEKS = [4, 12, 26, 52];

/** Segments by strategies: what is planned and live for whom, and what it did. */
export default page({ permission: 'campaigns.view' }, async ({ person, query }) => {
  const at = systemClock.now();
  const weeks = WEEKS.includes(Number(query.weeks)) ? Number(query.weeks) : 12;
  const map = await report((db) => readMap(db, weeks, at));
  const known = map.rows.some(({ cells }) =>
    cells.some(({ campaigns }) => campaigns.some(({ id }) => id === query.campaign)),
  );
  const { campaign } = query;
  const panel = campaign && known ? await report((db) => readMapPanel(db, campaign, map.shared, at)) : null;
  const strategies = await listStrategies(pool(), { archived: true });
  return (
    <StrategyMapView
      map={map}
      panel={panel}
      view={query.view === 'table' ? 'table' : 'map'}
      canEdit={can(person.role, 'campaigns.edit')}
      away={strategies.filter(({ archived }) => archived)}
    />
  );
});
