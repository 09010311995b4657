'use client';

import { type ReactNode, useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { Button } from '@/components/ui/button';
import { formatCount, formatMoney, formatPercent } from '@/components/ui/format';
import type { ClassifierResult, Economics } from '@/lib/services/models/types';
import { ConfusionTable } from './confusion-table';
import { EconomicsFields } from './economics-fields';
import { GainPlot } from './gain-plot';
import { ASSUMED, bestPoint, gainCurve, gainOf } from './net-gain';
import { countsAt, flaggedOf } from './per-hundred';
import { ThresholdSlider } from './threshold-slider';
import type { moneyWords } from './words';

export interface ThresholdCardProps {
  result: ClassifierResult;
  /** In use. */
  threshold: number;
  economics: Economics | null;
  currency: string;
  words: ReturnType<typeof moneyWords>;
  /** Tried, not yet in use; the page's other figures follow it. */
  onTry: (threshold: number) => void;
  tried: number;
  onEconomics: (economics: Economics) => void;
  /** What may be done with the line that is tried: use it, make a segment. */
  actions?: ReactNode;
}

/** Where to draw the line: money by threshold, and what it means in customers. */
export function ThresholdCard(props: ThresholdCardProps) {
  const { result, threshold, currency, words, tried, onTry, onEconomics, actions } = props;
  const [economics, setEconomics] = useState(props.economics ?? ASSUMED);
  const [assumed, setAssumed] = useState(props.economics === null);
  const curve = gainCurve(result.thresholds, economics);
  const best = bestPoint(curve);
  const counts = countsAt(result.thresholds, tried);
  const chosen = curve.find((point) => point.threshold === counts?.threshold);
  if (!best || !counts || !chosen) return null;
  const gain = gainOf(counts, economics);
  const more = best.flagged - chosen.flagged;
  const money = (value: number) => formatMoney(value, currency, { whole: true });
  const change = (next: Economics) => {
    setEconomics(next);
    setAssumed(false);
    onEconomics(next);
  };
  return (
    <ChartCard
      title="Where should the line be drawn?"
      unit={`Net gain of a round of ${words.act}`}
      csvName="threshold"
      actions={<EconomicsFields {...{ currency, words, assumed }} value={economics} onChange={change} />}
      columns={[
        { key: 'threshold', label: 'Flag from', format: 'percent' },
        { key: 'flagged', label: 'Flagged', format: 'count' },
        { key: 'net', label: 'Net gain', format: { money: currency, whole: true } },
        { key: 'low', label: 'At least', format: { money: currency, whole: true } },
        { key: 'high', label: 'At most', format: { money: currency, whole: true } },
      ]}
      rows={curve.map((point) => ({ ...point }))}
    >
      <div className="-m-4 grid lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]">
        <div className="min-w-0 p-4">
          <GainPlot
            curve={curve}
            chosen={chosen}
            best={best}
            inUse={Math.abs(tried - threshold) < 0.005}
            currency={currency}
          />
          <ThresholdSlider
            value={counts.threshold}
            onChange={onTry}
            foot={`flagged from this probability up; band: ${words.rate.replace(/^the /, '')} ${formatPercent(economics.keepRateLow, 0)} or ${formatPercent(economics.keepRateHigh, 0)}`}
          />
        </div>
        <div className="min-w-0 border-line p-4 max-lg:border-t lg:border-l">
          <ConfusionTable counts={counts} gain={gain} currency={currency} words={result.words} won={words.won} />
          <p className="mt-2 flex items-baseline gap-2 border-line border-t pt-2.5 text-ink-2 text-sm">
            Net, a round of {formatCount(flaggedOf(counts))} {words.act}
            <b className="ml-auto font-semibold text-[17px] text-ink tracking-tight" data-net>
              {money(gain.net)}
            </b>
          </p>
          {best.threshold !== chosen.threshold && (
            <p className="mt-2.5 flex items-center justify-between gap-3 text-ink-2 text-sm">
              <span>
                At {formatPercent(best.threshold, 0)}: {formatCount(Math.abs(more))} {more >= 0 ? 'more' : 'fewer'}{' '}
                {words.act}, {money(best.net - gain.net)} more
              </span>
              <Button onClick={() => onTry(best.threshold)}>Try {formatPercent(best.threshold, 0)}</Button>
            </p>
          )}
          {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
        </div>
      </div>
    </ChartCard>
  );
}
