import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const chip = cva(
  'inline-flex shrink-0 items-center gap-1.25 whitespace-nowrap rounded-full px-2 py-px font-medium text-xs [&>svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-2',
        good: 'bg-good-soft text-good',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
        accent: 'bg-accent-soft text-accent',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = NonNullable<VariantProps<typeof chip>['tone']>;

export interface ChipProps extends ComponentProps<'span'> {
  tone?: Tone;
  /** A dot before the word: something is live. */
  dot?: boolean;
}

/** A status in a word. The word says it; the colour only repeats it. */
export function Chip({ tone, dot, className, children, ...props }: ChipProps) {
  return (
    <span className={cn(chip({ tone }), className)} {...props}>
      {dot && <span className="size-1.5 rounded-full bg-current" aria-hidden />}
      {children}
    </span>
  );
}
