'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { DefinitionCard } from '@/components/models/data-card';
import { FigureDots } from '@/components/models/figure-dots';
import { fixed, intervalOf } from '@/components/models/figures';
import { LimitList } from '@/components/models/slices-card';
import { Card, CardBody, CardHead, Facts } from '@/components/ui/card';
import { formatCount, formatDate, formatDuration, formatNoun, formatPercent } from '@/components/ui/format';
import type { ModelDetail, ModelVersion, RecommenderResult } from '@/lib/services/models/types';
import type { Standing } from './read-standing';
import { StandingCard } from './standing-card';
import { VersionsCard } from './versions-card';

export interface RecommenderCardProps {
  model: ModelDetail;
  version: ModelVersion;
  result: RecommenderResult;
  standing: Standing;
}

/** The card of recommendations: every method on the same later orders, what is simply popular among them. */
export function RecommenderCard({ model, result, standing }: RecommenderCardProps) {
  const { compared, at, measuredOn, population } = result;
  const chosen = compared.find((each) => each.chosen);
  const rows = [...compared].sort((a, b) => (b.map.value ?? -1) - (a.map.value ?? -1));
  return (
    <div className="grid gap-4 *:min-w-0">
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card aria-label="What it comes to" className="flex flex-col">
          <p className="text-pretty px-6 py-5.5 font-[550] text-[1.3rem] leading-8 tracking-tight">{result.headline}</p>
          <Facts
            className="mt-auto rounded-none border-x-0 border-b-0"
            items={[
              { label: `MAP@${at}`, value: fixed(chosen?.map.value, 3), note: chosen && intervalOf(chosen.map, 3) },
              { label: `Recall@${at}`, value: formatPercent(chosen?.recall.value), note: 'of what was bought later' },
              {
                label: 'Coverage',
                value: formatPercent(chosen?.coverage, 0),
                note: `of ${formatCount(result.products)} products shown to anybody`,
              },
              { label: 'Learned from', value: formatCount(result.interactions), note: 'purchases and views' },
              { label: 'Measured on', value: formatCount(measuredOn.customers), note: 'customers, later orders' },
            ]}
          />
        </Card>
        <StandingCard model={model} standing={standing} />
      </div>
      <ChartCard
        title="Is it better than what is simply popular?"
        unit={`MAP@${at} on later orders, 95 % intervals`}
        csvName="methods"
        columns={[
          { key: 'label', label: 'Method' },
          { key: 'map', label: `MAP@${at}` },
          { key: 'ndcg', label: `NDCG@${at}` },
          { key: 'recall', label: `Recall@${at}` },
          { key: 'coverage', label: 'Coverage', format: 'percent' },
          { key: 'ms', label: 'Training' },
        ]}
        rows={rows.map((each) => ({
          label: `${each.label}${each.chosen ? ' (in use)' : ''}`,
          map: `${fixed(each.map.value, 4)} ${intervalOf(each.map, 4)}`,
          ndcg: `${fixed(each.ndcg.value, 4)} ${intervalOf(each.ndcg, 4)}`,
          recall: `${fixed(each.recall.value, 4)} ${intervalOf(each.recall, 4)}`,
          coverage: each.coverage,
          ms: formatDuration(each.ms),
        }))}
      >
        <FigureDots
          digits={3}
          lines={rows.map((each) => ({
            label: each.label,
            note: each.baseline
              ? 'baseline'
              : `NDCG ${fixed(each.ndcg.value, 3)}, covers ${formatPercent(each.coverage, 0)}`,
            figure: each.map,
            tone: each.chosen ? 'accent' : 'plain',
          }))}
          reference={compared.find((each) => each.baseline && /popular/i.test(each.method))?.map.value ?? null}
        />
      </ChartCard>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <DefinitionCard
          title="Data and method"
          rows={[
            ['Method', `${result.method}, trained in ${formatDuration(result.timings.total)}`],
            [
              'Measured on',
              `${formatNoun(measuredOn.customers, 'customer')}, ${formatDate(measuredOn.from, 'UTC')} to ${formatDate(measuredOn.to, 'UTC')}, later than what it learned from`,
            ],
            [
              'Population',
              `${formatNoun(population.customers, 'customer')}; ${formatCount(population.objecting)} object to profiling and get none`,
            ],
            ['Where shown', 'on the profile of a customer, and by the API'],
          ]}
        />
        <Card>
          <CardHead title="What are its limits?" />
          <CardBody>
            <LimitList notes={[...result.limits, ...result.warnings]} />
          </CardBody>
        </Card>
      </div>
      <VersionsCard model={model} versions={standing.versions} />
    </div>
  );
}
