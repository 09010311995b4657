import type { Schedule } from '@/lib/services/models/types';

const DAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'] as const;
const hour = (at: number) => `${String(at % 24).padStart(2, '0')}:00`;

const SCORING = {
  off: 'not scored by itself',
  hourly: 'scored each hour',
  daily: 'scored each night',
  weekly: 'scored on',
} as const;
const RETRAINING = {
  off: 'not retrained by itself',
  daily: 'retrained each night',
  weekly: 'retrained on',
  monthly: 'retrained each month',
} as const;

/** When a model scores and learns by itself: `scored each night, retrained on Mondays`. */
export function nextRunWords({ scoring, retraining, weekday }: Schedule): string {
  const day = DAYS[weekday] ?? 'Mondays';
  const score = scoring === 'weekly' ? `${SCORING.weekly} ${day}` : SCORING[scoring];
  const train = retraining === 'weekly' ? `${RETRAINING.weekly} ${day}` : RETRAINING[retraining];
  return `${score}, ${train}`;
}

/** The low-traffic window in words. */
export const windowWords = ({ window }: Schedule): string =>
  window === 'auto'
    ? 'in the quietest three hours of the day'
    : `from ${hour(window.from)} to ${hour(window.from + window.hours)} UTC`;
