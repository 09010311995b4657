import type { Format } from '@/components/ui/format';
import { formatTick } from '@/components/ui/format';
import type { XFormat } from './types';
import { formatX } from './x-format';

const tick = { fontSize: 11, fill: 'var(--ink-3)' };

/** The hairlines of every plot: across only, where there are ticks. */
export const gridProps = { vertical: false, stroke: 'var(--line)' } as const;

export const xAxisProps = (key: string, format: XFormat) =>
  ({
    dataKey: key,
    tick,
    tickLine: false,
    axisLine: { stroke: 'var(--line-strong)' },
    tickMargin: 6,
    height: 24,
    minTickGap: 28,
    tickFormatter: (value: unknown) => formatX(value, format),
  }) as const;

export const yAxisProps = (format: Format) =>
  ({
    tick,
    tickLine: false,
    axisLine: false,
    tickMargin: 4,
    allowDecimals: format !== 'count',
    tickCount: 4,
    niceTicks: 'snap125',
    width: 46,
    tickFormatter: (value: number) => formatTick(value, format),
  }) as const;
