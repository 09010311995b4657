'use client';

import { Fragment } from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import { colourOf } from './palette';

export interface UpsetSet {
  id: string;
  name: string;
  size: number;
}

export interface UpsetPart {
  /** Ids of the sets that its members are in; they are in none of the others. */
  in: readonly string[];
  size: number;
}

export interface UpsetPlotProps {
  label: string;
  sets: readonly UpsetSet[];
  /** Every combination that somebody is in, the largest first. */
  parts: readonly UpsetPart[];
  /** Members of at least one set. */
  either: number;
  isChosen: (part: UpsetPart) => boolean;
  onChoose: (part: UpsetPart) => void;
}

const BARS = 168;
const ROW = 30;

/** "In A and B, not in C". */
export function partWords(part: Pick<UpsetPart, 'in'>, sets: readonly UpsetSet[]): string {
  const names = (chosen: readonly UpsetSet[], word = 'and') => {
    const all = chosen.map((set) => set.name);
    return all.length > 1 ? `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1)}` : (all[0] ?? '');
  };
  const inside = sets.filter((set) => part.in.includes(set.id));
  const outside = sets.filter((set) => !part.in.includes(set.id));
  if (outside.length === 0) return inside.length === 2 ? `In both ${names(inside)}` : `In all of ${names(inside)}`;
  if (inside.length === 1) return `Only in ${names(inside)}`;
  return `In ${names(inside)}, not in ${names(outside, 'or')}`;
}

/**
 * How sets intersect (UpSet, Lex et al. 2014): a column a combination, its bar the members of exactly that combination,
 * the dots below the sets that it is made of; at the left the size of each set. Every column is a button.
 */
export function UpsetPlot({ label, sets, parts, either, isChosen, onChoose }: UpsetPlotProps) {
  const largest = Math.max(1, ...parts.map((part) => part.size));
  const widest = Math.max(1, ...sets.map((set) => set.size));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a plot of buttons, not a fieldset of a form
    <div role="group" aria-label={label} className="flex min-w-0">
      <div className="w-28 shrink-0 sm:w-76" style={{ paddingTop: BARS }}>
        {sets.map((set, index) => (
          <div
            key={set.id}
            style={{ height: ROW }}
            className={cn('flex items-center gap-2 rounded-l-sm pr-2 pl-2', index % 2 === 0 && 'bg-sunken')}
          >
            <span className="min-w-0 flex-1 truncate text-sm" title={set.name}>
              {set.name}
            </span>
            <span className="relative hidden h-2 w-16 shrink-0 sm:block" aria-hidden>
              <i
                className="absolute inset-y-0 right-0 min-w-0.5 rounded-[2px]"
                style={{ width: `${(set.size / widest) * 100}%`, background: colourOf(index) }}
              />
            </span>
            <span className="w-11 shrink-0 text-right text-ink-2 text-xs tabular-nums">{formatCount(set.size)}</span>
          </div>
        ))}
      </div>
      <div className="min-w-0 flex-1 overflow-x-auto pb-1" data-scrolls>
        <div className="flex min-w-max">
          {parts.map((part) => {
            const chosen = isChosen(part);
            const rows = sets.map((set) => part.in.includes(set.id));
            const first = rows.indexOf(true);
            const last = rows.lastIndexOf(true);
            return (
              <button
                key={part.in.join(' ')}
                type="button"
                aria-pressed={chosen}
                aria-label={`${partWords(part, sets)}: ${formatCount(part.size)} customers`}
                title={`${partWords(part, sets)}: ${formatPercent(shareOf(part.size, either))} of all ${formatCount(either)} in any`}
                onClick={() => onChoose(part)}
                className="group/part min-w-11 max-w-22 flex-1 focus-visible:-outline-offset-2"
              >
                <span className="flex flex-col justify-end items-center" style={{ height: BARS }}>
                  <span className={cn('pb-1 text-2xs tabular-nums', chosen ? 'font-semibold' : 'text-ink-2')}>
                    {formatCount(part.size)}
                  </span>
                  <i
                    className={cn(
                      'block min-h-0.5 w-6 rounded-t-[3px]',
                      chosen ? 'bg-accent' : 'bg-ink-3 opacity-55 group-hover/part:opacity-100',
                    )}
                    style={{ height: (part.size / largest) * (BARS - 34) }}
                  />
                </span>
                <span className={cn('relative block', chosen && 'bg-accent-soft')}>
                  {rows.map((within, index) => (
                    <Fragment key={sets[index]?.id}>
                      <span
                        className={cn('grid place-items-center', index % 2 === 0 && !chosen && 'bg-sunken')}
                        style={{ height: ROW }}
                      >
                        <i
                          className={cn(
                            'relative z-1 block size-3 rounded-full',
                            !within && 'bg-line',
                            within && (chosen ? 'bg-accent' : 'bg-ink-2'),
                          )}
                        />
                      </span>
                    </Fragment>
                  ))}
                  {last > first && (
                    <i
                      className={cn('absolute left-1/2 w-0.5 -translate-x-1/2', chosen ? 'bg-accent' : 'bg-ink-2')}
                      style={{ top: (first + 0.5) * ROW, height: (last - first) * ROW }}
                    />
                  )}
                </span>
              </button>
            );
          })}
        </div>
      </div>
    </div>
  );
}
