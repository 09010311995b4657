import { ArrowRight, type LucideIcon, Minus, MoveRight, Pencil, Plus } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { RuleDifference } from '@/lib/rules';

const KINDS: Readonly<Record<RuleDifference['kind'], { word: string; icon: LucideIcon | null; tone: string }>> = {
  added: { word: 'Added', icon: Plus, tone: 'text-good' },
  removed: { word: 'Removed', icon: Minus, tone: 'text-bad' },
  changed: { word: 'Changed', icon: Pencil, tone: 'text-warn' },
  moved: { word: 'Moved', icon: MoveRight, tone: 'text-warn' },
  same: { word: 'Kept', icon: null, tone: 'text-ink-3' },
};

/** What a rule gains, loses and keeps, in words, one condition a line. */
export function DifferenceList({ differences }: { differences: readonly RuleDifference[] }) {
  return (
    <ul aria-label="What changes in the rule" className="grid gap-1">
      {differences.map(({ kind, before, after, group }, index) => {
        const { word, icon: Icon, tone } = KINDS[kind];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may say the same
            key={`${index} ${kind} ${after ?? before}`}
            data-difference={kind}
            className="grid grid-cols-[16px_66px_minmax(0,1fr)] gap-x-2 text-sm leading-5"
          >
            <span className={cn('pt-0.75', tone)} aria-hidden>
              {Icon && <Icon className="size-3.5" strokeWidth={1.8} />}
            </span>
            <span className={cn('font-medium', tone)}>{word}</span>
            <span className={cn('[overflow-wrap:anywhere]', kind === 'same' ? 'text-ink-2' : 'text-ink')}>
              {kind === 'changed' && before !== after ? (
                <>
                  <del className="text-ink-2">{before}</del>{' '}
                  <ArrowRight className="inline size-3.5 text-ink-3" aria-label="to" />{' '}
                  <ins className="no-underline">{after}</ins>
                </>
              ) : kind === 'removed' ? (
                <del className="text-ink-2">{before}</del>
              ) : (
                (after ?? before)
              )}
              {group && (
                <span className="text-ink-3">
                  {' '}
                  ({group.before} before, {group.after} now)
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
