/**
 * The floors of the house: imports go strictly down. One rule a floor; see lib/README.md for the table.
 * Run: npx depcruise app components lib e2e (npm run check does).
 */
const swc = require('@swc/core');

/** A declaration that leaves nothing behind when the types are gone. */
const isTypeOnly = ({ typeOnly, specifiers = [] }) =>
  typeOnly || (specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly));

// Two things that the cruiser's swc parser does not know: JSX, and that an import can be of types only. Components may
// take types from services: those imports are left out here, so that every other import of a service is a violation.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => {
  const tree = parseFileSync(file, { ...options, tsx: /x$/.test(file) });
  if (!/(^|\/)components\//.test(file)) return tree;
  const isAllowed = (node) => node.source?.value?.startsWith('@/lib/services/') && isTypeOnly(node);
  return { ...tree, body: tree.body.filter((node) => !isAllowed(node)) };
};

const CONTEXTS = [
  'accounts',
  'ingest',
  'profiles',
  'metrics',
  'segments',
  'models',
  'content',
  'campaigns',
  'delivery',
  'experiments',
  'monitoring',
  'privacy',
];
const TESTS = '\\.(test|spec|bench)\\.tsx?$';
const PURE = ['modelling', 'statistics', 'rules', 'content'];
const LEVEL_2 = ['rules', 'modelling', 'statistics', 'content', 'demo'];
const ABOVE_2 = '^(app|components|lib/(platform|services|server|jobs|worker|cli|bench))/';

const floor = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** Code of the product in a folder, not its tests. */
const code = (folder) => ({ path: `^${folder}/`, pathNot: TESTS });

module.exports = {
  forbidden: [
    floor('floor-0-core', 'core imports nothing of ours', code('lib/core'), {
      path: '^(app|components|lib)/',
      pathNot: '^lib/core/',
    }),
    floor('floor-1-catalog', 'catalog imports core only', code('lib/catalog'), {
      path: '^(app|components|lib)/',
      pathNot: '^lib/(core|catalog)/',
    }),
    ...LEVEL_2.map((name) =>
      floor(`floor-2-${name}`, `${name} imports only floors 0 and 1`, code(`lib/${name}`), {
        path: '^(app|components|lib)/',
        pathNot: `^lib/(core${['modelling', 'statistics'].includes(name) ? '' : '|catalog'}|${name})/`,
      }),
    ),
    floor('floor-3-platform', 'platform imports floors 0 to 2', code('lib/platform'), {
      path: ABOVE_2,
      pathNot: '^lib/platform/',
    }),
    ...CONTEXTS.map((name, i) =>
      floor(`floor-4-${name}`, `${name} imports contexts to its left and floors below`, code(`lib/services/${name}`), {
        path: `^(app|components|lib/(server|jobs|worker|cli|bench))/|^lib/services/(${['_', ...CONTEXTS.slice(i + 1)].join('|')})/`,
      }),
    ),
    floor('floor-4-known', 'a service stands in one of the contexts', code('lib'), {
      path: '^lib/services/',
      pathNot: `^lib/services/(${CONTEXTS.join('|')})/`,
    }),
    floor('floor-5-server', 'server knows neither jobs nor components nor what stands above', code('lib/server'), {
      path: '^(app|components|lib/(jobs|worker|cli|bench))/',
    }),
    floor('floor-5-jobs', 'jobs know neither server nor components nor what stands above', code('lib/jobs'), {
      path: '^(app|components|lib/(server|worker|cli|bench))/',
    }),
    floor('floor-5-components', 'components import floors 0 to 2', code('components'), {
      path: '^(app|lib/(platform|server|jobs|worker|cli|bench|testing))/',
    }),
    floor('floor-5-components-types', 'components take only types from services', code('components'), {
      path: '^lib/services/',
    }),
    floor('floor-6-app', 'entry points do not know each other', code('app'), { path: '^lib/(worker|cli|bench)/' }),
    floor('floor-6-worker', 'entry points do not know each other', code('lib/worker'), {
      path: '^(app|components|lib/(server|cli|bench))/',
    }),
    floor('floor-6-cli', 'entry points do not know each other', code('lib/cli'), {
      path: '^(app|components|lib/(worker|bench))/',
    }),
    floor('floor-6-bench', 'entry points do not know each other', code('lib/bench'), {
      path: '^(app|components|lib/(worker|cli))/',
    }),
    floor(
      'testing-from-tests-only',
      'what serves tests is not in the product',
      { path: '^(app|components|lib)/', pathNot: [TESTS, '^lib/testing/'] },
      {
        path: '^lib/testing/',
      },
    ),
    floor(
      'e2e-stands-alone',
      'browser tests see the product from outside',
      { path: '^(app|components|lib)/' },
      {
        path: '^e2e/',
      },
    ),
    floor(
      'pure-floors-no-framework',
      'mathematics, rules and content run anywhere: no framework, no input or output',
      { path: `^lib/(${PURE.join('|')})/`, pathNot: TESTS },
      { path: '(^|/)node_modules/(next|react|react-dom|@prisma|prisma|pg|pino|graphile-worker)/' },
    ),
    floor(
      'pure-floors-no-node',
      'mathematics, rules and content run in a browser too: nothing of Node',
      { path: `^lib/(${PURE.join('|')})/`, pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    floor('no-cycle', 'two files that need each other are one thing', {}, { circular: true }),
    // What a test generates and checks itself is not there yet.
    floor(
      'resolvable',
      'every import leads somewhere',
      { pathNot: [TESTS, '^e2e/generated-client/'] },
      { couldNotResolve: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(lib/platform/prisma/|\\.next)' },
    webpackConfig: { fileName: '.resolve.cjs' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'types', 'default'],
    },
  },
};
