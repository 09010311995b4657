'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { formatDecimal } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import type { FeaturePreview } from '@/lib/services/models/features/preview-features';
import type { FeatureChoice } from '@/lib/services/models/types';
import { closePairs } from './close-pairs';

/** Which of the chosen features say the same: two that go together count nearly twice. */
export function CorrelationCard({ preview, chosen }: { preview: FeaturePreview; chosen: readonly FeatureChoice[] }) {
  const labels = new Map(preview.features.map(({ name, label }) => [name, label]));
  const { features, values } = preview.correlations;
  const shown = chosen
    .map(({ name }) => ({ name, label: labels.get(name) ?? name, at: features.indexOf(name) }))
    .filter(({ at }) => at >= 0);
  if (shown.length < 2) return null;
  const between = (a: number, b: number): number | null => (a === b ? 1 : (values[a]?.[b] ?? null));
  const close = closePairs(shown, between);
  return (
    <ChartCard
      title="Which of them say the same?"
      unit="correlation, −1 to 1"
      columns={[
        { key: 'label', label: 'Feature', format: 'text' },
        ...shown.map(({ name, label }) => ({ key: name, label, format: 'decimal' as const })),
      ]}
      rows={shown.map((row) => ({
        label: row.label,
        ...Object.fromEntries(shown.map((column) => [column.name, between(row.at, column.at)])),
      }))}
      csvName="correlations"
      foot={
        close.length > 0 ? (
          <span>
            {close
              .slice(0, 3)
              .map(({ a, b, value }) => `${a} and ${b} go together (${formatDecimal(value)})`)
              .join('; ')}
            : what they share counts more than once.
          </span>
        ) : (
          'No two of them go together closely.'
        )
      }
    >
      <ScrollX label="Correlations" className="-mx-4 px-4">
        <table className="border-separate border-spacing-0.5 text-2xs">
          <caption className="sr-only">Correlation of each pair of chosen features</caption>
          <tbody>
            {shown.map((row, index) => (
              <tr key={row.name}>
                <th scope="row" className="max-w-40 truncate pr-2 text-right font-medium text-ink-2 text-xs">
                  {row.label}
                </th>
                {shown.slice(0, index).map((column) => {
                  const value = between(row.at, column.at);
                  const strength = Math.round(Math.abs(value ?? 0) * 60);
                  return (
                    <td
                      key={column.name}
                      title={`${row.label} and ${column.label}`}
                      className="h-7 w-14 min-w-11 rounded-[3px] text-center tabular-nums"
                      style={{
                        background: `color-mix(in srgb, var(${(value ?? 0) < 0 ? '--c2' : '--c1'}) ${strength}%, var(--sunken))`,
                      }}
                    >
                      {formatDecimal(value)}
                    </td>
                  );
                })}
                <td colSpan={shown.length - index} className="h-7 whitespace-nowrap px-1.5 text-left text-ink-3">
                  {index < shown.length - 1 ? row.label : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </ChartCard>
  );
}
