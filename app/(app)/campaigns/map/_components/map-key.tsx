import { UserRound } from 'lucide-react';
import { formatPercent } from '@/components/ui/format';
import type { StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';
import { shortMoney } from '../../_components/words';
import { CellInterval } from './cell-interval';
import { scalesOf } from './scales';

/** What the marks of the map mean. */
export function MapKey({ map }: { map: StrategyMap }) {
  const scales = scalesOf(map);
  const some = map.rows.some(({ cells }) =>
    cells.some(({ campaigns }) => campaigns.some(({ ordered }) => ordered !== null)),
  );
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-ink-2 text-xs">
      <span className="inline-flex items-center gap-1.5">
        <CellInterval value={0.5} low={0.35} high={0.65} to={1} label="An interval" width={36} />
        {some
          ? `share who ordered, 0 to ${formatPercent(scales.ordered, 0)}, and revenue, 0 to ${shortMoney(scales.revenue, map.currency)}, with 95 % interval`
          : 'share who ordered, and revenue, with 95 % interval, once there are any'}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="inline-block h-2.5 w-0.5 bg-c2" aria-hidden />
        held out
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="inline-flex items-center gap-0.75 rounded-full bg-sunken px-1.5 text-2xs">
          <UserRound className="size-2.5" aria-hidden />
          44
        </span>
        shared with the selected
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="inline-block h-3 w-3.5 rounded-xs border border-line bg-sunken" aria-hidden />
        does not apply
      </span>
    </p>
  );
}
