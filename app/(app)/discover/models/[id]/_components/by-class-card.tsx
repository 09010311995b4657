'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { fixed, intervalOf } from '@/components/models/figures';
import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import type { ClassifierResult } from '@/lib/services/models/types';

/** Which answer is taken for which, where there are more than two. */
export function ByClassCard({ result }: { result: ClassifierResult }) {
  const { byClass, confusion, classes } = result;
  if (byClass.length === 0) return null;
  return (
    <ChartCard
      title="How good is it for each answer?"
      unit="one against the rest"
      csvName="by-class"
      columns={[
        { key: 'name', label: 'Answer' },
        { key: 'rows', label: 'Customers', format: 'count' },
        { key: 'auc', label: 'ROC-AUC' },
        { key: 'precision', label: 'Right of those said', format: 'percent' },
        { key: 'recall', label: 'Found', format: 'percent' },
      ]}
      rows={byClass.map((each) => ({
        ...each,
        auc: `${fixed(each.rocAuc.value)} ${intervalOf(each.rocAuc)}`,
        rocAuc: null,
      }))}
    >
      {confusion && (
        <ScrollX label="What it said, by what was so">
          <table className="w-full border-separate border-spacing-1 text-sm">
            <thead>
              <tr className="text-ink-3 text-xs">
                <th scope="col" className="text-left font-medium">
                  So it was ↓, it said →
                </th>
                {classes.map((name) => (
                  <th key={name} scope="col" className="px-1 text-center font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {confusion.map((row, index) => {
                const total = row.reduce((sum, each) => sum + each, 0);
                return (
                  <tr key={classes[index]}>
                    <th scope="row" className="text-left font-[550]">
                      {classes[index]}
                    </th>
                    {row.map((count, at) => (
                      <td
                        key={classes[at]}
                        className={cn('rounded-xs text-center tabular-nums', index === at && 'font-semibold')}
                        style={{
                          background: `color-mix(in srgb, var(--accent) ${total > 0 ? Math.round((count / total) * 40) : 0}%, var(--card))`,
                        }}
                      >
                        {formatCount(count)}
                        <span className="block text-2xs text-ink-2">
                          {formatPercent(total > 0 ? count / total : null, 0)}
                        </span>
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollX>
      )}
    </ChartCard>
  );
}
