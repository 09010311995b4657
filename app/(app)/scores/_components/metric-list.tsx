'use client';

import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatDecimal, formatMoney, formatPercent, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { LIFECYCLE_STAGES, type MetricDefinition } from '@/lib/catalog';
import type { MetricCoverage } from '@/lib/services/metrics/read-coverage';
import { STAGE_LABEL } from './stage-table';

type Metric = MetricDefinition & MetricCoverage;

export interface MetricListProps {
  metrics: readonly Metric[];
  total: number;
  currency: string;
  computedAt: Date | null;
}

/** Every metric: what it means, who has it, and how it is spread. */
export function MetricList({ metrics, total, currency, computedAt }: MetricListProps) {
  return (
    <Card>
      <CardHead title="What can a rule ask for?" note={`${formatCount(total)} customers`} />
      <Table label="All metrics">
        <TableHead>
          <TableRow>
            <TableHeader>Metric</TableHeader>
            <TableHeader>Unit</TableHeader>
            <TableHeader align="right">Have it</TableHeader>
            <TableHeader align="right">Middle half</TableHeader>
            <TableHeader>Spread</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {metrics.map((metric) => (
            <TableRow key={metric.name}>
              <TableCell className="min-w-64">
                <span className="flex flex-wrap items-center gap-2">
                  <b className="font-[550]">{metric.label}</b>
                  <Chip tone={metric.kind === 'exact' ? 'good' : 'neutral'}>
                    {metric.kind === 'exact' ? 'exact at every instant' : 'snapshot'}
                  </Chip>
                </span>
                <span className="block text-ink-2 text-xs">{metric.description}</span>
              </TableCell>
              <TableCell>{metric.unit === 'money' ? currency : (metric.unit ?? '–')}</TableCell>
              <TableCell align="right">
                {formatCount(metric.customers)}
                <span className="block text-ink-2 text-xs">{formatPercent(shareOf(metric.customers, total))}</span>
              </TableCell>
              <TableCell align="right" className="whitespace-nowrap">
                {middle(metric, currency)}
              </TableCell>
              <TableCell>
                <Spread metric={metric} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <CardFoot>
        Snapshots were last computed for everyone{' '}
        {computedAt ? <Time value={computedAt} /> : 'not yet: the first run is on its way'}; for customers with new
        events within the hour. Rates of few emails are weighed with how the whole shop opens and clicks (an empirical
        Bayes estimate: Kleinman 1973).
      </CardFoot>
    </Card>
  );
}

const write = (value: number | undefined, { unit }: Metric, currency: string): string => {
  if (value === undefined) return '–';
  if (unit === 'money') return formatMoney(value, currency, { whole: true });
  if (unit === 'share') return formatPercent(value, 0);
  return formatDecimal(value, Number.isInteger(value) ? 0 : 1);
};

function middle(metric: Metric, currency: string): string {
  if (metric.type === 'text') return '–';
  const [, low, , high] = metric.percentiles;
  return low === undefined ? '–' : `${write(low, metric, currency)} to ${write(high, metric, currency)}`;
}

const labelOf = (value: string): string => {
  const stage = LIFECYCLE_STAGES.find((one) => one === value);
  return stage ? STAGE_LABEL[stage] : value;
};

function Spread({ metric }: { metric: Metric }) {
  if (metric.type === 'text')
    return (
      <span className="text-ink-2 text-xs">
        {metric.frequent.map(({ value, customers }) => `${labelOf(value)} ${formatCount(customers)}`).join(', ') || '–'}
      </span>
    );
  if (metric.histogram.length === 0)
    return <span className="text-ink-2 text-xs">{metric.customers > 0 ? 'all alike' : 'nobody has it yet'}</span>;
  const most = Math.max(1, ...metric.histogram);
  return (
    <svg viewBox="0 0 100 24" className="h-6 w-30" role="img" aria-label={`Spread of ${metric.label} in twenty steps`}>
      {metric.histogram.map((count, step) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: twenty fixed steps
          key={step}
          x={step * 5}
          width={4}
          y={24 - (23 * count) / most}
          height={(23 * count) / most}
          className="fill-c1"
        />
      ))}
    </svg>
  );
}
