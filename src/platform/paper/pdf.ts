import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FilledPaper } from './official/fill-form.ts';
import type { PrintedPaper } from './printed-paper.ts';

/** A list in our plain layout, or a filled official form in the layout of official papers. */
export type PaperToSet =
  | { readonly layout: 'list'; readonly paper: PrintedPaper }
  | { readonly layout: 'official'; readonly paper: readonly FilledPaper[] };

type Answer = { id: number; bytes?: Uint8Array; fault?: string; used: number };
type Waiting = { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: Error) => void };

const program = fileURLToPath(new URL('./pdf-process.ts', import.meta.url));
// What the typesetter took for a long list it keeps until it ends.
const memoryBeforeRenewal = 400_000_000;
const idleMilliseconds = 30_000;

let typesetter: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

const letGo = (child: ChildProcess): void => {
  if (typesetter === child) typesetter = undefined;
  if (child.connected) child.disconnect();
};

const hear = (child: ChildProcess, { id, bytes, fault, used }: Answer): void => {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (bytes) asked?.done(new Uint8Array(bytes));
  else asked?.failed(new Error(`The paper could not be laid out: ${fault}`));
  if (waiting.size > 0) return;
  child.unref();
  child.channel?.unref();
  if (used > memoryBeforeRenewal) letGo(child);
  else idle = setTimeout(() => letGo(child), idleMilliseconds).unref();
};

const start = (): ChildProcess => {
  // An empty environment: the typesetter needs none of the program's settings.
  const child = fork(program, [], {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (answer: Answer) => hear(child, answer));
  child.on('exit', () => {
    if (typesetter !== child) return;
    typesetter = undefined;
    for (const { failed } of waiting.values()) failed(new Error('The typesetter ended before its papers were done'));
    waiting.clear();
  });
  return child;
};

const setByTypesetter = (asked: PaperToSet): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    clearTimeout(idle);
    typesetter ??= start();
    typesetter.ref();
    typesetter.channel?.ref();
    lastId += 1;
    waiting.set(lastId, { done, failed });
    typesetter.send({ id: lastId, asked });
  });

/**
 * The paper as PDF/A-2 with Tinos embedded, laid out in a process beside the program. Takes at most `rowsPrintable` rows:
 * who calls has refused longer lists before.
 */
export const pdfBytes = (paper: PrintedPaper): Promise<Uint8Array> => setByTypesetter({ layout: 'list', paper });

/** A filled official form as PDF/A-2: the same words as the Word file from the shipped template. */
export const officialPdf = (paper: FilledPaper): Promise<Uint8Array> =>
  setByTypesetter({ layout: 'official', paper: [paper] });

/** Several filled forms in one file to be printed at once: each begins on a page of its own and counts its own pages. */
export const officialSetPdf = (papers: readonly FilledPaper[]): Promise<Uint8Array> =>
  setByTypesetter({ layout: 'official', paper: papers });
