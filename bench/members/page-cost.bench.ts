import type pg from 'pg';
import { memberList } from '../../src/areas/members/contract.ts';
import { beginUnder } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { inTransaction } from '../../src/platform/db/transaction.ts';
import type { Harness } from '../../tests/harness.ts';
import { openDoor, person, Visitor } from '../../tests/visitor.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf } from '../figure.ts';
import { fillCityOfMembers } from './fill-members.ts';
import { type Replay, replayOf, statementsOf } from './same-sql.ts';
import { readersOf } from './scopes.ts';

const RUNS = 7;
const CALLS = 150;
const AT_ONCE = 8;
const ROUND_MS = 2000;

const on = dayOf(new Date());
/** A page that is not the first: without its count, as the one who scrolls asks for it. */
const page = async (opened: BenchProgram, accountId: string) => {
  const { next } = (await opened.run(accountId, 'members.list', { on, limit: 50 })) as { next: string };
  return { on, limit: 50, after: next };
};

/** Milliseconds of processor time that this process spends on one call; the database is another process. */
const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  for (let at = 0; at < CALLS; at++) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
};

/** How often a second `AT_ONCE` callers get through `work`. */
const rateOf = async (workers: readonly (() => Promise<unknown>)[]): Promise<number> => {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() - began < ROUND_MS) {
        await work();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
};

const cpuFigures = async (opened: BenchProgram, database: pg.ClientConfig, accountId: string): Promise<Figure[]> => {
  const input = await page(opened, accountId);
  const call = () => opened.run(accountId, 'members.list', input);
  const bare = await replayOf(database, await statementsOf(call));
  const [whole, above]: [number[], number[]] = [[], []];
  await cpuOf(call);
  for (let run = 0; run < RUNS; run++) {
    const [ours, driver] = [await cpuOf(call), await cpuOf(bare.once)];
    whole.push(ours);
    above.push(ours - driver);
  }
  await bare.end();
  return [
    figureOf(
      {
        name: 'page of 50: processor time above the same SQL by the bare driver',
        unit: 'ms',
        goal: 0.5,
        better: 'lower',
      },
      above,
    ),
    figureOf(
      { name: 'page of 50: processor time of the program, driver included', unit: 'ms', goal: 3, better: 'lower' },
      whole,
    ),
  ];
};

const apiFigures = async (opened: BenchProgram, database: pg.ClientConfig, communeId: string): Promise<Figure[]> => {
  // What a door and a visitor need of a harness.
  const harness = { ...opened, clock: { now: new Date() }, load: loaderOf(opened) } as unknown as Harness;
  const door = await openDoor(harness);
  const account = await person(harness, { role: 'organisation-officer', organisationId: communeId });
  const visitor = new Visitor(door);
  await visitor.signIn(account, harness.clock.now);
  const first = await visitor.call(memberList, { on, limit: 50 });
  const call = () => visitor.call(memberList, { on, limit: 50, after: first.body.next });
  await call();
  const statements = await statementsOf(call);
  const bare: Replay[] = [];
  for (let at = 0; at < AT_ONCE; at++) bare.push(await replayOf(database, statements));
  const [api, driver] = [Array.from({ length: AT_ONCE }, () => call), bare.map(({ once }) => once)];
  const ratios: number[] = [];
  const rates: number[] = [];
  await rateOf(api);
  for (let run = 0; run < RUNS; run++) {
    const rate = await rateOf(api);
    rates.push(rate);
    ratios.push(rate / (await rateOf(driver)));
  }
  await Promise.all(bare.map((one) => one.end()));
  await door.close();
  return [
    figureOf(
      { name: 'API list ÷ bare driver with the same SQL, 8 callers', unit: '×', goal: 0.6, better: 'higher' },
      ratios,
    ),
    figureOf({ name: 'API list, 8 callers', unit: '/s', goal: 50, better: 'higher' }, rates),
  ];
};

const loaderOf =
  ({ program }: BenchProgram): Harness['load'] =>
  (work) =>
    inTransaction(program.pools.app_load, beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false }), work);

/** What the program itself costs beside the database: a page of 50 members of a commune among 500,000. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_of_members', fillCityOfMembers, 'page_cost');
  const opened = openBenchProgram(database);
  try {
    const { reader, communeId } = await withOwner(database, async (owner) => {
      const readers = await readersOf(opened, owner, 'provincial-party');
      const { rows } = await owner.query<{ id: string }>('SELECT id FROM organisations.organisation WHERE pos = $1', [
        readers[1]!.ranges[0]!.lo,
      ]);
      return { reader: readers[1]!, communeId: rows[0]!.id };
    });
    return [
      ...(await cpuFigures(opened, database, reader.accountId)),
      ...(await apiFigures(opened, database, communeId)),
    ];
  } finally {
    await opened.end();
  }
};
