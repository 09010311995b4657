import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHouse, findForeign } from './check-house';

const uses = (file: string, text: string): number => findForeign(file, text).length;

describe('what only its owner may use', () => {
  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const pick = Math.random();',
    'const port = process.env.PORT;',
    'const rule = body as unknown as Rule;',
    'function f(value: any) {}',
  ])('refuses: %s', (line) => {
    expect(uses('lib/services/segments/find-segment.ts', line)).toBe(1);
  });

  it.each([
    'const then = new Date(0);',
    'const then = new Date(row.at);',
    '// never new Date() here',
    '/* process.env */',
    `const text = 'Math.random';`,
    'const many: anything = 1;',
    `const address = 'https://example.test/a'; // fine`,
  ])('lets pass: %s', (line) => {
    expect(uses('lib/services/segments/find-segment.ts', line)).toBe(0);
  });

  it('lets the owner have it', () => {
    expect(uses('lib/core/clock.ts', 'export const now = () => new Date();')).toBe(0);
    expect(uses('lib/platform/env.ts', 'parse(process.env)')).toBe(0);
  });

  it('names the line', () => {
    expect(findForeign('app/page.tsx', '\n/* a\nb */\nDate.now()')[0]).toMatch(
      /^app\/page\.tsx:4 uses the system's clock/,
    );
  });
});

describe('the house as a whole', () => {
  it('refuses long files, a floor without a README, and things at the top', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'house-'));
    mkdirSync(path.join(root, 'lib', 'core'), { recursive: true });
    writeFileSync(path.join(root, 'lib', 'core', 'long.ts'), '\n'.repeat(501));
    writeFileSync(path.join(root, 'lib', 'core', 'longish.ts'), '\n'.repeat(301));
    mkdirSync(path.join(root, 'scripts'));
    const { errors, warnings } = checkHouse(root);
    rmSync(root, { recursive: true });
    expect(errors).toEqual([
      'lib/core/long.ts has 501 lines; 500 is the limit',
      'lib/core has no README.md',
      'scripts does not belong at the top of the tree',
    ]);
    expect(warnings).toHaveLength(1);
  });
});
