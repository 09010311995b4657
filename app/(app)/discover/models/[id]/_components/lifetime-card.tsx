'use client';

import { BarChart } from '@/components/charts/bar-chart';
import { ChartCard } from '@/components/charts/chart-card';
import { DefinitionCard } from '@/components/models/data-card';
import { ExpectedPlot } from '@/components/models/expected-plot';
import { fixed, intervalOf } from '@/components/models/figures';
import { LimitList } from '@/components/models/slices-card';
import { daysWords } from '@/components/models/words';
import { Card, CardBody, CardHead, Facts } from '@/components/ui/card';
import { formatCount, formatDate, formatDuration, formatMoney, formatNoun } from '@/components/ui/format';
import type { LifetimeResult, ModelDetail, ModelVersion } from '@/lib/services/models/types';
import { lifetimeFacts } from './lifetime-facts';
import type { Standing } from './read-standing';
import { StandingCard } from './standing-card';
import { VersionsCard } from './versions-card';

export interface LifetimeCardProps {
  model: ModelDetail;
  version: ModelVersion;
  result: LifetimeResult;
  standing: Standing;
  currency: string;
}

/** The card of lifetime values: expected against what came, on a later stretch of time than it learned from. */
export function LifetimeCard({ model, result, standing, currency }: LifetimeCardProps) {
  const money = { money: currency, whole: true } as const;
  const { calibration, byTenth, histogram, population, measuredOn } = result;
  return (
    <div className="grid gap-4 *:min-w-0">
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card aria-label="What it comes to" className="flex flex-col">
          <p className="text-pretty px-6 py-5.5 font-[550] text-[1.3rem] leading-8 tracking-tight">{result.headline}</p>
          <Facts
            className="mt-auto grid grid-cols-2 rounded-none border-x-0 border-b-0 sm:grid-cols-3"
            items={lifetimeFacts(result, currency)}
          />
        </Card>
        <StandingCard model={model} standing={standing} />
      </div>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <ChartCard
          title="Do as many orders come as expected?"
          unit="orders a customer, by how many there had been"
          csvName="expected-orders"
          columns={[
            { key: 'label', label: 'Orders before' },
            { key: 'customers', label: 'Customers', format: 'count' },
            { key: 'predicted', label: 'Expected', format: 'decimal' },
            { key: 'actual', label: 'Came', format: 'decimal' },
          ]}
          rows={calibration.map((row) => ({ ...row }))}
        >
          <ExpectedPlot
            rows={calibration.map(({ label, predicted, actual, low, high }) => ({
              label,
              predicted,
              actual,
              low,
              high,
            }))}
            format={(value) => fixed(value, value < 10 ? 1 : 0)}
            axis="orders before"
          />
        </ChartCard>
        <ChartCard
          title="Does it find who will be worth most?"
          unit={`${currency} in all, by tenth of the customers`}
          csvName="value-by-tenth"
          columns={[
            { key: 'tenth', label: 'Tenth' },
            { key: 'customers', label: 'Customers', format: 'count' },
            { key: 'predicted', label: 'Expected', format: money },
            { key: 'actual', label: 'Came', format: money },
          ]}
          rows={byTenth.map((row) => ({ ...row, tenth: String(row.tenth) }))}
        >
          <ExpectedPlot
            rows={byTenth.map(({ tenth, predicted, actual }) => ({
              label: String(tenth),
              predicted,
              actual,
              low: null,
              high: null,
            }))}
            format={(value) => formatMoney(value, currency, { compact: value >= 10_000, whole: true })}
            axis="tenth, the highest expected first"
          />
        </ChartCard>
      </div>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <ChartCard
          title="What are customers worth?"
          unit={`expected in ${daysWords(result.horizonDays)}`}
          csvName="lifetime-values"
          columns={[
            { key: 'from', label: 'From', format: money },
            { key: 'to', label: 'To', format: money },
            { key: 'count', label: 'Customers', format: 'count' },
          ]}
          rows={histogram.map((bin) => ({ ...bin }))}
        >
          <BarChart
            data={histogram.map((bin) => ({
              place: formatMoney(bin.from, currency, { whole: true }),
              count: bin.count,
            }))}
            x="place"
            series={{ key: 'count', label: 'Customers' }}
            summary={`Customers by expected value, ${histogram.length} bars`}
          />
        </ChartCard>
        <Card>
          <CardHead title="What are its limits?" />
          <CardBody>
            <LimitList notes={[...result.limits, ...result.warnings]} />
          </CardBody>
        </Card>
      </div>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <DefinitionCard
          title="Data and parameters"
          rows={[
            ['Method', `${result.method}, trained in ${formatDuration(result.timings.total)}`],
            [
              'Measured on',
              `${formatNoun(measuredOn.customers, 'customer')}, ${formatDate(measuredOn.from, 'UTC')} to ${formatDate(measuredOn.to, 'UTC')}, later than what it learned from`,
            ],
            [
              'Population',
              `${formatNoun(population.customers, 'customer')}; ${formatCount(population.objecting)} object to profiling and are not scored`,
            ],
            [
              'Not scored',
              population.leftOut.map((each) => `${each.reason}: ${formatCount(each.customers)}`).join('; ') || 'nobody',
            ],
            ...result.parameters.map(
              ({ label, value, low, high }) => [label, `${fixed(value, 3)} ${intervalOf({ low, high }, 3)}`] as const,
            ),
          ]}
        />
        <VersionsCard model={model} versions={standing.versions} />
      </div>
    </div>
  );
}
