import { type DurationUnit, UNIT_MS } from '@/lib/core/duration';

/** A delay as a form holds it. */
export interface Delay {
  amount: number;
  unit: DurationUnit;
}

export const AT_ONCE: Delay = { amount: 0, unit: 'h' };

/** In the largest unit in which it is whole; weeks stay days, as people count them. */
export function delayOf(ms: number): Delay {
  if (ms <= 0) return AT_ONCE;
  const unit = (['d', 'h'] as const).find((each) => ms % UNIT_MS[each] === 0) ?? 'm';
  return { amount: Math.round(ms / UNIT_MS[unit]), unit };
}

export const delayMs = ({ amount, unit }: Delay): number =>
  Number.isFinite(amount) ? Math.max(0, Math.round(amount)) * UNIT_MS[unit] : 0;

/** As the contract has it: "3d"; null: at once. */
export function durationOf(ms: number): string | null {
  const { amount, unit } = delayOf(ms);
  return amount > 0 ? `${amount}${unit}` : null;
}
