import { cn } from './cn';
import { initialsOf } from './format';

/** The initials of a person or customer; decoration beside the name, unless `label` says it alone. */
export function Avatar({
  name,
  label,
  className,
}: {
  name: string | null | undefined;
  label?: string;
  className?: string;
}) {
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className={cn(
        'inline-grid size-6.5 shrink-0 place-items-center rounded-full border border-line bg-sunken font-[550] text-2xs text-ink-2',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
