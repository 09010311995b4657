import { ChevronDown } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent } from '@/components/ui/format';
import { REASONS } from '@/lib/services/campaigns/audience/reasons';
import {
  reachableWithoutConsent,
  type Waterfall,
  type WaterfallStage,
} from '@/lib/services/campaigns/audience/waterfall';
import { STAGE_WORDS } from './words';

const LOST = 'repeating-linear-gradient(135deg, var(--bad) 0 1.5px, transparent 1.5px 4px), var(--bad-soft)';

interface WaterfallViewProps {
  waterfall: Waterfall;
  /** It has gone out: the audience as it was then. */
  frozen: boolean;
  segment: string;
  holdout: number;
  cap: { count: number; days: number } | null;
}

/** From the members of the segment to those who receive the email; behind each loss its reasons. */
export function WaterfallView({ waterfall, frozen, segment, holdout, cap }: WaterfallViewProps) {
  const { members, stages, receives } = waterfall;
  const unasked = reachableWithoutConsent(waterfall);
  const name = ({ stage }: WaterfallStage): string => {
    if (stage === 'cap' && cap)
      return `${STAGE_WORDS.cap}, ${cap.count} in ${cap.days === 1 ? 'a day' : `${cap.days} days`}`;
    if (stage === 'holdout' && holdout > 0) return `${STAGE_WORDS.holdout}, ${formatPercent(holdout, 0)}`;
    return STAGE_WORDS[stage];
  };
  return (
    <div className="text-sm">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-0.75 py-1.5">
        <p className="flex justify-between gap-2">
          <span className="min-w-0 truncate" title={segment}>
            {segment ? `In segment ${segment}` : 'Whom it was for'}
          </span>
          <b className="font-semibold tabular-nums">{formatCount(members)}</b>
        </p>
        <Bar left={members} before={members} members={members} />
      </div>
      {stages.map((stage) => {
        const before = stage.left + stage.lost;
        const head = (
          <>
            <span className="min-w-0 flex-1">{name(stage)}</span>
            <span
              className={cn(
                'inline-flex items-center gap-0.75 text-xs tabular-nums',
                stage.lost > 0 ? 'font-medium text-bad' : 'text-ink-3',
              )}
            >
              {stage.lost > 0 && <ChevronDown className="size-2.75 -rotate-90 group-open:rotate-0" aria-hidden />}
              {stage.lost > 0 ? `−${formatCount(stage.lost)}` : '0'}
            </span>
            <b className="min-w-11 text-right font-semibold tabular-nums">{formatCount(stage.left)}</b>
          </>
        );
        const bar = <Bar left={stage.left} before={before} members={members} />;
        if (stage.reasons.length === 0)
          return (
            <div key={stage.stage} className="py-1.5">
              <p className="flex items-center gap-2">{head}</p>
              {bar}
              {stage.moved ? (
                <p className="pt-1 text-ink-2 text-xs">
                  {stage.moved === 1 ? '1 email waits' : `${formatCount(stage.moved)} emails wait`} for their end
                </p>
              ) : null}
            </div>
          );
        return (
          <details key={stage.stage} className="group" open={stage.stage === 'consent'}>
            <summary className="cursor-pointer list-none py-1.5 [&::-webkit-details-marker]:hidden">
              <span className="flex min-h-6 items-center gap-2">{head}</span>
              {bar}
            </summary>
            <ul className="mb-1 border-bad-soft border-l-2 pb-1 pl-3 text-ink-2 text-xs leading-5">
              {stage.reasons.map(({ reason, count }) => (
                <li key={reason}>
                  <b className="mr-1 inline-block min-w-5 text-right font-[550] text-ink tabular-nums">
                    {formatCount(count)}
                  </b>
                  {REASONS[reason].label}
                </li>
              ))}
              {stage.stage === 'consent' && unasked > 0 && (
                <li className="pt-1 text-ink-3">
                  The segment counts {unasked === 1 ? 'one' : `up to ${formatCount(unasked)}`} of these as reachable:
                  they have an address and have not withdrawn. A campaign writes only to those who have said yes.
                </li>
              )}
            </ul>
          </details>
        );
      })}
      <p className="mt-1 flex items-baseline justify-between border-line-strong border-t pt-2 font-semibold">
        {frozen ? 'In its audience' : 'Will receive'}
        <output
          aria-label={frozen ? 'In its audience' : 'Will receive'}
          className="text-xl tracking-tight tabular-nums"
        >
          {formatCount(receives)}
        </output>
      </p>
    </div>
  );
}

function Bar({ left, before, members }: { left: number; before: number; members: number }) {
  const width = (value: number) => `${members === 0 ? 0 : (value / members) * 100}%`;
  return (
    <span className="relative mt-0.75 block h-2 overflow-hidden rounded-xs bg-sunken" aria-hidden>
      <span className="absolute inset-y-0 left-0 rounded-xs" style={{ width: width(before), background: LOST }} />
      <span className="absolute inset-y-0 left-0 rounded-xs bg-c1" style={{ width: width(left) }} />
    </span>
  );
}
