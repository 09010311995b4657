import { formatCount, formatPercent } from '@/components/ui/format';
import type { GroupResult } from '@/lib/services/models/types';

/** The group and the rule side by side: missed, in both, extra; so the middle is what they share. */
export function BothBar({ rule, size, colour }: { rule: GroupResult['rules'][number]; size: number; colour: string }) {
  const { both, matched, precision, recall } = rule;
  const missed = Math.max(0, size - both);
  const extra = Math.max(0, matched - both);
  const part = 'grid min-w-1 place-items-center overflow-hidden rounded-[3px] text-2xs font-medium';
  return (
    <div>
      <div
        role="img"
        aria-label={`${formatCount(both)} customers are in both, ${formatCount(missed)} only in the group, ${formatCount(extra)} only in the rule`}
      >
        <div aria-hidden className="mb-1 flex justify-between text-2xs">
          <span className="text-ink-2">
            The group, <b className="font-medium text-ink">{formatCount(size)}</b>
          </span>
          <span className="text-ink-2">
            The rule, <b className="font-medium text-ink">{formatCount(matched)}</b>
          </span>
        </div>
        <div aria-hidden className="flex h-6.5 gap-0.5">
          {missed > 0 && (
            <span
              className={part}
              style={{
                flexGrow: missed,
                flexBasis: 0,
                background: `color-mix(in srgb, ${colour} 28%, var(--card))`,
              }}
            >
              {missed / (size + extra) > 0.09 && formatCount(missed)}
            </span>
          )}
          {both > 0 && (
            <span
              className={`${part} font-semibold text-card`}
              style={{ flexGrow: both, flexBasis: 0, background: colour }}
            >
              {both / (size + extra) > 0.2 ? `${formatCount(both)} in both` : ''}
            </span>
          )}
          {extra > 0 && (
            <span
              className={part}
              style={{ flexGrow: extra, flexBasis: 0, background: 'color-mix(in srgb, var(--ink-3) 32%, var(--card))' }}
            >
              {extra / (size + extra) > 0.09 && formatCount(extra)}
            </span>
          )}
        </div>
        <div aria-hidden className="mt-0.5 flex justify-between text-2xs text-ink-3">
          <span>{formatCount(missed)} missed</span>
          <span>{formatCount(extra)} extra</span>
        </div>
      </div>
      <dl className="mt-2 grid grid-cols-2">
        <div>
          <dt className="float-left mr-1 font-semibold text-[17px] leading-6 tracking-tight">
            {formatPercent(precision, 0)}
          </dt>
          <dd className="text-ink-2 text-sm leading-6">precision</dd>
          <dd className="text-ink-3 text-xs">
            {formatCount(both)} of the {formatCount(matched)} it matches
          </dd>
        </div>
        <div className="border-line border-l pl-4">
          <dt className="float-left mr-1 font-semibold text-[17px] leading-6 tracking-tight">
            {formatPercent(recall, 0)}
          </dt>
          <dd className="text-ink-2 text-sm leading-6">recall</dd>
          <dd className="text-ink-3 text-xs">
            {formatCount(both)} of the group’s {formatCount(size)}
          </dd>
        </div>
      </dl>
    </div>
  );
}
