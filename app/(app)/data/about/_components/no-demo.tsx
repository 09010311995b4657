import { Card, CardBody } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import type { OriginRow } from '@/lib/services/monitoring/data-origin/describe-origin';
import { OriginTable } from './origin-table';

/** A product that was started without the demo: everything in it was received. */
export function NoDemo({ rows, countedAt }: { rows: readonly OriginRow[]; countedAt: Date }) {
  const events = rows.filter((row) => row.kind === 'events').reduce((sum, row) => sum + row.now, 0);
  return (
    <>
      <Card aria-label="In short">
        <CardBody>
          <p className="max-w-4xl text-pretty text-ink-2 text-lg tracking-[-.008em] max-sm:text-md">
            There is no demo data in this product.{' '}
            {events === 0
              ? 'Nothing has been received yet.'
              : `All ${formatCount(events)} events were received from your own sources; nothing was generated.`}
          </p>
        </CardBody>
      </Card>
      <OriginTable rows={rows} demo={null} countedAt={countedAt} />
    </>
  );
}
