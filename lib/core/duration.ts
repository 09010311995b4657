/** Durations of the rule language: a whole number with m, h, d (24 h) or w. */
export type DurationUnit = 'm' | 'h' | 'd' | 'w';

export const UNIT_MS: Record<DurationUnit, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

export const DURATION_PATTERN = /^([1-9]\d{0,6})([mhdw])$/;

export interface Duration {
  amount: number;
  unit: DurationUnit;
}

/** The parts of a duration such as "48h"; undefined where the text is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION_PATTERN.exec(text);
  if (!match) return undefined;
  return { amount: Number(match[1]), unit: match[2] as DurationUnit };
}

/** Milliseconds of a duration; throws RangeError where the text is none. */
export function durationMs(text: string): number {
  const duration = parseDuration(text);
  if (!duration) throw new RangeError(`not a duration: ${text}`);
  return duration.amount * UNIT_MS[duration.unit];
}

const UNIT_WORD: Record<DurationUnit, string> = { m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** "48 hours", "1 day": a duration in words. */
export function describeDuration(text: string): string {
  const duration = parseDuration(text);
  if (!duration) return text;
  return `${duration.amount} ${UNIT_WORD[duration.unit]}${duration.amount === 1 ? '' : 's'}`;
}
