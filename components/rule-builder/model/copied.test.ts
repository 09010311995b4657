import { describe, expect, it } from 'vitest';
import type { RuleNode } from '@/lib/rules';
import { readCopied, writeCopied } from './copied';

const node: RuleNode = {
  type: 'any',
  name: 'Left something behind',
  children: [
    { type: 'event', event: 'Product Added', within: '2d' },
    { type: 'segment', segment: 'vips', op: 'in' },
  ],
};

describe('what the clipboard holds', () => {
  it('comes back as it was copied, with its name', () => {
    expect(readCopied(writeCopied(node))).toEqual(node);
  });

  it('is nothing where it is no condition that the language knows', () => {
    for (const text of ['', 'bought twice', '{', '[]', '{"type":"event"}', '{"type":"regex","value":".*"}'])
      expect(readCopied(text)).toBeUndefined();
  });
});
