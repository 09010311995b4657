import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripComments } from './strip-comments';

/** What a file may not do unless it is the one that owns it. */
const OWNED: { what: string; pattern: RegExp; owners: RegExp; advice: string }[] = [
  {
    what: 'process.env',
    pattern: /\bprocess\.env\b|\bprocess\[['"]env/,
    owners: /^lib\/(platform\/env\.ts|platform\/log\.ts|cli\/|testing\/|bench\/)|^e2e\/|^prisma\//,
    advice: 'configuration is parsed once, in lib/platform/env.ts',
  },
  {
    what: "the system's clock",
    pattern: /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bnew Date\b(?!\s*[(<])|(?<!new )\bDate\s*\(\s*\)/,
    owners: /^lib\/core\/clock\.ts$|^lib\/testing\/|^e2e\/|^prisma\/schema-engine\.mjs$|^components\/ui\/time\.tsx$/,
    advice: 'time comes in by a Clock (lib/core/clock.ts)',
  },
  {
    what: 'Math.random',
    pattern: /\bMath\.random\b/,
    owners: /^lib\/core\/random\.ts$|^lib\/testing\//,
    advice: 'randomness has a seed (lib/core/random.ts)',
  },
  {
    what: 'an unchecked assertion',
    pattern: /\bas unknown as\b|\bas any\b|:\s*any\b(?!\w)|<any>|@ts-(ignore|nocheck)/,
    owners: /^lib\/cli\/house\//, // the pattern above
    advice: 'narrow the type, or validate with zod',
  },
];

const SOURCE_FOLDERS = ['app', 'components', 'lib', 'e2e', 'prisma'];
const GENERATED = /^lib\/platform\/prisma(\/|$)/;
const TEST = /\.(test|spec)\.tsx?$/;
const WARN_LINES = 300;
const MOST_LINES = 500;
const README_LINES = 40;
const TOP = new Set(
  'package.json package-lock.json tsconfig.json app components lib prisma public e2e next.config.js README.md LICENSE Dockerfile compose.yaml next-env.d.ts node_modules dist test-results playwright-report'.split(
    ' ',
  ),
);

/** The house rules that no other tool holds: owners, lengths, the README of a floor, the top of the tree. */
export function checkHouse(root: string): { errors: string[]; warnings: string[] } {
  const errors: string[] = [];
  const warnings: string[] = [];
  for (const file of SOURCE_FOLDERS.flatMap((folder) => listSources(root, folder))) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const lines = text.split('\n').length - 1;
    if (lines > MOST_LINES) errors.push(`${file} has ${lines} lines; ${MOST_LINES} is the limit`);
    else if (lines > WARN_LINES) warnings.push(`${file} has ${lines} lines; think of parting it (${WARN_LINES})`);
    if (!/^[a-z0-9.[\]()_-]+$/.test(path.basename(file))) errors.push(`${file}: names are kebab-case`);
    if (!TEST.test(file)) errors.push(...findForeign(file, text));
  }
  errors.push(...checkReadmes(root), ...checkTop(root));
  return { errors, warnings };
}

/** Uses of what another file owns, with their lines. Comments do not count. */
export function findForeign(file: string, text: string): string[] {
  const rules = OWNED.filter((rule) => !rule.owners.test(file));
  return stripComments(text)
    .split('\n')
    .flatMap((line, i) =>
      rules
        .filter((rule) => rule.pattern.test(line))
        .map((rule) => `${file}:${i + 1} uses ${rule.what}: ${rule.advice}`),
    );
}

function listSources(root: string, folder: string): string[] {
  if (GENERATED.test(folder) || !existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(root, name);
    return /\.(tsx?|mjs|cjs|js)$/.test(entry.name) ? [name] : [];
  });
}

function checkReadmes(root: string): string[] {
  const folders = readdirSync(path.join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const folder = path.join(root, 'lib', name);
    if (!readdirSync(folder, { recursive: true }).some((file) => /\.tsx?$/.test(String(file)))) return [];
    if (!existsSync(path.join(folder, 'README.md'))) return [`lib/${name} has no README.md`];
    const lines = readFileSync(path.join(folder, 'README.md'), 'utf8').trimEnd().split('\n').length;
    return lines > README_LINES ? [`lib/${name}/README.md has ${lines} lines; ${README_LINES} is the limit`] : [];
  });
}

const checkTop = (root: string): string[] =>
  readdirSync(root)
    .filter((name) => !name.startsWith('.') && !name.endsWith('.tsbuildinfo') && !TOP.has(name))
    .map((name) => `${name} does not belong at the top of the tree`);
