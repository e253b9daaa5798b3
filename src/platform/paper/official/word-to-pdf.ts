import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productionEnvironment } from '../../config.ts';

const secondsForOnePaper = 60;
const program = 'soffice';

const run = (args: readonly string[], more: NodeJS.ProcessEnv): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...productionEnvironment(), ...more },
      stdio: 'ignore',
      timeout: secondsForOnePaper * 1000,
      killSignal: 'SIGKILL',
    });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });

let found: Promise<boolean> | undefined;

/** Whether LibreOffice is installed; looked for once. Without it a paper from an office's own template exists as Word file only. */
export const hasLibreOffice = (): Promise<boolean> => (found ??= run(['--version'], {}));

// The papers' own font whatever the machine has, under the name that Word files call it by.
const fontSettings = (folder: string): string => {
  const tinos = dirname(
    dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  );
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${tinos}</dir><cachedir>${join(folder, 'cache')}</cachedir>`,
    '<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Tinos</string></edit></match></fontconfig>',
  ].join('');
};

const asArchive = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}';

const convert = async (docx: Uint8Array): Promise<Uint8Array | null> => {
  const folder = await mkdtemp(join(tmpdir(), 'vm-word-'));
  try {
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'fonts.conf'), fontSettings(folder));
    await writeFile(join(folder, 'paper.docx'), docx, { mode: 0o600 });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const isDone = await run(
      [
        profile,
        '--headless',
        '--norestore',
        '--convert-to',
        asArchive,
        '--outdir',
        join(folder, 'out'),
        join(folder, 'paper.docx'),
      ],
      { FONTCONFIG_FILE: join(folder, 'fonts.conf'), HOME: folder },
    );
    return isDone ? new Uint8Array(await readFile(join(folder, 'out', 'paper.pdf'))) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// One at a time: each takes a whole office program into memory.
let last: Promise<unknown> = Promise.resolve();

/** A Word file as PDF/A by LibreOffice; null where it is not installed or could not do it. */
export const pdfOfWord = async (docx: Uint8Array): Promise<Uint8Array | null> => {
  if (!(await hasLibreOffice())) return null;
  const mine = last.then(() => convert(docx));
  last = mine.catch(() => null);
  return mine;
};
