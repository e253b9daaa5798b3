import { joinDatabase } from '../src/main/join-database.ts';
import { openProgram } from '../src/main/program.ts';
import { newId } from '../src/platform/action/id.ts';
import { readConfig } from '../src/platform/config.ts';
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts';

const USAGE = `npm run seed -- hanoi <id of the city organisation>      30 districts and 526 units, their reorganisation of 1/7/2025, 126 units
npm run seed -- nation <id of the organisation above>    34 provinces and their 3,321 units
npm run seed -- commune <id of the city organisation>    a fictional commune; only beside demonstration data
  Loads what lies in seeds/ into the data folder of this clone, whether the program runs or not.
`;

type Load = {
  readonly name: string;
  readonly input: (id: string) => object;
  readonly onlyFictional?: true;
};

const loads: Readonly<Record<string, Load>> = {
  hanoi: { name: 'organisations.load-hanoi', input: (id) => ({ cityId: id }) },
  nation: { name: 'organisations.load-nation', input: (id) => ({ rootId: id }) },
  commune: {
    name: 'organisations.load-demonstration-commune',
    input: (id) => ({ cityId: id }),
    onlyFictional: true,
  },
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const seed = async (load: Load, id: string): Promise<number> => {
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
    if (rows[0].set_up_at === null) {
      say('Set the installation up first, in the browser: its own organisation is what the units are put under.');
      return 1;
    }
    if (load.onlyFictional && rows[0].data_kind !== 'demonstration') {
      say('Invented people are never put beside real ones: this data folder is not the demonstration.');
      return 1;
    }
    if (database.isAlone) await prepareQueue(database.owner, program.areas);
    const call = { name: load.name, input: load.input(id), accountId: null, asSystem: true, requestId: newId() };
    const outcome = await program.runner.call({ ...call, address: 'command line' });
    if (outcome.ok) process.stdout.write(`${JSON.stringify(outcome.answer, null, 2)}\n`);
    else for (const { code, params } of outcome.reasons) say(`${code}: ${program.sentences(code, params, 'en')}`);
    return outcome.ok ? 0 : 1;
  } finally {
    await program.end();
    await database.stop();
  }
};

const [which = '', id, ...others] = process.argv.slice(2);
const load = loads[which];
if (!load || !id || others.length > 0) {
  say(USAGE);
  process.exitCode = which === '--help' ? 0 : 1;
} else {
  process.exitCode = await seed(load, id).catch((error: unknown) => {
    const { name, message, stack } = error as Error;
    say(name === 'ConfigError' ? message : (stack ?? message));
    return 1;
  });
}
