/** What one policy asks for: so many approvals, of a group where it names one. */
export interface Requirement {
  /** Id of the policy; null: the one approval that every email needs. */
  policy: string | null;
  name: string;
  approvals: number;
  group: { id: string; name: string } | null;
}

export interface ReviewPolicy {
  id: string;
  name: string;
  condition: PolicyCondition;
  approvals: number;
  group: { id: string; name: string } | null;
}

/** All that are given must hold; an empty condition holds for every email. */
export interface PolicyCondition {
  /** At least so many people would receive it. */
  minSize?: number | undefined;
  segments?: readonly number[] | undefined;
  strategies?: readonly number[] | undefined;
  generated?: boolean | undefined;
  offer?: boolean | undefined;
}

export interface PolicyFacts {
  /** Null where nobody has counted: then a policy on size holds, for it must not be passed by by not counting. */
  audience: number | null;
  segment: number | null;
  strategy: number | null;
  generated: boolean;
  offer: boolean;
}

const holds = (condition: PolicyCondition, facts: PolicyFacts): boolean =>
  (condition.minSize === undefined || facts.audience === null || facts.audience >= condition.minSize) &&
  (condition.segments === undefined || (facts.segment !== null && condition.segments.includes(facts.segment))) &&
  (condition.strategies === undefined || (facts.strategy !== null && condition.strategies.includes(facts.strategy))) &&
  (condition.generated === undefined || condition.generated === facts.generated) &&
  (condition.offer === undefined || condition.offer === facts.offer);

/** Nothing is sent that only its author has seen. */
export const ONE_APPROVAL: Requirement = { policy: null, name: 'Every email', approvals: 1, group: null };

/** What must be approved by whom: every policy that holds asks for its own; a vote counts for all that it fits. */
export function requirementsOf(policies: readonly ReviewPolicy[], facts: PolicyFacts): Requirement[] {
  const asked = policies
    .filter((policy) => holds(policy.condition, facts))
    .map(({ id, name, approvals, group }): Requirement => ({ policy: id, name, approvals, group }));
  return asked.length > 0 ? asked : [ONE_APPROVAL];
}

/** Largest number of approvals that any of them asks for: the number that a person reads. */
export const approvalsOf = (requirements: readonly Requirement[]): number =>
  Math.max(1, ...requirements.map((each) => each.approvals));
