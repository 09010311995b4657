import { complementOf } from '@/lib/rules';
import type { EditNode } from './types';

/**
 * The negation of a node: its complement where there is one, else a `none` group around it. A `none` group around a
 * single child gives back the child, so that negating twice changes nothing.
 */
export function negateNode(node: EditNode, newId: () => string): EditNode {
  const wrapped = (): EditNode => ({ kind: 'group', id: newId(), type: 'none', children: [node] });
  if (node.kind === 'condition') {
    const complement = complementOf(node.condition);
    return complement ? { ...node, condition: complement } : wrapped();
  }
  if (node.type === 'any') return { ...node, type: 'none' };
  if (node.type === 'all') return wrapped();
  const [only] = node.children;
  return only && node.children.length === 1 && !node.name ? only : { ...node, type: 'any' };
}
