import { formatCount } from '@/components/ui/format';
import type { PolicyCondition } from '@/lib/content/review/requirements';
import type { PolicyChoices } from '@/lib/services/campaigns/review/policies/list-policy-choices';

/** When a policy holds, in words. */
export function conditionWords(
  condition: PolicyCondition,
  choices: Pick<PolicyChoices, 'segments' | 'strategies'>,
): string {
  const names = (numbers: readonly number[], of: readonly { number: number; name: string }[]): string =>
    numbers.map((number) => of.find((each) => each.number === number)?.name ?? 'something deleted').join(' or ');
  const parts = [
    condition.offer === undefined ? '' : condition.offer ? 'makes an offer' : 'makes no offer',
    condition.minSize === undefined ? '' : `goes to ${formatCount(condition.minSize)} people or more`,
    condition.generated === undefined ? '' : condition.generated ? 'was generated' : 'was written by hand',
    condition.segments?.length ? `goes to ${names(condition.segments, choices.segments)}` : '',
    condition.strategies?.length ? `is of ${names(condition.strategies, choices.strategies)}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Every email' : `What ${parts.join(' and ')}`;
}
