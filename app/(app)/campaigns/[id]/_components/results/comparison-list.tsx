import { Callout } from '@/components/ui/callout';
import type { Comparison } from '@/lib/services/monitoring/campaigns/compare-variants';
import type { StepResult } from '@/lib/services/monitoring/campaigns/read-results';

const RATE_WORDS = { opened: 'opens', clicked: 'clicks', converted: 'orders' } as const;
const points = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)}`;

/** Each pair of variants: the difference, and whether it is one. */
export function ComparisonList({ step }: { step: StepResult }) {
  if (step.comparisons.length === 0)
    return <p className="text-ink-2 text-sm">One variant only: there is nothing to compare it with.</p>;
  const small = step.comparisons.filter(({ tooSmall }) => tooSmall);
  const finds = step.comparisons.find(({ rate, finds: found }) => rate === 'clicked' && found !== null)?.finds;
  const pairs = new Set(step.comparisons.map(({ a, b }) => `${a}${b}`)).size;
  return (
    <div className="grid gap-3">
      {small.length > 0 && (
        <Callout tone="warn" title="Too few to say much">
          {small.length === step.comparisons.length ? 'None of the comparisons' : 'Some of the comparisons'} can be
          relied on yet
          {finds ? `: so many emails find a difference in clicks from ${(finds * 100).toFixed(1)} points on.` : '.'}
        </Callout>
      )}
      <ul className="grid gap-1 text-sm">
        {step.comparisons.map((one) => (
          <li key={`${one.rate}${one.a}${one.b}`} className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-2">
              {one.a} over {one.b}, {RATE_WORDS[one.rate]}
            </span>
            <b className="font-semibold tabular-nums">{points(one.difference)} points</b>
            <span className="text-ink-3 text-xs tabular-nums">
              {points(one.low)} to {points(one.high)}; p{' '}
              {one.adjusted < 0.001 ? 'below 0.001' : one.adjusted.toFixed(3)}
            </span>
            <span className={verdictTone(one)}>{verdict(one)}</span>
          </li>
        ))}
      </ul>
      {pairs > 1 && (
        <p className="text-ink-3 text-xs">
          Several pairs are compared: the p-values are Holm's, so that one false alarm in all stays as rare as it says.
        </p>
      )}
    </div>
  );
}

const verdict = ({ tooSmall, adjusted, difference, a, b }: Comparison): string =>
  tooSmall ? 'too few to tell' : adjusted < 0.05 ? `${difference > 0 ? a : b} does more` : 'not clearly different';
const verdictTone = ({ tooSmall, adjusted }: Comparison): string =>
  !tooSmall && adjusted < 0.05 ? 'font-medium text-good' : 'text-ink-2';
