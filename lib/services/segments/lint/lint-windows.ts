import { describeDuration, durationMs, jsonPointer } from '@/lib/core';
import { activeConditions, type DataFacts, parseInstant, type Rule, warningsOf } from '@/lib/rules';
import type { Finding } from './finding';

/** Names that no data carries, and time frames that no data reaches. */
export function lintWindows(rule: Rule, facts: DataFacts, at: number): Finding[] {
  const unknown = warningsOf(rule, facts, at).map(
    ({ path, message }): Finding => ({
      kind: 'noData',
      severity: 'warn',
      place: path,
      message,
    }),
  );
  const { earliest } = facts;
  const frames = activeConditions(rule).flatMap(({ condition, path }): Finding[] => {
    if (condition.type !== 'event') return [];
    const { from, to, within } = condition;
    const say = (key: string, message: string): Finding[] => [
      { kind: 'noData', severity: 'warn', place: jsonPointer([...path, key]), message },
    ];
    const [start, end] = [from, to].map((text) => (text === undefined ? undefined : parseInstant(text)));
    if (end !== undefined && earliest !== undefined && end <= earliest)
      return say('to', 'The time frame ends before the first event that is known.');
    if (start !== undefined && start > at) return say('from', 'The time frame has not begun yet.');
    if (within !== undefined && earliest !== undefined && at - durationMs(within) < earliest - 86_400_000)
      return say('within', `Data reaches back less than ${describeDuration(within)}: the time frame is all there is.`);
    return [];
  });
  return [...unknown, ...frames];
}
