import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const tones = {
  info: { icon: Info, box: 'border-line-strong bg-sunken', mark: 'text-ink-2' },
  good: { icon: CircleCheck, box: 'border-good/30 bg-good-soft', mark: 'text-good' },
  warn: { icon: TriangleAlert, box: 'border-warn/30 bg-warn-soft', mark: 'text-warn' },
  bad: { icon: CircleAlert, box: 'border-bad/30 bg-bad-soft', mark: 'text-bad' },
} as const;

export interface CalloutProps {
  tone?: keyof typeof tones;
  title?: ReactNode;
  /** What mends it: a link or a small button, on the right. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A remark beside the thing that it is about; a bad one is read aloud when it appears. */
export function Callout({ tone = 'info', title, action, className, children }: CalloutProps) {
  const { icon: Icon, box, mark } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={cn('flex items-start gap-2.5 rounded-sm border px-3 py-2 text-ink text-sm', box, className)}
    >
      <Icon className={cn('mt-0.5 size-4 shrink-0', mark)} aria-hidden />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
