import { quietParts } from './rule-words';

const TICKS = [0, 6, 12, 18, 24];

/** The hours of a day, those in which nothing goes out hatched. */
export function DayStrip({ from, to }: { from: string; to: string }) {
  return (
    <div role="img" aria-label={`Nothing goes out from ${from} to ${to}`} className="max-w-xl">
      <div className="relative h-3.5 overflow-hidden rounded-xs bg-good-soft">
        {quietParts(from, to).map(({ start, length }) => (
          <span
            key={start}
            className="absolute inset-y-0 border-ink-3 border-x bg-sunken"
            style={{
              left: `${(start / 24) * 100}%`,
              width: `${(length / 24) * 100}%`,
              backgroundImage: 'repeating-linear-gradient(135deg, var(--line-strong) 0 1.5px, transparent 1.5px 5px)',
            }}
          />
        ))}
      </div>
      <div className="relative mt-0.5 h-4 text-ink-3 text-xs tabular-nums">
        {TICKS.map((hour) => (
          <span
            key={hour}
            className="absolute"
            style={{ left: `${(hour / 24) * 100}%`, transform: `translateX(-${(hour / 24) * 100}%)` }}
          >
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </div>
  );
}
