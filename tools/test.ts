// npm test: small, db and journey tests one after the other; `npm test -- small db` runs only those. The last line says how many.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../src/main/build-web.ts';
import { findBrowser } from './browser.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const projects = ['small', 'db', 'journey'] as const;
type Project = (typeof projects)[number];
type Count = { passed: number; failed: number };

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

/** Counts of one run. A file that could not be run, and a runner that broke off, are failures too. */
export const countsOf = (report: Report | undefined, exitCode: number | null): Count => {
  if (!report) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return { passed: report.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
};

/** What a failure says in so many characters is mostly what was expected and what came; the whole stands further up. */
const mostOfMessage = 600;

/**
 * Each failed test with its file and the beginning of its message, and each file that could not be run: told again at the very end, because
 * hours later often only the last page of a run is left.
 */
export const failuresOf = (report: Report | undefined): string[] =>
  (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    const said = (text = ''): string => text.slice(0, mostOfMessage);
    if (failed.length === 0) return status === 'failed' ? [`${name}\n${said(message)}`] : [];
    return failed.map((one) => `${name}: ${one.fullName}\n${said(one.failureMessages?.[0])}`);
  });

const readReport = (path: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
};

const runProject = (project: Project, output: string): Promise<number | null> =>
  new Promise((resolve) => {
    const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${output}`,
    ];
    const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    child.on('error', () => resolve(1));
    child.on('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
      resolve(code);
    });
  });

const prepare = async (project: Project): Promise<void> => {
  // Once, before several test files start the program at the same time.
  if (project !== 'small') await buildWeb(root, (line) => console.log(line));
  if (project === 'journey') process.env.CHROME_PATH = await findBrowser((line) => console.log(line));
};

const main = async (): Promise<void> => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !projects.some((project) => project === name));
  if (unknown) throw new Error(`There are no "${unknown}" tests; there are: ${projects.join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'vung-manh-report-'));
  const sum: Count = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const project of projects.filter((name) => chosen.length === 0 || chosen.includes(name))) {
    const output = join(folder, `${project}.json`);
    let counts: Count;
    try {
      await prepare(project);
      const code = await runProject(project, output);
      const report = readReport(output);
      counts = countsOf(report, code);
      failures.push(...failuresOf(report));
    } catch (error) {
      console.error((error as Error).message);
      counts = { passed: 0, failed: 1 };
    }
    sum.passed += counts.passed;
    sum.failed += counts.failed;
  }
  rmSync(folder, { recursive: true, force: true });
  for (const failure of failures) console.log(`\nfailed: ${failure}`);
  console.log(`\ntests: ${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
};

if (import.meta.main) await main();
