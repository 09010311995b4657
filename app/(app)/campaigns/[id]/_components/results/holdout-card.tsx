import { Interval } from '@/components/charts/interval';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { formatCount, formatPercent } from '@/components/ui/format';
import type { CampaignResults, HoldoutResult } from '@/lib/services/monitoring/campaigns/read-results';

const points = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)} points`;

/** What the campaign did beyond what would have happened anyway. */
export function HoldoutCard({ results: { holdout } }: { results: CampaignResults }) {
  return (
    <Card>
      <CardHead title="Would they have ordered anyway?" note={holdout ? gradeOf(holdout) : undefined} />
      <CardBody>
        {holdout ? (
          <Lift holdout={holdout} />
        ) : (
          <p className="text-ink-2 text-sm">
            Nobody was held out, so this cannot be told. Hold out a share in the settings of the next one.
          </p>
        )}
      </CardBody>
    </Card>
  );
}

/** An experiment proves what its interval keeps clear of nothing. */
const gradeOf = ({ tooSmall, low, high }: HoldoutResult): string =>
  !tooSmall && (low > 0 || high < 0) ? 'proven by experiment' : 'an experiment, nothing proven yet';

function Lift({ holdout }: { holdout: HoldoutResult }) {
  const { received, heldOut, difference, low, high, p, tooSmall, windowDays } = holdout;
  const most = Math.max(0.01, received.high, heldOut.high);
  const rows = [
    { label: 'Received it', rate: received },
    { label: 'Held out', rate: heldOut },
  ];
  const verdict = tooSmall
    ? `Too few to tell: ${formatCount(heldOut.whole)} held out, ${formatCount(heldOut.part)} of them ordered.`
    : low > 0
      ? 'More ordered than without it.'
      : high < 0
        ? 'Fewer ordered than without it.'
        : 'Not clearly better or worse than without it.';
  return (
    <div className="grid gap-2 text-sm">
      {rows.map(({ label, rate }) => (
        <div key={label} className="flex flex-wrap items-center gap-2">
          <span className="w-24 text-ink-2">{label}</span>
          {rate.share !== null && (
            <Interval
              estimate={rate.share}
              low={rate.low}
              high={rate.high}
              scale={[0, most]}
              label={label}
              width={140}
              neutral
            />
          )}
          <span
            className="ml-auto text-right tabular-nums"
            title={`${formatCount(rate.part)} of ${formatCount(rate.whole)}`}
          >
            <b className="font-semibold">{formatPercent(rate.share)}</b> ordered in {windowDays} days
          </span>
        </div>
      ))}
      <p>
        <b className="font-semibold">{points(difference)}</b>{' '}
        <span className="text-ink-2">
          ({points(low)} to {points(high)}; p {p < 0.001 ? 'below 0.001' : p.toFixed(3)}).
        </span>{' '}
        {verdict}
      </p>
    </div>
  );
}
