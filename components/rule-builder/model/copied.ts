import { parseRule, type RuleNode } from '@/lib/rules';

/** A condition or group as the clipboard holds it: as the public contract writes it. */
export const writeCopied = (node: RuleNode): string => JSON.stringify(node, null, 2);

/** The condition or group that a text of the clipboard is; undefined where it is none. A whole rule is a group. */
export function readCopied(text: string): RuleNode | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return parseRule({ type: 'all', children: [JSON.parse(text)] }).children[0];
  } catch {
    return undefined;
  }
}
