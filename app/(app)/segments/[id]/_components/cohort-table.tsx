import { Card, CardHead } from '@/components/ui/card';
import { formatCount, formatDay, formatPercent } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Persistence } from '@/lib/services/segments/health/spells';

const AFTER = ['7 days', '14 days', '28 days', '56 days'] as const;

/** Those who entered in one week, week by week, and how many of them stayed. */
export function CohortTable({ persistence: { cohorts } }: { persistence: Persistence }) {
  return (
    <Card aria-label="By week of entry">
      <CardHead title="Do later ones stay longer?" note="still in, by week of entry" />
      <Table label="Still in, by week of entry" scrollClassName="max-h-82">
        <TableHead className="sticky top-0 bg-card">
          <TableRow>
            <TableHeader>Week of</TableHeader>
            <TableHeader align="right">Entered</TableHeader>
            {AFTER.map((after) => (
              <TableHeader key={after} align="right">
                {after}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {cohorts.toReversed().map(({ week, entered, shares }) => (
            <TableRow key={week}>
              <TableCell className="whitespace-nowrap">{formatDay(week)}</TableCell>
              <TableCell align="right">{formatCount(entered)}</TableCell>
              {AFTER.map((after, index) => {
                const share = shares[index] ?? null;
                return (
                  <TableCell
                    key={after}
                    align="right"
                    style={
                      share === null
                        ? undefined
                        : { background: `color-mix(in srgb, var(--c1) ${Math.round(share * 22)}%, transparent)` }
                    }
                  >
                    {share === null ? <span className="text-ink-3">not yet</span> : formatPercent(share, 0)}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
