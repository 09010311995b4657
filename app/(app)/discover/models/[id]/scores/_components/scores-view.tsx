'use client';

import { Sigma } from 'lucide-react';
import { useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { metricsWritten } from '@/components/models/words';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatMoney, formatPercent } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ModelDetail } from '@/lib/services/models/types';
import type { Scope } from '../../_components/score-rule';
import { SegmentDialog } from '../../_components/segment-dialog';
import type { ScoreSpread } from './score-spread';
import { ScoreTable } from './score-table';
import { SpreadPlot } from './spread-plot';
import { TopPicker } from './top-picker';

export interface ScoresViewProps {
  model: ModelDetail;
  spread: ScoreSpread;
  currency: string;
  canSegment: boolean;
  canExport: boolean;
}

/** How the scores are spread, who has which, and the way from them to a segment. */
export function ScoresView({ model, spread, currency, canSegment, canExport }: ScoresViewProps) {
  const [scope, setScope] = useState<Scope | null>(null);
  const result = model.version?.result;
  const several = result?.type === 'classifier' && result.classes.length > 2;
  // Of several answers none is flagged: each customer has one.
  const classifier = result?.type === 'classifier' && !several ? result : null;
  const money = model.kind === 'lifetimeValue';
  const said = (value: number) => (money ? formatMoney(value, currency, { whole: true }) : formatPercent(value, 0));
  if (spread.scored === 0)
    return (
      <Card>
        <EmptyState icon={Sigma} title="Nobody is scored yet">
          Once a version is in use, everyone it is for is scored within minutes, and then as the schedule says.
        </EmptyState>
      </Card>
    );
  return (
    <div className="grid gap-4 *:min-w-0">
      <ChartCard
        title={
          money
            ? 'What are customers expected to be worth?'
            : several
              ? 'How sure is it of its answers?'
              : 'How are the scores spread?'
        }
        unit={
          <>
            {formatCount(spread.scored)} customers, as of <Time value={spread.at} />
          </>
        }
        csvName={`${model.key}-spread`}
        columns={[
          { key: 'from', label: 'From', format: money ? { money: currency, whole: true } : 'percent' },
          { key: 'to', label: 'To', format: money ? { money: currency, whole: true } : 'percent' },
          { key: 'count', label: 'Customers', format: 'count' },
        ]}
        rows={spread.bins.map((bin) => ({ ...bin }))}
        foot={
          <span>
            In rules as <code className="font-mono text-ink">{metricsWritten(model)}</code>
          </span>
        }
      >
        <SpreadPlot spread={spread} said={said} threshold={classifier?.threshold} />
        {canSegment && !several && (
          <div className="mt-3 flex flex-wrap items-center gap-2 border-line border-t pt-3">
            <TopPicker spread={spread} said={said} onPick={(percent) => setScope({ kind: 'top', percent })} />
            {classifier && (
              <Button
                onClick={() => setScope({ kind: 'flagged', threshold: classifier.threshold, words: classifier.words })}
              >
                Create a segment of the flagged
              </Button>
            )}
          </div>
        )}
      </ChartCard>
      <ScoreTable
        model={model}
        money={money}
        currency={currency}
        threshold={classifier?.threshold ?? null}
        canExport={canExport}
      />
      {scope && <SegmentDialog model={model} scope={scope} onClose={() => setScope(null)} />}
    </div>
  );
}
