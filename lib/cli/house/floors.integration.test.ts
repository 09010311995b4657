import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root';
import { runCommand } from '../run-command';

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

const x = 'export const x = 1;\n';
const importing = (file: string): string => `import { x } from '@/${file}';\nexport const y = x;\n`;

/** Who looks where it may not, and the rule that must say so. */
const VIOLATIONS: [who: string, from: string, to: string, rule: string][] = [
  ['core', 'lib/core/up.ts', 'lib/catalog/x', 'floor-0-core'],
  ['the catalogue', 'lib/catalog/up.ts', 'lib/rules/x', 'floor-1-catalog'],
  ['the rules', 'lib/rules/side.ts', 'lib/modelling/x', 'floor-2-rules'],
  ['mathematics', 'lib/statistics/side.ts', 'lib/catalog/x', 'floor-2-statistics'],
  ['platform', 'lib/platform/up.ts', 'lib/services/ingest/x', 'floor-3-platform'],
  ['an earlier context', 'lib/services/ingest/right.ts', 'lib/services/segments/x', 'floor-4-ingest'],
  ['whoever uses an unknown context', 'lib/server/unknown.ts', 'lib/services/misc/x', 'floor-4-known'],
  ['server', 'lib/server/side.ts', 'lib/jobs/x', 'floor-5-server'],
  ['a component', 'components/down.tsx', 'lib/platform/x', 'floor-5-components'],
  ['a component', 'components/value.tsx', 'lib/services/segments/x', 'floor-5-components-types'],
  ['a page', 'app/page.tsx', 'lib/worker/x', 'floor-6-app'],
  ['the product', 'lib/core/world.ts', 'lib/testing/x', 'testing-from-tests-only'],
];

const ALLOWED: Record<string, string> = {
  'components/types.tsx': `import type { T } from '@/lib/services/segments/t';\nexport const A = (t: T) => <p>{t.a}</p>;\n`,
  'lib/core/a.test.ts': importing('lib/testing/x'),
  'lib/services/privacy/left.ts': importing('lib/services/accounts/x'),
  'app/layout.tsx': importing('lib/server/x'),
};

const FILES: Record<string, string> = {
  ...Object.fromEntries(VIOLATIONS.map(([, , to]) => [`${to}.ts`, x])),
  ...Object.fromEntries(VIOLATIONS.map(([, from, to]) => [from, importing(to)])),
  ...ALLOWED,
  'lib/services/segments/t.ts': 'export interface T { a: number }\n',
  'lib/services/accounts/x.ts': x,
  'lib/server/x.ts': x,
  'lib/modelling/node.ts': `import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n`,
  'lib/rules/framework.ts': `import pg from 'pg';\nexport const y = pg;\n`,
  'lib/core/one.ts': `import { b } from './two';\nexport const a = () => b;\n`,
  'lib/core/two.ts': `import { a } from './one';\nexport const b = () => a;\n`,
  'e2e/x.ts': x,
};

describe('the floors', () => {
  let house: string;
  let report: Report;
  const rulesAgainst = (file: string): string[] =>
    report.summary.violations.filter((one) => one.from === file).map((one) => one.rule.name);

  beforeAll(async () => {
    house = mkdtempSync(path.join(tmpdir(), 'kindred-house-'));
    for (const file of ['.dependency-cruiser.cjs', '.resolve.cjs', 'package.json', 'tsconfig.json']) {
      cpSync(path.join(ROOT, file), path.join(house, file));
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(house, 'node_modules'));
    for (const [file, text] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
      writeFileSync(path.join(house, file), text);
    }
    const tool = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const args = ['app', 'components', 'lib', 'e2e', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    report = JSON.parse((await runCommand(process.execPath, [tool, ...args], { cwd: house })).output);
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(VIOLATIONS)('refuse that %s (%s) imports %s', (_who, from, _to, rule) => {
    expect(rulesAgainst(from)).toContain(rule);
  });

  it('refuse a framework and Node itself below the platform', () => {
    expect(rulesAgainst('lib/rules/framework.ts')).toEqual(['pure-floors-no-framework']);
    expect(rulesAgainst('lib/modelling/node.ts')).toEqual(['pure-floors-no-node']);
  });

  it('refuse a circle', () => {
    expect(rulesAgainst('lib/core/one.ts')).toEqual(['no-cycle']);
  });

  it.each(Object.keys(ALLOWED))('let %s be', (file) => {
    expect(rulesAgainst(file)).toEqual([]);
  });
});
