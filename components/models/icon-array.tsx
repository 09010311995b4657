import { cn } from '@/components/ui/cn';
import type { PerHundred } from './per-hundred';

/** Fill is what happened, ring is what the model said. */
export type Mark = { happened: boolean; flagged: boolean };

const Glyph = ({ x, y, happened, flagged }: Mark & { x: number; y: number }) => (
  <>
    {flagged && (
      <rect
        x={x - 7.2}
        y={y - 7.2}
        width={14.4}
        height={14.4}
        rx={4}
        fill="var(--accent)"
        fillOpacity={0.1}
        stroke="var(--accent)"
        strokeWidth={1.3}
      />
    )}
    <circle cx={x} cy={y} r={happened ? 4.4 : 2.8} fill={happened ? 'var(--c2)' : 'var(--line-strong)'} />
  </>
);

/** One mark alone, as a key. */
export const MarkIcon = ({ happened, flagged, className }: Mark & { className?: string }) => (
  <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden className={cn('shrink-0', className)}>
    <Glyph x={9} y={9} happened={happened} flagged={flagged} />
  </svg>
);

const CELL = 17.4;

/** A hundred customers as dots, column by column: caught, needlessly flagged, missed, left alone. */
export function IconArray({ parts, label }: { parts: PerHundred; label: string }) {
  const marks: Mark[] = [
    ...Array.from({ length: parts.caught }, () => ({ happened: true, flagged: true })),
    ...Array.from({ length: parts.needless }, () => ({ happened: false, flagged: true })),
    ...Array.from({ length: parts.missed }, () => ({ happened: true, flagged: false })),
    ...Array.from({ length: parts.alone }, () => ({ happened: false, flagged: false })),
  ];
  return (
    <svg width={176} height={176} viewBox="0 0 176 176" role="img" aria-label={label} className="block shrink-0">
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hundred places
        <Glyph key={index} x={9.6 + Math.floor(index / 10) * CELL} y={9.6 + (index % 10) * CELL} {...mark} />
      ))}
    </svg>
  );
}
