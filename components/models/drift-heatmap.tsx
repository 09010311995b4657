import { TriangleAlert } from 'lucide-react';
import type { z } from 'zod';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import type { driftHistorySchema } from '@/lib/services/models/types';
import { fixed } from './figures';

export type DriftHistory = z.infer<typeof driftHistorySchema>;

const WATCH = 0.1;
const NOTICED = 0.05;

const cellClass = (psi: number | null, alertAbove: number) =>
  psi === null
    ? 'text-ink-3'
    : psi > alertAbove
      ? 'bg-bad font-semibold text-bad-ink'
      : psi >= WATCH
        ? 'bg-warn-soft font-[550] text-warn shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--warn)_30%,transparent)]'
        : psi >= NOTICED
          ? 'bg-[color-mix(in_srgb,var(--ink-3)_17%,var(--card))] text-ink'
          : 'bg-[color-mix(in_srgb,var(--ink-3)_7%,var(--card))] text-ink-2';

/** How far each feature stood from what was learned from, report by report: the population stability index. */
export function DriftHeatmap({ history, label = 'Drift by report' }: { history: DriftHistory; label?: string }) {
  const scoresFirst = [...history.features].sort((a, b) => Number(b.of === 'score') - Number(a.of === 'score'));
  return (
    <ScrollX label={label}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b text-ink-3 text-xs">
            <th scope="col" className="sticky left-0 bg-card py-2 pr-2 pl-4 text-left font-medium">
              Feature
            </th>
            {history.at.map((at) => (
              <th key={at} scope="col" className="min-w-14 px-0.5 py-2 text-center font-medium whitespace-nowrap">
                {formatDay(at)}
              </th>
            ))}
            <th scope="col" className="w-26 py-2 pr-4 text-right font-medium">
              <span className="sr-only">State</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scoresFirst.map((feature) => (
            <tr key={`${feature.of} ${feature.feature}`}>
              <th
                scope="row"
                className={cn(
                  'sticky left-0 bg-card py-0.5 pr-2 pl-4 text-left font-normal',
                  feature.of === 'score' && 'font-[550]',
                )}
              >
                {feature.label}
              </th>
              {history.at.map((at, index) => {
                const psi = feature.psi[index] ?? null;
                return (
                  <td key={at} className="p-0.5">
                    <span
                      className={cn(
                        'block rounded-xs text-center text-2xs leading-6.5 tabular-nums',
                        cellClass(psi, history.alertAbove),
                      )}
                    >
                      {fixed(psi)}
                    </span>
                  </td>
                );
              })}
              <td className="py-0.5 pr-4 text-right text-ink-3 text-xs">
                <Grade psi={feature.psi.at(-1) ?? null} alertAbove={history.alertAbove} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** The last report's place in one word; over the alert it says over what. */
function Grade({ psi, alertAbove }: { psi: number | null; alertAbove: number }) {
  if (psi === null) return 'not known';
  if (psi > alertAbove)
    return (
      <Chip tone="bad">
        <TriangleAlert aria-hidden />
        over {fixed(alertAbove)}
      </Chip>
    );
  return psi >= WATCH ? <Chip tone="warn">watch</Chip> : 'steady';
}
