import { cn } from './cn';
import { CopyButton } from './copy-button';

/** Code, JSON or a secret shown once, with a button that copies it. */
export function CodeBlock({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <div className={cn('relative min-w-0 rounded-sm border border-line bg-sunken', className)}>
      <section
        aria-label={label}
        className="mr-9 overflow-x-auto py-2.5 pl-3"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <pre className="font-mono text-xs">
          <code>{code}</code>
        </pre>
      </section>
      <CopyButton text={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
