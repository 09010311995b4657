'use client';

import type { ReactNode } from 'react';
import { useWidth } from './use-width';

/** The box of a plot: holds its height from the first paint, and tells its width. */
export function PlotFrame({
  height,
  summary,
  children,
}: {
  height: number;
  summary: string;
  children: (width: number) => ReactNode;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={ref} role="img" aria-label={summary} className="chart relative min-w-0" style={{ height }}>
      {width > 0 && <div aria-hidden>{children(width)}</div>}
    </div>
  );
}
