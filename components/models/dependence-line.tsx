'use client';

import { LineChart } from '@/components/charts/line-chart';
import { Sparkline } from '@/components/charts/sparkline';
import { formatPercent } from '@/components/ui/format';
import { Popover } from '@/components/ui/popover';
import type { Importance } from '@/lib/services/models/types';
import { directionColour } from './direction-colour';
import { formatFeature } from './figures';

/** The mean prediction by a feature's value, as a small line that opens into a chart with axes. */
export function DependenceLine({ feature, currency }: { feature: Importance; currency: string }) {
  const { line, label, unit, words } = feature;
  if (line.length < 2) return <span className="text-ink-3 text-xs">–</span>;
  const ends = [line[0], line.at(-1)].map((point) => formatFeature(point?.value, unit, currency));
  const colour = directionColour(feature.direction);
  return (
    <Popover
      label={`Prediction by ${label}`}
      className="w-88"
      trigger={
        <button
          type="button"
          aria-label={`Prediction by ${label}: ${words}. Show it larger`}
          className="min-h-6 justify-self-start rounded-xs border-line border-b hover:bg-hover"
        >
          <Sparkline values={line.map(({ effect }) => effect)} colour={colour} width={64} height={22} />
        </button>
      }
    >
      <p className="mb-2 font-semibold text-sm">
        {label}: {words}
      </p>
      <LineChart
        data={line.map((point) => ({ value: formatFeature(point.value, unit, currency), effect: point.effect }))}
        x="value"
        xFormat="text"
        format="percent"
        height={170}
        zero={false}
        series={[{ key: 'effect', label: 'Mean prediction', colour }]}
        summary={`From ${ends[0]} to ${ends[1]} the mean prediction goes from ${formatPercent(line[0]?.effect)} to ${formatPercent(line.at(-1)?.effect)}`}
      />
    </Popover>
  );
}
