import { formatCount } from '@/components/ui/format';
import { locateFault } from '../model/check';
import { walk } from '../model/tree';
import type { Act, EditGroup } from '../model/types';
import type { Counted } from '../use-preview';

/** A warning in one line, with the act that mends it or the node that it is about. */
export interface Lint {
  message: string;
  /** The node to go to. */
  node?: string;
  act?: { label: string; does: Act };
}

/** Smaller than this, no experiment on it can find anything. */
const TESTABLE = 100;

/** What a marketer should know of a rule before relying on it. */
export function lintRule(root: EditGroup, { preview, places, steps }: Counted): Lint[] {
  const lints: Lint[] = preview.warnings.map(({ path, message }) => ({
    message,
    node: locateFault(places, { path, message })?.id,
  }));
  const { count, total, reachable } = preview;
  const nodes = [...walk(root)].filter(({ node }) => !node.disabled);
  if (count === 0 && total > 0 && root.type === 'all') {
    const last = root.children.find((node) => steps.get(node.id)?.cumulative === 0);
    const step = last && steps.get(last.id);
    if (last && step) lints.push({ message: `Nobody is left after “${last.name ?? step.description}”`, node: last.id });
  }
  if (count > 0 && count < TESTABLE) lints.push({ message: `Too small to test on: fewer than ${TESTABLE} customers` });
  if (root.type === 'all' && count > 0) {
    for (const { node, parent } of nodes) {
      const step = steps.get(node.id);
      if (
        parent?.id !== root.id ||
        !step ||
        step.withoutIt !== count ||
        root.children.length < 2 ||
        step.count === total
      )
        continue;
      lints.push({
        message: `“${step.description}” leaves nobody out`,
        node: node.id,
        act: { label: 'Switch off', does: { type: 'toggle', id: node.id } },
      });
    }
  }
  for (const { node, parent } of nodes) {
    const step = steps.get(node.id);
    if (!parent || node.kind !== 'condition' || !step) continue;
    if (step.count === total && total > 0 && parent.type === 'all')
      lints.push({ message: `“${step.description}” holds for everyone`, node: node.id });
    if (step.count === 0 && parent.type !== 'all')
      lints.push({ message: `“${step.description}” holds for nobody`, node: node.id });
  }
  const consents = nodes.some(({ node }) => node.kind === 'condition' && node.condition.type === 'consent');
  if (!consents && count - reachable > 0 && root.type === 'all')
    lints.push({
      message: `No consent condition: ${formatCount(count - reachable)} cannot be emailed`,
      act: {
        label: 'Add it',
        does: {
          type: 'insert',
          parent: root.id,
          node: { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' },
        },
      },
    });
  return lints;
}
