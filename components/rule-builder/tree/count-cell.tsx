'use client';

import { Power } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { useBuilder } from '../builder-context';
import type { EditNode } from '../model/types';

/** How many customers match a node alone, over a meter of their share of everyone; one right edge at every depth. */
export function CountCell({ node, className }: { node: EditNode; className?: string }) {
  const { steps, total, stale, faults, dispatch } = useBuilder();
  const step = steps.get(node.id);
  const cell = cn('w-18.5 shrink-0 text-right text-sm tabular-nums', className);
  if (node.disabled) {
    const look =
      'inline-flex items-center gap-1.25 rounded-full border border-line-strong bg-card px-2 py-px font-medium text-ink-2 text-xs';
    const inner = (
      <>
        <Power className="size-2.75" strokeWidth={1.8} aria-hidden />
        Off
      </>
    );
    return (
      <div className={cell}>
        {dispatch ? (
          <button
            type="button"
            className={look}
            aria-label="Off: switch on"
            onClick={() => dispatch({ type: 'toggle', id: node.id })}
          >
            {inner}
          </button>
        ) : (
          <span className={look}>{inner}</span>
        )}
      </div>
    );
  }
  if (faults.has(node.id)) return <div className={cn(cell, 'text-ink-2 text-xs')}>not counted</div>;
  if (!step || total === undefined)
    return <div className={cell}>{stale ? <Skeleton className="ml-auto h-3.5 w-10" /> : null}</div>;
  const share = total === 0 ? 0 : step.count / total;
  return (
    <div
      aria-busy={stale || undefined}
      className={cn(cell, 'transition-opacity', stale && 'opacity-50')}
      title={`${formatCount(step.count)} of ${formatCount(total)} customers, ${formatPercent(share)}`}
    >
      <span className="font-medium leading-4.5">{formatCount(step.count)}</span>
      <span className="mt-0.75 ml-3.5 block h-0.75 overflow-hidden rounded-full bg-line" aria-hidden>
        <span className="block h-full rounded-full bg-ink-3" style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
