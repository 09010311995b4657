export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

export interface RiskFacts {
  /** Who would receive it, where it has been counted. */
  audience: number | null;
  generated: boolean;
  offer: boolean;
  failedChecks: number;
  warnings: number;
  /** No email of this strategy (or, without one, of this campaign) has been approved before. */
  firstOfItsKind: boolean;
}

export interface RiskReason {
  fact: 'size' | 'generated' | 'offer' | 'failedChecks' | 'warnings' | 'firstOfItsKind';
  /** As a person reads it, the number in it. */
  words: string;
  points: number;
}

const LARGE = 500;
const VERY_LARGE = 5_000;
const MANY_WARNINGS = 3;
const HIGH = 3;
const MEDIUM = 2;

const count = (value: number) => new Intl.NumberFormat('en-GB').format(value);

/**
 * How much can go wrong, from facts alone: how many would see a mistake, who wrote it, whether it promises something,
 * what the checks say and whether anything like it has been approved. Each gives points; the sum gives the word.
 */
export function assessRisk(facts: RiskFacts): { risk: Risk; reasons: RiskReason[] } {
  const { audience, generated, offer, failedChecks, warnings, firstOfItsKind } = facts;
  const reasons: RiskReason[] = [];
  const add = (fact: RiskReason['fact'], words: string, points: number) => reasons.push({ fact, words, points });
  if (failedChecks > 0) add('failedChecks', failedChecks === 1 ? 'a check failed' : `${failedChecks} checks failed`, 2);
  if (audience === null) add('size', 'the audience has not been counted', 1);
  else if (audience >= VERY_LARGE) add('size', `goes to ${count(audience)} people`, 2);
  else if (audience >= LARGE) add('size', `goes to ${count(audience)} people`, 1);
  if (offer) add('offer', 'makes an offer', 1);
  if (generated) add('generated', 'was generated', 1);
  if (firstOfItsKind) add('firstOfItsKind', 'the first of its kind', 1);
  if (warnings >= MANY_WARNINGS) add('warnings', `${warnings} warnings`, 1);
  const points = reasons.reduce((sum, each) => sum + each.points, 0);
  return { risk: points >= HIGH ? 'high' : points >= MEDIUM ? 'medium' : 'low', reasons };
}
