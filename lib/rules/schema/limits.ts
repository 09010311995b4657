import type { z } from 'zod';

/** Groups within groups, the root being the first level. */
export const MAX_DEPTH = 10;
export const MAX_CONDITIONS = 200;
/** Groups and conditions together, so that a wide document of groups is refused early. */
const MAX_NODES = 1000;

interface Step {
  node: unknown;
  path: PropertyKey[];
  depth: number;
}

const childrenOf = (node: unknown): unknown[] | undefined =>
  typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)
    ? node.children
    : undefined;

const isGroup = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && 'type' in node && ['all', 'any', 'none'].includes(String(node.type));

/** Refuses a document that is too deep, too large or has an empty group; the first fault ends the look. */
export function checkSize(context: z.core.ParsePayload<unknown>): void {
  const refuse = (path: PropertyKey[], message: string) =>
    context.issues.push({ code: 'custom', message, path, input: undefined, continue: false });
  const steps: Step[] = [{ node: context.value, path: [], depth: 1 }];
  let conditions = 0;
  let nodes = 0;
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node, path, depth } = step;
    nodes += 1;
    const children = childrenOf(node);
    if ((isGroup(node) || children) && depth > MAX_DEPTH)
      return void refuse(path, `is nested more than ${MAX_DEPTH} groups deep`);
    if (!children) conditions += 1;
    if (conditions > MAX_CONDITIONS)
      return void refuse(path, `is more than the ${MAX_CONDITIONS} conditions a rule can have`);
    if (nodes > MAX_NODES) return void refuse(path, 'is more than a rule can hold');
    if (children?.length === 0 && isGroup(node)) {
      const everyone =
        depth === 1 && typeof node === 'object' && node !== null && 'type' in node && node.type === 'all';
      if (!everyone) return void refuse([...path, 'children'], 'must not be empty');
    }
    for (let index = (children?.length ?? 0) - 1; index >= 0; index -= 1)
      steps.push({ node: children?.[index], path: [...path, 'children', index], depth: depth + 1 });
  }
}
