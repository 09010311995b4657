import { formatCount } from '@/components/ui/format';

export interface SharePart {
  label: string;
  value: number;
  /** A variable of the theme; `hatched` for what is left out. */
  colour?: string;
}

export interface ShareBarProps {
  parts: readonly SharePart[];
  /** Pixels. */
  height?: number;
  /** The whole in words; the parts are listed where it is left out. */
  label?: string;
}

const hatched = {
  border: '1px solid var(--ink-3)',
  backgroundImage: 'repeating-linear-gradient(135deg, var(--line-strong) 0 1.5px, transparent 1.5px 4px)',
};

/** Parts of one whole side by side: reachable and not; only this, both, only that. */
export function ShareBar({ parts, height = 8, label }: ShareBarProps) {
  const shown = parts.filter((part) => part.value > 0);
  return (
    <div
      role="img"
      aria-label={label ?? parts.map((part) => `${part.label}: ${formatCount(part.value)}`).join(', ')}
      className="flex gap-0.5"
      style={{ height }}
    >
      {shown.length === 0 && <span className="flex-1 rounded-[3px] bg-line" />}
      {shown.map((part) => (
        <span
          key={part.label}
          title={`${part.label}: ${formatCount(part.value)}`}
          className="min-w-0.5 rounded-[3px]"
          style={{
            flexGrow: part.value,
            flexBasis: 0,
            ...(part.colour === 'hatched' ? hatched : { background: part.colour ?? 'var(--c1)' }),
          }}
        />
      ))}
    </div>
  );
}
