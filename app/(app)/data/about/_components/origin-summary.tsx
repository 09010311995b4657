import { ShareBar } from '@/components/charts/share-bar';
import { Card, CardBody } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import type { OriginRow } from '@/lib/services/monitoring/data-origin/describe-origin';
import type { DemoRecord } from '@/lib/services/monitoring/data-origin/read-demo-setting';

const COLOURS = { real: 'var(--c3)', generated: 'var(--c5)', received: 'var(--c2)' } as const;

/** What this is in three sentences, and how much of the events is what. */
export function OriginSummary({ rows, demo }: { rows: readonly OriginRow[]; demo: DemoRecord }) {
  const events = rows.filter((row) => row.kind === 'events');
  const sum = (of: (row: OriginRow) => number) => events.reduce((total, row) => total + of(row), 0);
  const parts = [
    { label: 'real', value: sum((row) => row.real), colour: COLOURS.real },
    { label: 'generated', value: sum((row) => row.generated), colour: COLOURS.generated },
    { label: 'received since', value: sum((row) => row.received), colour: COLOURS.received },
  ];
  return (
    <Card aria-label="In short">
      <CardBody className="grid gap-4">
        <p className="max-w-4xl text-pretty text-ink-2 text-lg tracking-[-.008em] max-sm:text-md">
          This is a demo shop. Who ordered what, when, at what price, and what was sent back is{' '}
          <b className="font-semibold text-ink">real</b>: {formatCount(demo.real.orders)} orders of{' '}
          {formatCount(demo.real.customers)} customers of a British gift shop. The people’s names and addresses, and
          everything between the orders, are <b className="font-semibold text-ink">generated</b>. No person behind them
          can be recognised or written to.
        </p>
        <div className="grid gap-2">
          <ShareBar parts={parts} height={10} />
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-xs">
            {parts.map((part) => (
              <li key={part.label} className="inline-flex items-center gap-1.5">
                <span aria-hidden className="size-2 rounded-[2px]" style={{ background: part.colour }} />
                <b className="font-[550] text-ink tabular-nums">{formatCount(part.value)}</b> events {part.label}
              </li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  );
}
