// npm run dev: the program restarts when server code changes; Vite serves the pages and passes calls on to it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { readConfig } from '../platform/config.ts';

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
const config = readConfig();

const watched = ['src/platform', 'src/areas', 'src/main', 'rule-packs', 'migrations'].flatMap((folder) => [
  '--watch-path',
  join(config.root, folder),
]);
const program = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', '--watch-preserve-output', ...watched, start, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
const vite = await createServer({ root: config.root, server: { host: '127.0.0.1', port: 5173 } });
await vite.listen();
process.stdout.write(`Pages that follow the sources: ${vite.resolvedUrls?.local[0]}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => program.kill(signal));
program.on('exit', async (code) => {
  await vite.close();
  process.exit(code ?? 0);
});
