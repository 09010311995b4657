'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { SimilarSegment } from '@/lib/services/segments/find-similar';
import { useBuilder } from '../builder-context';
import type { Counted } from '../use-preview';
import { lintRule } from './lints';

/** From this Jaccard index on, two segments are one. */
const NEARLY_THE_SAME = 0.8;

/** Warnings, one line each, with the act that mends it. */
export function Warnings({ counted, similar = [] }: { counted: Counted; similar?: readonly SimilarSegment[] }) {
  const { state, dispatch, setHighlight } = useBuilder();
  const lints = lintRule(state.root, counted);
  const twin = similar.find(({ jaccard }) => jaccard >= NEARLY_THE_SAME);
  if (lints.length === 0 && !twin) return null;
  const go = (id: string) => document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus();
  return (
    <section aria-label="Warnings" className="border-line border-t px-4 py-1.5">
      {twin && (
        <div className="grid grid-cols-[16px_1fr] gap-x-2.25 py-1 text-sm leading-4.5">
          <TriangleAlert className="mt-px size-4 text-warn" strokeWidth={1.6} aria-hidden />
          <span>
            Nearly the same as{' '}
            <Link href={`/segments/${twin.id}`} className="link">
              {twin.name}
            </Link>{' '}
            (Jaccard {twin.jaccard.toFixed(2)})
          </span>
        </div>
      )}
      {lints.map(({ message, node, act }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only marks the condition
        <div
          key={`${message} ${node}`}
          className="grid grid-cols-[16px_1fr_auto] gap-x-2.25 py-1 text-sm leading-4.5"
          onMouseEnter={() => node && setHighlight(node)}
          onMouseLeave={() => setHighlight(null)}
        >
          <TriangleAlert className="mt-px size-4 text-warn" strokeWidth={1.6} aria-hidden />
          <span className="[overflow-wrap:anywhere]">{message}</span>
          {dispatch && act ? (
            <button type="button" className="link whitespace-nowrap text-xs" onClick={() => dispatch(act.does)}>
              {act.label}
            </button>
          ) : (
            node && (
              <button type="button" className="link whitespace-nowrap text-xs" onClick={() => go(node)}>
                Show
              </button>
            )
          )}
        </div>
      ))}
    </section>
  );
}
