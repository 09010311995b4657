import type { Format } from '@/components/ui/format';

/** One row of a chart's data: the place on the axis under `x`'s key, a number (or null) under each series' key. */
export type ChartRow = Record<string, string | number | null | undefined>;

/** How places of the x axis read. Days are of the zone in which they were counted, so they are written as they stand. */
export type XFormat = 'day' | 'month' | 'hour' | 'text' | 'count';

export interface Series {
  key: string;
  label: string;
  /** A variable of the theme; the palette's next unless said. */
  colour?: string;
  /** `main` full, `muted` grey, `reference` thin and dashed. */
  kind?: 'main' | 'muted' | 'reference';
  /** The keys of the lower and upper end of its interval, drawn as a band. */
  band?: readonly [low: string, high: string];
}

/** A thing that happened, as a line across the plot. */
export interface Marker {
  x: string | number;
  label: string;
}

export interface PlotProps {
  data: readonly ChartRow[];
  /** The key of the x axis in each row. */
  x: string;
  xFormat?: XFormat;
  format?: Format;
  /** Pixels; 240 unless said. */
  height?: number;
  /** The whole chart in one sentence, for those who do not see it. */
  summary: string;
}
