import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Fault, modulesUnder, textOf } from './source-files.ts';

type Violation = {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
};
export type Module = { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] };
type Cruise = { readonly modules: readonly Module[]; readonly summary: { readonly violations: readonly Violation[] } };

const run = promisify(execFile);
const cruiser = fileURLToPath(
  new URL('../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url),
);
const folders = ['src', 'tests', 'tools', 'bench'];

/** Reads all modules and their imports with the rules of .dependency-cruiser.cjs. */
export const cruise = async (root: string): Promise<Cruise> => {
  const present = folders.filter((folder) => modulesUnder(root, folder).length > 0);
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...present];
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, args, options).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout) as Cruise;
};

const importsSomething = /^(import|export)\b[^;]*?\bfrom '\.\.?\/(?!.*\.(css|gen\.ts)')/m;

/** Modules that the cruiser passed over, or whose imports it did not read: their arrows would be unknown. */
const unreadModules = (root: string, modules: readonly Module[]): string[] => {
  const countBySource = new Map(modules.map((module) => [module.source, module.dependencies.length]));
  return modulesUnder(root, ...folders).filter((path) => {
    const count = countBySource.get(path);
    return count === undefined || (count === 0 && importsSomething.test(textOf(root, path)));
  });
};

/** Arrows that go where none may go; also modules that were not read, which would hide theirs. */
export const arrowFaults = async (root: string): Promise<Fault[]> => {
  const { modules, summary } = await cruise(root);
  return [
    ...unreadModules(root, modules).map((path) => ({ at: path, what: 'was not read, so its imports are unknown' })),
    ...summary.violations.map(({ from, to, rule, cycle }) => ({
      at: from,
      what: `${rule.name}: → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`,
    })),
  ];
};
