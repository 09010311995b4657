import { maskTraits } from '../profiles/mask-customer';
import type { ExplainedNode } from './explain-customer';

/** The same with the observed values of personal traits masked. */
export function maskExplanation(node: ExplainedNode): ExplainedNode {
  const children = node.children?.map(maskExplanation);
  const trait = 'trait' in node && typeof node.trait === 'string' ? node.trait : undefined;
  const observed =
    trait === undefined || node.observed === undefined ? node.observed : maskTraits({ [trait]: node.observed })[trait];
  return { ...node, ...(children ? { children } : {}), ...(observed === undefined ? {} : { observed }) };
}
