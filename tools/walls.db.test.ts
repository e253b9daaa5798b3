import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { lockNewPacks } from './walls/pack-lock.ts';

const repository = join(import.meta.dirname, '..');
const copied = [
  'bench',
  'src',
  'tools',
  'tests',
  'migrations',
  'rule-packs',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const settings = ['biome.json', 'knip.json', '.oxlintrc.json', '.dependency-cruiser.cjs'];

// A step of the check reads every file of the repository; some tests run several steps.
vi.setConfig({ testTimeout: 600_000 });

let root: string;
let planted: Map<string, string | undefined>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'walls-'));
  for (const path of [...copied, ...settings]) cpSync(join(repository, path), join(root, path), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(() => {
  planted = new Map();
  return () => {
    for (const [path, before] of planted) {
      if (before === undefined) rmSync(join(root, path));
      else writeFileSync(join(root, path), before);
    }
  };
});

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const plant = (path: string, text: string): void => {
  if (!planted.has(path)) planted.set(path, existsSync(join(root, path)) ? read(path) : undefined);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Runs one step of the check in the copy; answers its lines, after making sure that it failed. */
const failedLines = (step: string): string[] => {
  const done = spawnSync(process.execPath, ['tools/check.ts', step], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}` },
  });
  expect(done.stdout + done.stderr).toContain(`FAILED ${step}`);
  expect(done.status).toBe(1);
  return done.stdout.split('\n').map((line) => line.trim());
};

const hasLine = (lines: readonly string[], path: string, what: string): boolean =>
  lines.some((line) => line.startsWith(path) && line.includes(what));

test('an arrow that goes where none may go', () => {
  const arrows: [path: string, imported: string, rule: string][] = [
    ['src/platform/calendar/planted.ts', '../../areas/organisations/contract.ts', 'platform-knows-no-area'],
    ['src/platform/calendar/planted-library.ts', 'pg', 'pure-code-needs-no-machine'],
    ['src/web/planted-area.ts', '../areas/organisations/contract.ts', 'web-knows-no-area'],
    ['src/web/planted-server.ts', '../platform/db/pools.ts', 'browser-reads-no-server-code'],
    ['src/web/planted-node.ts', 'node:fs', 'browser-has-no-node'],
    ['src/areas/organisations/jobs/planted.ts', '../../../main/permissions.ts', 'nobody-imports-main'],
    ['src/areas/organisations/jobs/planted-stairs.ts', '../../statistics/contract.ts', 'stairs-organisations'],
    ['src/areas/statistics/contract.ts', 'zod', ''],
    ['src/areas/statistics/jobs/planted.ts', '../../organisations/jobs/planted.ts', 'areas-meet-at-their-doors'],
    ['src/areas/organisations/rules/planted.ts', 'node:fs', 'pure-code-needs-no-machine'],
    ['src/areas/organisations/rules/planted-db.ts', '../../../platform/db/database.ts', 'rules-are-pure'],
    ['src/areas/organisations/contract/planted.ts', '../actions/planted.ts', 'contracts-read-no-server-code'],
    ['src/areas/organisations/actions/planted.ts', '../questions/planted.ts', 'no-cycles'],
    ['src/areas/organisations/questions/planted.ts', '../actions/planted.ts', ''],
    ['src/areas/organisations/papers/planted.ts', 'kysely', 'sql-only-where-it-belongs'],
    ['src/areas/organisations/jobs/planted-test.ts', '../../../../tests/harness.ts', 'product-needs-no-tests'],
    ['src/areas/organisations/jobs/planted-lost.ts', './nowhere.ts', 'everything-is-found'],
  ];
  for (const [path, imported] of arrows) plant(path, `import '${imported}';\n`);
  const lines = failedLines('arrows');
  const missed = arrows.filter(([path, , rule]) => rule && !hasLine(lines, path, `${rule}:`));
  expect(missed).toEqual([]);
});

test('modules that the arrow check does not read do not pass as "no faults"', () => {
  const path = '.dependency-cruiser.cjs';
  plant(path, read(path).replace("exclude: { path: '", "exclude: { path: 'calendar/day[.]ts|"));
  expect(hasLine(failedLines('arrows'), 'src/platform/calendar/day.ts', 'was not read')).toBe(true);
  plant(path, read(path).replace('tsPreCompilationDeps: true', 'tsPreCompilationDeps: false'));
  plant('src/web/planted.ts', "import type { Day } from '../platform/calendar/day.ts';\nexport type A = Day;\n");
  expect(hasLine(failedLines('arrows'), 'src/web/planted.ts', 'was not read')).toBe(true);
});

test('a name that says nothing, and a file an area does not have', () => {
  plant('src/web/utils.ts', '');
  plant('src/areas/organisations/mapper.ts', '');
  const lines = failedLines('names');
  expect(hasLine(lines, 'src/web/utils.ts', 'drawer name')).toBe(true);
  expect(hasLine(lines, 'src/areas/organisations/mapper.ts', 'an area holds only')).toBe(true);
});

test('a file or a function that is too long', () => {
  plant('src/web/long-file.ts', 'export {};\n'.repeat(251));
  plant('src/web/long-function.ts', `/** Đủ. */\nexport const long = () => {\n${'  void 0;\n'.repeat(39)}};\n`);
  plant('src/web/short-function.ts', `/** Đủ. */\nexport const short = () => {\n${'  void 0;\n'.repeat(38)}};\n`);
  const lines = failedLines('sizes');
  expect(hasLine(lines, 'src/web/long-file.ts', '251 lines')).toBe(true);
  expect(hasLine(lines, 'src/web/long-function.ts:2', '41 lines')).toBe(true);
  expect(hasLine(lines, 'src/web/short-function.ts', '')).toBe(false);
});

test('a clock in a rule, and the environment read outside of the configuration', () => {
  plant(
    'src/areas/organisations/rules/planted.ts',
    'type A = { Date: Date };\nexport const a: A = { Date: new Date() };\n',
  );
  plant('src/areas/organisations/contract/planted.ts', 'export const a = () => fetch(`x`);\n');
  plant('src/platform/calendar/planted.ts', 'export const port = process.env.PORT;\n');
  const lines = failedLines('purity');
  expect(lines.filter((line) => line.startsWith('src/areas/organisations/rules/planted.ts'))).toHaveLength(1);
  expect(hasLine(lines, 'src/areas/organisations/rules/planted.ts:2', 'Date is denied')).toBe(true);
  expect(hasLine(lines, 'src/areas/organisations/contract/planted.ts:1', 'fetch is denied')).toBe(true);
  expect(hasLine(lines, 'src/platform/calendar/planted.ts:1', 'environment')).toBe(true);
});

test('SQL of another area', () => {
  const questions = 'src/areas/statistics/questions';
  plant(`${questions}/planted-call.ts`, `tx.selectFrom('organisations.post').selectAll();\n`);
  plant(`${questions}/planted-text.ts`, 'sql<{ id: string }>`SELECT id FROM organisations.post`;\n');
  plant(`${questions}/planted-view.ts`, `tx.selectFrom('organisations.published_organisation');\n`);
  plant(
    'migrations/20990101T0000-statistics-planted.sql',
    'CREATE VIEW statistics.x AS SELECT * FROM organisations.post;\n',
  );
  const lines = failedLines('SQL of other areas');
  expect(hasLine(lines, `${questions}/planted-call.ts:1`, 'organisations.post')).toBe(true);
  expect(hasLine(lines, `${questions}/planted-text.ts:1`, 'organisations.post')).toBe(true);
  expect(hasLine(lines, 'migrations/20990101T0000-statistics-planted.sql:1', 'organisations.post')).toBe(true);
  expect(hasLine(lines, `${questions}/planted-view.ts`, '')).toBe(false);
});

test('a code without sentence, a sentence without use, a language left behind', () => {
  const vi = 'src/platform/i18n/messages/vi.json';
  const en = 'src/platform/i18n/messages/en.json';
  plant('src/platform/calendar/planted.ts', `reason('platform.never-said');\n`);
  plant(
    vi,
    JSON.stringify({ ...JSON.parse(read(vi)), 'refusal.platform.never-used': 'a', 'platform.vi-only': 'a {x}' }),
  );
  plant(en, JSON.stringify({ ...JSON.parse(read(en)), 'refusal.platform.never-used': 'a {y}' }));
  const lines = failedLines('messages');
  expect(hasLine(lines, 'src/platform/calendar/planted.ts', 'platform.never-said has no sentence')).toBe(true);
  expect(hasLine(lines, vi, 'refusal.platform.never-used is used nowhere')).toBe(true);
  expect(hasLine(lines, vi, 'refusal.platform.never-used has other parameters')).toBe(true);
  expect(hasLine(lines, vi, 'platform.vi-only lacks its sentence in en')).toBe(true);
});

test('a row for a call that does not exist', () => {
  const path = 'src/main/permissions.ts';
  plant(path, read(path).replace("'platform.work-items': everyone,", "$&\n  'platform.made-up': everyone,"));
  expect(hasLine(failedLines('permissions'), path, 'platform.made-up is no call')).toBe(true);
});

test('one English term for two Vietnamese ones', () => {
  plant('docs/glossary.md', `${read('docs/glossary.md')}| kiến nghị khác | \`petition\` | planted |\n`);
  expect(hasLine(failedLines('glossary'), 'docs/glossary.md', '`petition` already stands for')).toBe(true);
});

test('a published rule pack that was changed, or taken away', () => {
  plant('rule-packs/lock.json', '{}\n');
  lockNewPacks(root);
  const path = 'rule-packs/public-holidays/2024-01-01/pack.yaml';
  plant(path, read(path).replace('2024-05-04', '2024-05-11'));
  expect(hasLine(failedLines('published rule packs'), 'rule-packs/public-holidays/2024-01-01', 'changed or gone')).toBe(
    true,
  );
});

test('a generated file that was edited by hand', () => {
  const path = 'docs/generated/permissions.md';
  const check = () => spawnSync(process.execPath, ['tools/gen.ts', '--check', path], { cwd: root, encoding: 'utf8' });
  spawnSync(process.execPath, ['tools/gen.ts', '--only', path], { cwd: root });
  expect(check().status).toBe(0);
  plant(path, `${read(path)}\nplanted\n`);
  expect(check()).toMatchObject({ status: 1, stdout: `out of date: ${path} (run npm run gen)\n` });
});

test('bad form, a wrong type, a forgotten promise, dead code', () => {
  plant('src/web/planted.ts', 'export const  wrong : number = "x"\nexport const later = async () => 1;\nlater();\n');
  for (const step of ['format and lint', 'types', 'promises', 'dead code'])
    expect(failedLines(step).join('\n'), step).toContain('src/web/planted.ts');
}, 180_000);
