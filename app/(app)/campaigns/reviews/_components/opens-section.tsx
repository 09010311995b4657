'use client';

import { Interval } from '@/components/charts/interval';
import { formatCount, formatDecimal, formatPercent } from '@/components/ui/format';
import type { OpenPrediction } from '@/lib/services/campaigns/review/reading/predict-opens';
import { Section } from './section';

const WIDTH = 118;

/** How many are likely to open each variant: estimates with their intervals on one scale, beside what is usual. */
export function OpensSection({ opens, several }: { opens: OpenPrediction | null; several: boolean }) {
  if (!opens || opens.variants.every(({ rate }) => rate === null)) return null;
  const { variants, usual } = opens;
  const known = variants.flatMap(({ low, high }) => (low !== null && high !== null ? [low, high] : []));
  const all = [...known, ...(usual ? [usual.rate] : [])];
  const from = Math.max(0, Math.floor((Math.min(...all) - 0.01) * 20) / 20);
  const to = Math.min(1, Math.ceil((Math.max(...all) + 0.01) * 20) / 20);
  const best = Math.max(...variants.map(({ rate }) => rate ?? 0));
  return (
    <Section
      title="Predicted opens"
      note={
        usual ? (
          <span title={`${formatCount(usual.delivered)} delivered to its members before`}>
            dashed: usual for them, {formatPercent(usual.rate)}
          </span>
        ) : (
          'an estimate'
        )
      }
    >
      <ul className="grid gap-1.5">
        {variants.map((variant) => (
          <li key={variant.key} className="grid grid-cols-[14px_minmax(0,1fr)_118px_78px] items-center gap-x-2">
            <span className="font-semibold text-ink-3 text-xs">{several ? variant.key : ''}</span>
            <b className="col-[2/4] break-words font-medium">{variant.subject}</b>
            <span className="text-right font-semibold tabular-nums">{formatPercent(variant.rate)}</span>
            <p className="col-start-2 truncate text-ink-2 text-xs" title={variant.reason}>
              {variant.reason}
            </p>
            {variant.rate !== null && variant.low !== null && variant.high !== null && (
              <>
                <Interval
                  estimate={variant.rate * 100}
                  low={variant.low * 100}
                  high={variant.high * 100}
                  scale={[from * 100, to * 100]}
                  reference={(usual?.rate ?? variant.rate) * 100}
                  label={`Variant ${variant.key}`}
                  width={WIDTH}
                  neutral={variant.rate !== best}
                />
                <span className="whitespace-nowrap text-right text-ink-3 text-xs tabular-nums">
                  {formatDecimal(variant.low * 100, 1)} to {formatDecimal(variant.high * 100, 1)}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <div aria-hidden className="mr-[86px] ml-auto flex w-[118px] justify-between text-2xs text-ink-3">
        <span>{formatPercent(from, 0)}</span>
        <span>{formatPercent(to, 0)}</span>
      </div>
      {opens.source === 'headlines' && (
        <p className="mt-1 text-ink-3 text-xs">
          Learned from public headline tests, until enough campaigns of this shop have been sent.
        </p>
      )}
    </Section>
  );
}
