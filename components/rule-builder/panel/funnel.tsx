'use client';

import { cn } from '@/components/ui/cn';
import { formatCount, formatDelta } from '@/components/ui/format';
import { useBuilder } from '../builder-context';
import { contains } from '../model/tree';
import type { Counted } from '../use-preview';

const ghost = 'repeating-linear-gradient(90deg, var(--ink-3) 0 3px, transparent 3px 5px)';

/** What each condition leaves of the audience, with a dotted ghost of how many there would be without it. */
export function Funnel({ counted, stale }: { counted: Counted; stale: boolean }) {
  const { state, highlight, setHighlight } = useBuilder();
  const { preview, steps } = counted;
  const rows = state.root.children.flatMap((node) => {
    const step = steps.get(node.id);
    return step && !node.disabled ? [{ node, step }] : [];
  });
  if (rows.length === 0 || state.root.type !== 'all') return null;
  // The first bar is broken where everyone would dwarf the rest.
  const widest = Math.max(1, ...rows.map(({ step }) => Math.max(step.cumulative, step.withoutIt)));
  const broken = preview.total > widest * 1.25;
  const scale = broken ? widest / 0.95 : Math.max(widest, preview.total);
  const width = (count: number) => `${Math.min(100, (count / scale) * 100)}%`;
  return (
    <section
      aria-label="Which condition narrows it most?"
      aria-busy={stale || undefined}
      className={cn('border-line border-t px-4 pt-2.5 pb-2.75 transition-opacity', stale && 'opacity-60')}
    >
      <table className="w-full table-fixed border-separate border-spacing-0 text-sm leading-4.5">
        <colgroup>
          <col />
          <col className="w-13" />
          <col className="w-20.5" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="pb-1 text-left font-normal">
              <h2 className="whitespace-nowrap text-sm leading-5">Which condition narrows it most?</h2>
            </th>
            <th scope="col" className="pb-1 text-right font-normal text-ink-2 text-xs">
              Left
            </th>
            <th scope="col" className="whitespace-nowrap pb-1 text-right font-normal text-ink-2 text-xs">
              <i aria-hidden className="mr-1.25 inline-block h-0.75 w-3 align-middle" style={{ background: ghost }} />
              Without it
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="h-6.75 p-0">
              <span className="relative flex h-6 items-center pb-1">
                <i
                  aria-hidden
                  className="absolute top-0 bottom-1 left-0 rounded-[3px] bg-accent-line"
                  style={{ width: broken ? '100%' : width(preview.total) }}
                />
                {broken && (
                  <i
                    aria-hidden
                    className="absolute -top-px bottom-0.75 left-[76%] w-1.75 -skew-x-16 border-ink-3 border-x bg-card"
                  />
                )}
                <span className="relative pl-2">Everyone</span>
              </span>
            </td>
            <td className="p-0 pb-1.5 text-right font-medium tabular-nums">{formatCount(preview.total)}</td>
            <td />
          </tr>
          {rows.map(({ node, step }) => {
            const on = highlight !== null && contains(node, highlight);
            return (
              <tr key={node.id} onMouseEnter={() => setHighlight(node.id)} onMouseLeave={() => setHighlight(null)}>
                <td className="h-6.75 p-0">
                  <span className="relative flex h-6 min-w-0 items-center pb-1" title={step.description}>
                    <i
                      aria-hidden
                      className={cn(
                        'absolute top-0 bottom-1 left-0 min-w-0.5 rounded-[3px]',
                        on ? 'bg-[color-mix(in_srgb,var(--accent)_45%,var(--card))]' : 'bg-accent-line',
                      )}
                      style={{ width: width(step.cumulative) }}
                    />
                    <i
                      aria-hidden
                      className="absolute bottom-0 left-0 h-0.75 rounded-[2px]"
                      style={{ width: width(step.withoutIt), background: ghost }}
                    />
                    <span className="relative truncate pl-2">{node.name ?? step.description}</span>
                  </span>
                </td>
                <td className="p-0 pb-1.5 text-right font-medium tabular-nums">{formatCount(step.cumulative)}</td>
                <td className="p-0 pb-1.5 text-right text-ink-2 tabular-nums">
                  {step.withoutIt === preview.count ? '+0' : formatDelta(step.withoutIt - preview.count)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
