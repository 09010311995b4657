import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { OriginRow } from '@/lib/services/monitoring/data-origin/describe-origin';
import type { DemoRecord } from '@/lib/services/monitoring/data-origin/read-demo-setting';

/** Every kind of data with how much of it is real, generated, and received since. */
export function OriginTable({
  rows,
  demo,
  countedAt,
}: {
  rows: readonly OriginRow[];
  demo: DemoRecord | null;
  countedAt: Date;
}) {
  return (
    <Card aria-labelledby="origin">
      <CardHead
        id="origin"
        title={demo ? 'How much is real, how much is generated?' : 'What is there?'}
        actions={
          <span className="text-ink-3 text-xs">
            counted <Time value={countedAt} />
          </span>
        }
      />
      <Table label="Kinds of data and where they come from">
        <TableHead>
          <TableRow>
            <TableHeader>What</TableHeader>
            <TableHeader align="right">Now</TableHeader>
            {demo && (
              <>
                <TableHeader align="right">Real</TableHeader>
                <TableHeader align="right">Generated</TableHeader>
                <TableHeader align="right">Received since</TableHeader>
                <TableHeader>Where it comes from</TableHeader>
              </>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.kind} ${row.what}`}>
              <TableCell>
                <span className="font-[550]">{row.what}</span>
                {row.kind === 'events' && <span className="ml-1.5 text-ink-3 text-xs">event</span>}
              </TableCell>
              <TableCell align="right">{formatCount(row.now)}</TableCell>
              {demo && (
                <>
                  <Part row={row} value={row.real} />
                  <Part row={row} value={row.generated} />
                  <Part row={row} value={row.received} />
                  <TableCell className="min-w-64">
                    <Origin row={row} />
                  </TableCell>
                </>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {demo && (
        <CardFoot>
          <p className="text-pretty">
            Real and generated as of the loading, <Time value={demo.loadedAt} as="dateTime" />. Received is what has
            come since, by the API or by the live demo; what the live demo sends is generated too.
          </p>
        </CardFoot>
      )}
    </Card>
  );
}

function Part({ row, value }: { row: OriginRow; value: number }) {
  return (
    <TableCell
      align="right"
      title={`${formatCount(value)} of ${formatCount(row.now)}: ${formatPercent(shareOf(value, row.now))}`}
    >
      {value === 0 ? <span className="text-ink-3">none</span> : formatCount(value)}
    </TableCell>
  );
}

function Origin({ row }: { row: OriginRow }) {
  if (row.real > 0 && row.generated > 0) {
    return (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <Chip tone="good">Real</Chip>
        <Chip tone="warn">and generated</Chip>
        <span className="text-ink-3 text-xs">
          {row.kind === 'customers' && 'orders and country real, names and addresses generated'}
        </span>
      </span>
    );
  }
  if (row.real > 0) return <Chip tone="good">Real</Chip>;
  if (row.generated > 0) return <Chip tone="warn">Generated</Chip>;
  return <Chip>Received</Chip>;
}
