'use client';

import { AucCard } from '@/components/models/auc-card';
import { DataCard } from '@/components/models/data-card';
import { DriftCard } from '@/components/models/drift-card';
import { fixed } from '@/components/models/figures';
import { ImportanceCard } from '@/components/models/importance-card';
import { SlicesCard } from '@/components/models/slices-card';
import { Card, Facts } from '@/components/ui/card';
import { formatCount, formatDate, formatPercent } from '@/components/ui/format';
import { ByClassCard } from './by-class-card';
import type { ClassifierCardProps } from './classifier-card';
import { DriftFoot } from './drift-foot';
import { StandingCard } from './standing-card';
import { VersionsCard } from './versions-card';

const inHundred = (share: number | null): number => Math.round((share ?? 0) * 100);

/** The model card of a question with several answers: how often it is right, beside always saying the most frequent one. */
export function SeveralCard({ model, result, standing, currency }: ClassifierCardProps) {
  const { metrics, measuredOn, byClass, baseline } = result;
  const usual = baseline.label.replace(/^Always /, '');
  const right = inHundred(metrics.accuracy.value);
  return (
    <div className="grid gap-4 *:min-w-0">
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card aria-label="What it comes to" className="flex flex-col">
          <p className="text-pretty px-6 py-5.5 font-[550] text-[1.3rem] leading-8 tracking-tight">
            Of 100 customers, it names the right answer for {right}; always saying “{usual}” would be right for{' '}
            {inHundred(measuredOn.rate)}.
          </p>
          <Facts
            className="mt-auto rounded-none border-x-0 border-b-0"
            items={[
              { label: 'Right', value: formatPercent(metrics.accuracy.value), note: `of ${byClass.length} answers` },
              { label: 'Most frequent', value: formatPercent(measuredOn.rate), note: usual },
              { label: 'ROC-AUC', value: fixed(metrics.rocAuc.value), note: 'mean over the answers' },
              { label: 'Measured on', value: formatCount(measuredOn.rows), note: 'customers, later orders' },
              { label: 'Outcomes until', value: formatDate(measuredOn.outcomesUntil, 'UTC') },
            ]}
          />
        </Card>
        <StandingCard model={model} standing={standing} />
      </div>
      <ByClassCard result={result} />
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <AucCard
          rows={[
            { label: 'All answers, mean', figure: metrics.rocAuc, colour: 'var(--accent)' },
            ...byClass
              .filter(({ rocAuc }) => rocAuc.value !== null)
              .map(({ name, rocAuc }) => ({ label: name, figure: rocAuc, colour: 'var(--ink-3)' })),
          ]}
          title="Which answers can it tell apart?"
          pairs="of pairs of one of an answer and one of another are ranked the right way round"
        />
        <ImportanceCard result={result} currency={currency} noun="" split />
      </div>
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <DriftCard history={standing.history} foot={<DriftFoot model={model} alerts={standing.alerts} />} />
        <SlicesCard result={result} />
      </div>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <DataCard result={result} />
        <VersionsCard model={model} versions={standing.versions} />
      </div>
    </div>
  );
}
