import { cn } from './cn';

/** A grey shape where something is on its way; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded-xs bg-line', className)} />;
}
