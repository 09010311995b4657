import { eventHolds, metricHolds, scoreHolds, sequenceHolds, traitHolds } from './conditions';
import type { World, WorldCustomer } from './world';

type Loose = { [key: string]: unknown };

/**
 * Who satisfies a rule at an instant: the naive evaluator, written from the text of API.md alone. It looks at one
 * customer at a time, shares no code with the product and is slow on purpose.
 */
export function matching(world: World, rule: unknown, t: number): number[] {
  return world.customers
    .filter((customer) => !customer.gone && holds(world, customer, rule as Loose, t))
    .map((customer) => customer.number)
    .sort((a, b) => a - b);
}

const active = (node: Loose): boolean =>
  node.disabled !== true && (!Array.isArray(node.children) || node.children.some((child: Loose) => active(child)));

function holds(world: World, customer: WorldCustomer, node: Loose, t: number): boolean {
  const children = (Array.isArray(node.children) ? node.children : []).filter((child: Loose) => active(child));
  const childHolds = (child: Loose): boolean => holds(world, customer, child, t);
  switch (node.type) {
    case 'all':
      return children.every(childHolds);
    case 'any':
      return children.some(childHolds);
    case 'none':
      return !children.some(childHolds);
    case 'trait':
      return traitHolds(customer, node, t);
    case 'metric':
      return metricHolds(world, customer, node, t);
    case 'event':
      return eventHolds(world, customer, node, t);
    case 'sequence':
      return sequenceHolds(world, customer, node, t);
    case 'score':
      return scoreHolds(world, customer, node, t);
    case 'consent': {
      const state = customer.consent[String(node.channel)] ?? 'unknown';
      return (state === node.value) === (node.op === 'eq');
    }
    case 'segment': {
      const segment = world.segments.find(({ id, key }) => id === node.segment || key === node.segment);
      if (!segment) throw new Error(`no segment ${node.segment}`);
      return holds(world, customer, segment.rule as Loose, t) === (node.op === 'in');
    }
    default:
      throw new Error(`no such node: ${node.type}`);
  }
}
