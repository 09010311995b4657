import Link from 'next/link';
import type { ReactNode } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import type { FigureCell, FigureRow } from './figure-rows';

/** The headline figures side by side: value, twelve weeks, difference and share. */
export function FigureStrip({ cells, links = true }: { cells: readonly FigureCell[]; links?: boolean }) {
  return (
    <Card aria-label="Headline figures" className="@container overflow-hidden">
      <div className="grid grid-cols-2 gap-px bg-line @min-[620px]:grid-cols-3 @min-[1040px]:grid-cols-6">
        {cells.map((cell) => (
          <Cell key={cell.key} href={links ? cell.href : null}>
            <span className="truncate font-medium text-ink-2 text-xs">{cell.label}</span>
            <span className="flex items-center justify-between gap-2">
              <span className="font-semibold text-2xl tabular-nums tracking-[-.022em]" title={cell.title}>
                {cell.value}
              </span>
              <Sparkline values={cell.line} label={cell.lineLabel} width={44} height={22} />
            </span>
            <span className="mt-1.25 grid gap-0 text-xs leading-5">
              {cell.rows.map((row) => (
                <Row key={row.label} row={row} />
              ))}
            </span>
          </Cell>
        ))}
      </div>
    </Card>
  );
}

/** Leads to what it counts; on a page for people without an account it leads nowhere. */
function Cell({ href, children }: { href: string | null; children: ReactNode }) {
  const className = 'grid min-w-0 grid-cols-[minmax(0,1fr)] content-start bg-card px-4 pt-3.25 pb-3';
  if (href === null) return <div className={className}>{children}</div>;
  return (
    <Link href={href} className={cn(className, 'transition-colors hover:bg-hover focus-visible:-outline-offset-2')}>
      {children}
    </Link>
  );
}

function Row({ row }: { row: FigureRow }) {
  return (
    <span className="flex justify-between gap-1.5 whitespace-nowrap" title={row.title}>
      <span className="truncate text-ink-3">{row.label}</span>
      <span
        className={cn('font-medium tabular-nums', row.tone === 'good' && 'text-good', row.tone === 'bad' && 'text-bad')}
      >
        {row.value}
      </span>
    </span>
  );
}
