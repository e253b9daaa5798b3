import { startSealer } from '../../src/platform/audit/sealer.ts';
import { type BenchProgram, openBenchProgram, organisationsOf } from '../bench-program.ts';
import type { BenchServer } from '../bench-server.ts';
import { type Figure, figureOf } from '../figure.ts';
import { fillCityAfter } from './cities.ts';

const WRITERS = 8;
const RUNS = 6;
const RUN_MS = 4_000;
/** The program pauses five seconds between passes; a run here sees more passes than it would. */
const SEALER_PAUSE_MS = 1_000;

type Writer = { readonly accountId: string; readonly cells: readonly string[] };

let people = 0;
const write = ({ run }: BenchProgram, writer: Writer): Promise<unknown> =>
  run(writer.accountId, 'organisations.record-person', {
    organisationId: writer.cells[people % writer.cells.length],
    fullName: `Người mẫu ${people++}`,
    isFictional: true,
    isAnotherPerson: true,
  });

const commitsPerSecond = async (
  opened: BenchProgram,
  writers: readonly Writer[],
  sealing: boolean,
): Promise<number> => {
  const sealer = sealing
    ? startSealer(opened.program.pools.app_worker, {
        pauseMs: SEALER_PAUSE_MS,
        onError: (error) => {
          throw error;
        },
      })
    : null;
  const began = performance.now();
  let done = 0;
  await Promise.all(
    writers.map(async (writer) => {
      while (performance.now() - began < RUN_MS) {
        await write(opened, writer);
        done++;
      }
    }),
  );
  const rate = (done * 1000) / (performance.now() - began);
  await sealer?.stop();
  return rate;
};

/** Actions committed by eight writers at once, with the audit being sealed meanwhile and without. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_after', fillCityAfter, 'commits');
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const cells = await organisationsOf(database, 'residential-cell', WRITERS * 50);
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, async (_, at) => ({
        accountId: await opened.account('organisation-officer', city!),
        cells: cells.slice(at * 50, (at + 1) * 50),
      })),
    );
    await commitsPerSecond(opened, writers, false);
    const rates = { sealed: [] as number[], plain: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      const order = run % 2 === 0 ? (['sealed', 'plain'] as const) : (['plain', 'sealed'] as const);
      for (const kind of order) rates[kind].push(await commitsPerSecond(opened, writers, kind === 'sealed'));
    }
    const ratios = rates.sealed.map((rate, run) => rate / rates.plain[run]!);
    return [
      figureOf(
        { name: `commits with sealing ÷ without, ${WRITERS} writers`, unit: '×', goal: 0.8, better: 'higher' },
        ratios,
      ),
      figureOf(
        { name: `actions committed, ${WRITERS} writers, sealing`, unit: '/s', goal: 100, better: 'higher' },
        rates.sealed,
      ),
    ];
  } finally {
    await opened.end();
  }
};
