'use client';

import { TriangleAlert } from 'lucide-react';
import { useBuilder } from '../builder-context';
import type { Counted } from '../use-preview';
import { lintRule } from './lints';

/** Warnings, one line each, with the act that mends it. */
export function Warnings({ counted }: { counted: Counted }) {
  const { state, dispatch, setHighlight } = useBuilder();
  const lints = lintRule(state.root, counted);
  if (lints.length === 0) return null;
  const go = (id: string) => document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus();
  return (
    <section aria-label="Warnings" className="border-line border-t px-4 py-1.5">
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
