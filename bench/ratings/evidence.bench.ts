import { evidenceOf } from '../../src/areas/ratings/questions/evidence.ts';
import { beginUnder, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { inTransaction } from '../../src/platform/db/transaction.ts';
import { openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, timed } from '../figure.ts';
import { fillCityOfMembers } from '../members/fill-members.ts';
import { fillEvidence } from './fill-evidence.ts';

const RUNS = 9;
/** As many as one question may ask for. */
const PERSONS = 500;

type Sheets = Awaited<ReturnType<typeof evidenceOf>>;

/** A figure that is empty would be read too well: every count beside the rules and every earlier result has to be there. */
const refuseEmpty = (sheets: Sheets, expected: number): void => {
  if (sheets.size !== expected) throw new Error(`${sheets.size} sheets instead of ${expected}`);
  for (const { beside, earlier, subject } of sheets.values()) {
    const empty = beside.filter(({ value, code }) => value === null && code !== 'offices-held').map(({ code }) => code);
    if (empty.length > 0 || earlier.length === 0)
      throw new Error(`${subject.title}: nothing of ${empty.join(', ') || 'earlier results'}`);
  }
};

/** The sheets of evidence of a commune of a hundred cells, and of five hundred of its members, all at once, as an officer over them sees them. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_of_members', fillCityOfMembers, 'evidence');
  const today = dayOf(new Date());
  const { program, end } = openBenchProgram(database);
  try {
    const { cells, members, range } = await withOwner(database, (owner) => fillEvidence(owner, today));
    const begin = beginUnder(scopeOver([range]), SYSTEM_ACCOUNT, { readOnly: true });
    const secondsOf = async (ids: readonly string[]): Promise<number[]> => {
      const sheets = () => inTransaction(program.pools.app_scoped, begin, (tx) => evidenceOf(tx, ids, today));
      refuseEmpty(await sheets(), ids.length);
      const seconds: number[] = [];
      for (let run = 0; run < RUNS; run += 1) seconds.push((await timed(sheets)) / 1000);
      return seconds;
    };
    const what = { unit: 's', goal: 1, better: 'lower' } as const;
    return [
      figureOf({ ...what, name: 'sheets of evidence of a commune of 100 cells' }, await secondsOf(cells)),
      figureOf(
        { ...what, name: `sheets of evidence of ${PERSONS} of its members` },
        await secondsOf(members.slice(0, PERSONS)),
      ),
    ];
  } finally {
    await end();
  }
};
