import { formatDate, formatDateTime, formatDecimal, formatNoun } from '@/components/ui/format';
import { findMetric, findProperty } from '@/lib/catalog';
import type { BareCondition } from '../model/types';
import { CONSENT_WORDS, numberWords } from '../words';

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)));

/** What was observed of a customer, in the words and unit of the condition. */
export function observedWords(observed: unknown, condition: BareCondition, currency: string): string {
  switch (condition.type) {
    case 'segment':
      return observed === true ? 'is in it' : 'is not in it';
    case 'consent':
      return observed === 'subscribed' || observed === 'unsubscribed' ? CONSENT_WORDS[observed] : CONSENT_WORDS.unknown;
    case 'metric':
      if (isNumeric(observed)) return numberWords(Number(observed), findMetric(condition.metric)?.unit, currency);
      break;
    case 'score':
      return formatNoun(0, 'point').replace(/^0/, formatDecimal(Number(observed ?? 0)));
    case 'sequence':
      return isNumeric(observed) ? `got to step ${formatDecimal(Number(observed))} of ${condition.steps.length}` : '';
    case 'event': {
      const { aggregate = 'count', of } = condition;
      if (!isNumeric(observed)) break;
      if (aggregate === 'count') return Number(observed) === 0 ? 'never' : formatNoun(Number(observed), 'time');
      if (aggregate === 'distinct') return formatNoun(Number(observed), 'value');
      return numberWords(Number(observed), of === undefined ? undefined : findProperty(of)?.unit, currency);
    }
    default:
  }
  return plainWords(observed);
}

function plainWords(observed: unknown): string {
  if (observed === null || observed === undefined || observed === '') return 'nothing observed';
  if (typeof observed === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(observed)) return formatDateTime(observed);
  if (typeof observed === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(observed)) return formatDate(observed, 'UTC');
  if (typeof observed === 'boolean') return observed ? 'yes' : 'no';
  if (typeof observed === 'number') return formatDecimal(observed);
  if (Array.isArray(observed)) return observed.map(plainWords).join(', ');
  return typeof observed === 'string' ? observed : JSON.stringify(observed);
}
