import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { arrowFaults } from './walls/arrows.ts';
import { glossaryFaults } from './walls/glossary.ts';
import { messageFaults } from './walls/messages.ts';
import { nameFaults } from './walls/names.ts';
import { packLockFaults } from './walls/pack-lock.ts';
import { purityFaults } from './walls/purity.ts';
import { sizeFaults } from './walls/sizes.ts';
import type { Fault } from './walls/source-files.ts';
import { sqlFaults } from './walls/sql.ts';

/** What a step found; empty text means that all is well. */
type Step = { readonly name: string; readonly run: () => Promise<string> };

const root = fileURLToPath(new URL('..', import.meta.url));

const command = (name: string, file: string, args: readonly string[]): Step => ({
  name,
  run: () =>
    new Promise((done, fail) => {
      const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk));
      child.on('error', fail);
      child.on('close', (code) => done(code === 0 ? '' : said.trim() || `ended with ${code}`));
    }),
});

const wall = (name: string, faults: () => readonly Fault[] | Promise<readonly Fault[]>): Step => ({
  name,
  run: async () => (await faults()).map(({ at, what }) => `${at}  ${what}`).join('\n'),
});

const steps: readonly Step[] = [
  command('format and lint', 'biome', ['check', '--colors=off', '--max-diagnostics=40', '.']),
  command('types', 'tsc', ['--noEmit']),
  command('promises', 'oxlint', ['--type-aware', '-c', '.oxlintrc.json', 'src', 'tools', 'tests']),
  command('dead code', 'knip', ['--no-config-hints', '--no-progress']),
  wall('arrows', () => arrowFaults(root)),
  wall('names', () => nameFaults(root)),
  wall('sizes', () => sizeFaults(root)),
  wall('purity', () => purityFaults(root)),
  wall('SQL of other areas', () => sqlFaults(root)),
  wall('messages', () => messageFaults(root)),
  wall('permissions', async () => (await import('./walls/permissions.ts')).permissionFaults()),
  wall('glossary', () => glossaryFaults(root)),
  wall('published rule packs', () => packLockFaults(root)),
  {
    name: 'generated files',
    run: async () =>
      (await (await import('./gen.ts')).outdatedFiles())
        .map((path) => `${path}  is out of date: run npm run gen`)
        .join('\n'),
  },
];

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** Runs the steps whose name begins with one of `wanted`, or all; answers how many failed. */
const runSteps = async (wanted: readonly string[]): Promise<number> => {
  const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)));
  let failed = 0;
  for (const { name, run } of chosen) {
    const began = performance.now();
    const found = await run().catch((error: unknown) => String(error instanceof Error ? error.stack : error));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${found ? 'FAILED' : 'ok    '} ${name} (${seconds} s)\n${found ? `${indented(found)}\n` : ''}`,
    );
    if (found) failed++;
  }
  const end = failed ? `${failed} of ${chosen.length} steps failed` : `all ${chosen.length} steps passed`;
  process.stdout.write(`check: ${end}\n`);
  return failed;
};

process.exitCode = (await runSteps(process.argv.slice(2))) > 0 ? 1 : 0;
