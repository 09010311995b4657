import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { FieldError } from '@/lib/core';
import { lineOf, printLines } from './print-lines';

/** The event line by line, every fault beside its place. */
export function PayloadView({ payload, errors }: { payload: string; errors: readonly FieldError[] }) {
  const value = parsed(payload);
  if (value === undefined)
    return <Scroller className="whitespace-pre-wrap p-4 [overflow-wrap:anywhere]">{payload}</Scroller>;
  const lines = printLines(value);
  const faults = new Map<number, string[]>();
  for (const { path, message } of errors) {
    const line = lineOf(lines, path);
    faults.set(line, [
      ...(faults.get(line) ?? []),
      line === 0 || lines[line]?.pointer !== path ? `${path || 'The event'}: ${message}` : message,
    ]);
  }
  return (
    <Scroller className="py-2">
      {lines.map((line, index) => {
        const faulty = faults.get(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text
          <div key={index} className={cn('border-transparent border-l-2 px-4', faulty && 'border-bad bg-bad-soft')}>
            <code className="whitespace-pre">{line.text}</code>
            {faulty?.map((message) => (
              <span key={message} className="ml-4 font-sans text-bad">
                ← {message}
              </span>
            ))}
          </div>
        );
      })}
    </Scroller>
  );
}

function Scroller({ className, children }: { className: string; children: ReactNode }) {
  const classes = cn('max-h-[60vh] overflow-auto font-mono text-xs', className);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label="The event as it came" className={classes}>
      {children}
    </section>
  );
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return undefined;
  }
}
