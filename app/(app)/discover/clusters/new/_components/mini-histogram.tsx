import { formatCount } from '@/components/ui/format';
import type { FeatureSpread } from '@/lib/services/models/types';

const WIDTH = 84;
const HEIGHT = 26;

/** How a feature is spread, small: bars of its numbers, or of its most frequent values. */
export function MiniHistogram({ feature, vivid }: { feature: FeatureSpread; vivid: boolean }) {
  const counts =
    feature.kind === 'category'
      ? feature.values.slice(0, 8).map(({ count }) => count)
      : feature.bins.map(({ count }) => count);
  const most = Math.max(1, ...counts);
  if (counts.length === 0) return <span className="w-21 text-center text-ink-3 text-xs">–</span>;
  const step = WIDTH / counts.length;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Spread of ${feature.label} over ${formatCount(feature.rows - feature.missing)} customers`}
      className="shrink-0"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-strong)" />
      {counts.map((count, index) => {
        // A bar that holds somebody is seen.
        const height = count > 0 ? Math.max(1, (count / most) * (HEIGHT - 2)) : 0;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are named by their place
            key={index}
            x={index * step + 0.5}
            y={HEIGHT - 1 - height}
            width={Math.max(1, step - 1)}
            height={height}
            fill={vivid ? 'var(--accent)' : 'var(--muted-series)'}
          />
        );
      })}
    </svg>
  );
}
