'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import type { SegmentHealth } from '@/lib/services/segments/health/read-health';

const COLUMNS = [
  { key: 'day', label: 'Days since they entered', format: 'count' as const },
  { key: 'share', label: 'Still in', format: 'percent' as const },
  { key: 'low', label: 'At least', format: 'percent' as const },
  { key: 'high', label: 'At most', format: 'percent' as const },
  { key: 'atRisk', label: 'Watched as long', format: 'count' as const },
];

/** The share of those who enter that is still in after so many days, with its interval. */
export function PersistenceChart({
  persistence: { points, entered, basis },
  segmentKey,
}: {
  persistence: SegmentHealth['persistence'];
  segmentKey: string;
}) {
  const rows = points.map((point) => ({ ...point, low: point.low ?? point.share, high: point.high ?? point.share }));
  const half = points.find(({ share }) => share < 0.5)?.day;
  const last = points.at(-1);
  const said =
    half === undefined
      ? `After ${formatNoun(last?.day, 'day')} ${formatPercent(last?.share)} are still in.`
      : `Half of them have left after ${formatNoun(half, 'day')}.`;
  return (
    <ChartCard
      title="How long do customers stay?"
      unit="share of those who entered, by days since"
      columns={COLUMNS}
      rows={rows}
      csvName={`${segmentKey}-persistence`}
      foot={
        <span>
          {said} {formatCount(entered)} entries
          {basis === 'replay' ? ' of the last quarter, looked at once a week' : ''}; who is still in counts for as long
          as they have been (Kaplan and Meier, 95 % band).
        </span>
      }
    >
      <LineChart
        data={rows}
        x="day"
        xFormat="count"
        format="percent"
        height={240}
        top={1}
        series={[{ key: 'share', label: 'Still in', band: ['low', 'high'] }]}
        summary={said}
      />
    </ChartCard>
  );
}
