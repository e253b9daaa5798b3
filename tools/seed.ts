import { parseArgs } from 'node:util';
import { loadFictionalMeetings } from '../src/areas/meetings/contract.ts';
import { loadFictionalMembers, unitsToFill } from '../src/areas/members/contract.ts';
import { loadHanoi, loadNation, type OrganisationId } from '../src/areas/organisations/contract.ts';
import { loadFictionalRatings } from '../src/areas/ratings/contract.ts';
import { joinDatabase } from '../src/main/join-database.ts';
import { openProgram, type Program } from '../src/main/program.ts';
import type { ActionContract, InputOf, OutputOf, QuestionContract } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { readConfig } from '../src/platform/config.ts';
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts';

const USAGE = `npm run seed -- hanoi <id of the city organisation>      30 districts and 526 units, their reorganisation of 1/7/2025, 126 units
npm run seed -- nation <id of the organisation above>    34 provinces and their 3,321 units
npm run seed -- commune <id of a commune or ward>        2,500 invented members in 60 invented cells below it, with a year of meetings
                                                         and ratings of the last years as far as the cells stood then;
                                                         --cells 0: in the cells that are there; only beside demonstration data
npm run seed -- city <id of the city organisation>       500,000 invented members in 18,000 cells below its communes and wards, by
                                                         population; goes on where it was cut off; only beside demonstration data
  --members <number>, --cells <number>                   another size of commune or city
  --months <number>                                      so many months of invented meetings: 12 for a commune, 3 for a city; 0 for none
  --seed <number>                                        other people
  Loads what lies in seeds/ into the data folder of this clone, whether the program runs or not.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    members: { type: 'string' },
    cells: { type: 'string' },
    months: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
});

/** Runs an action or question as the one who can open the data folder; throws with the sentences of a refusal. */
type Run = <C extends ActionContract | QuestionContract>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;
class Unloaded extends Error {}

type Load = { readonly onlyFictional?: true; readonly run: (run: Run, id: OrganisationId) => Promise<unknown> };

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
const numberOf = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : Number(text);
const seedNumber = Number(values.seed);

/** Meetings of the cells below a unit, as many months back as wanted. */
const loadMeetings = async (run: Run, organisationId: OrganisationId, otherwise: number, seed: number) => {
  const months = numberOf(values.months, otherwise);
  return months === 0 ? { meetings: 0, tasks: 0 } : run(loadFictionalMeetings, { organisationId, months, seed });
};

const loadCommune: Load['run'] = async (run, organisationId) => {
  const wanted = { members: numberOf(values.members, 2500), cells: numberOf(values.cells, 60) };
  const filled = await run(loadFictionalMembers, { organisationId, ...wanted, seed: seedNumber });
  const meetings = await loadMeetings(run, organisationId, 12, seedNumber);
  const { results, subjects } = await run(loadFictionalRatings, { organisationId, seed: seedNumber });
  return { ...filled, ...meetings, pastResults: results, ratedLastYear: subjects };
};

// One transaction for each unit: memory and locks stay small, and what was cut off goes on with the units that are still empty.
const loadCity: Load['run'] = async (run, cityId) => {
  const began = performance.now();
  const total = { units: 0, cells: 0, members: 0, left: 0, meetings: 0 };
  const wanted = { members: numberOf(values.members, 500_000), cells: numberOf(values.cells, 18_000) };
  const { units } = await run(unitsToFill, { cityId, ...wanted });
  if (units.length === 0)
    throw new Unloaded('No commune or ward without members stands below it: "npm run seed -- hanoi <id>" comes first.');
  for (const [at, { name, ...unit }] of units.entries()) {
    const filled = await run(loadFictionalMembers, { ...unit, seed: seedNumber + at });
    const { meetings } = await loadMeetings(run, unit.organisationId, 3, seedNumber + at);
    total.units++;
    total.meetings += meetings;
    for (const key of ['cells', 'members', 'left'] as const) total[key] += filled[key];
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    say(
      `[${seconds} s] ${at + 1}/${units.length} ${name}: ${filled.cells} cells, ${filled.members} members, ${meetings} meetings`,
    );
  }
  return total;
};

const loads: Readonly<Record<string, Load>> = {
  hanoi: { run: (run, cityId) => run(loadHanoi, { cityId }) },
  nation: { run: (run, rootId) => run(loadNation, { rootId }) },
  commune: { onlyFictional: true, run: loadCommune },
  city: { onlyFictional: true, run: loadCity },
};

const runnerOf =
  (program: Program): Run =>
  async ({ name }, input) => {
    const call = { name, input, accountId: null, asSystem: true, requestId: newId() };
    const outcome = await program.runner.call({ ...call, address: 'command line' });
    if (outcome.ok) return outcome.answer as never;
    throw new Unloaded(
      outcome.reasons.map(({ code, params }) => `${code}: ${program.sentences(code, params, 'en')}`).join('\n'),
    );
  };

const seed = async (load: Load, id: string): Promise<void> => {
  const database = await joinDatabase(readConfig(), say);
  const program = openProgram({
    owner: database.owner,
    key: database.roleKey,
    secretKey: database.secretKey,
    files: null,
    openIdConnect: false,
  });
  try {
    const { rows } = await program.pools.app_identity.query('SELECT data_kind, set_up_at FROM platform.installation');
    if (rows[0].set_up_at === null)
      throw new Unloaded(
        'Set the installation up first, in the browser: its own organisation is what the units are put under.',
      );
    if (load.onlyFictional && rows[0].data_kind !== 'demonstration')
      throw new Unloaded('Invented people are never put beside real ones: this data folder is not the demonstration.');
    if (database.isAlone) await prepareQueue(database.owner, program.areas);
    print(await load.run(runnerOf(program), id as OrganisationId));
  } finally {
    await program.end();
    await database.stop();
  }
};

const [which = '', id, ...others] = positionals;
const load = loads[which];
if (!load || !id || others.length > 0 || values.help) {
  say(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  await seed(load, id).catch((error: unknown) => {
    const { name, message, stack } = error as Error;
    say(error instanceof Unloaded || name === 'ConfigError' ? message : (stack ?? message));
    process.exitCode = 1;
  });
}
