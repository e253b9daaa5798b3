import { parseArgs } from 'node:util';
import { newId } from '../platform/action/id.ts';
import type { Outcome } from '../platform/action/runner.ts';
import { sealEntries } from '../platform/audit/seal-entries.ts';
import { readConfig } from '../platform/config.ts';
import { prepareQueue } from '../platform/jobs/prepare-queue.ts';
import { runWaitingJobs } from '../platform/jobs/start-jobs.ts';
import { demonstrationCode } from './demonstration-code.ts';
import { joinDatabase } from './join-database.ts';
import { openProgram, type Program } from './program.ts';

const USAGE = `npm run org -- <area.action> [--as <login>] [--office <id>] [--request-id <uuid>] < input.json
  Runs an action or a question through the same door as the web, on the data folder of this clone, whether the program runs or not.
  Without --as it acts as the system itself, over the whole tree.
npm run org -- audit.verify [< exported-seal.json]     (short for platform.audit-verify)
npm run org -- audit.export-seal > exported-seal.json  (short for platform.export-seal)
npm run org -- ratings.rederive <year>                 derives the stored verdicts of a year again and lists where they part
npm run org -- --list                                  every action and question
npm run org -- --code <login>                          the six-digit code of a demonstration account, as an authenticator app shows it
`;

type Input = Readonly<Record<string, unknown>>;

type Alias = {
  readonly name: string;
  readonly input?: (given: Input) => Input;
  /** Field that a second word of the command line fills, in place of an input. */
  readonly wordAs?: string;
};

/** Short names, and the shape in which an exported seal may be given back as it was printed. */
const aliases: Readonly<Record<string, Alias>> = {
  'audit.verify': {
    name: 'platform.audit-verify',
    input: (given) => ('digest' in given ? { exportedSeal: { number: given.number, digest: given.digest } } : given),
  },
  'audit.export-seal': { name: 'platform.export-seal' },
  'ratings.rederive': { name: 'ratings.rederivation', wordAs: 'year' },
};

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

class UsageError extends Error {}

/** Whether somebody is writing to us at all: a script may leave an open pipe behind that never says anything. */
const FIRST_BYTE_MS = 2_000;

const readInput = async (mayBeEmpty: boolean): Promise<Input> => {
  if (process.stdin.isTTY) return {};
  const silence = setTimeout(() => mayBeEmpty && process.stdin.destroy(), FIRST_BYTE_MS);
  let text = '';
  try {
    for await (const chunk of process.stdin) {
      clearTimeout(silence);
      text += chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    clearTimeout(silence);
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as Input;
  } catch {
    throw new UsageError('The input is not JSON.');
  }
};

const accountOf = async (program: Program, login: string): Promise<string> => {
  const { rows } = await program.pools.app_identity.query<{ id: string }>(
    'SELECT id FROM platform.account WHERE login = lower($1) AND disabled_at IS NULL',
    [login],
  );
  if (!rows[0]) throw new UsageError(`There is no account "${login}" that may act.`);
  return rows[0].id;
};

const show = (outcome: Outcome, program: Program): number => {
  if (outcome.ok) {
    process.stdout.write(`${JSON.stringify(outcome.answer, null, 2)}\n`);
    return (outcome.answer as { intact?: unknown } | null)?.intact === false ? 1 : 0;
  }
  for (const { code, params, field } of outcome.reasons) {
    tell(`${outcome.kind}: ${code}${field ? ` (${field})` : ''}`);
    tell(`  ${program.sentences(code, params, 'vi')}`);
    tell(`  ${program.sentences(code, params, 'en')}`);
  }
  return 1;
};

const list = (program: Program): void => {
  const lines = program.runner.contracts.map((one) => `${one.name.padEnd(44)} ${one.kind.padEnd(9)} ${one.summary}`);
  process.stdout.write(`${lines.sort().join('\n')}\n`);
};

type Wish = {
  name: string;
  word?: string | undefined;
  as?: string | undefined;
  office?: string | undefined;
  requestId?: string | undefined;
};

const givenTo = async ({ name, word }: Wish, alias: Alias | undefined, mayBeEmpty: boolean): Promise<Input> => {
  if (word === undefined) return readInput(mayBeEmpty);
  if (alias?.wordAs === undefined) throw new UsageError(`"${name}" takes its input as JSON, not as a word.`);
  return { [alias.wordAs]: Number(word) };
};

const run = async (wish: Wish, program: Program): Promise<number> => {
  const alias = aliases[wish.name];
  const name = alias?.name ?? wish.name;
  const contract = program.runner.contracts.find((one) => one.name === name);
  if (!contract) throw new UsageError(`There is no action or question "${name}". See npm run org -- --list.`);
  const given = await givenTo(wish, alias, contract.input.safeParse({}).success);
  const outcome = await program.runner.call({
    name,
    input: alias?.input?.(given) ?? given,
    accountId: wish.as === undefined ? null : await accountOf(program, wish.as),
    asSystem: wish.as === undefined,
    requestId: wish.requestId ?? newId(),
    officeId: wish.office ?? null,
    address: 'command line',
  });
  return show(outcome, program);
};

/** Without a running program nobody else hears the events told or seals the entry written. */
const settle = async (program: Program): Promise<void> => {
  const { areas, pools, runner } = program;
  const onFailure = ({ task, error }: { task: string; error: unknown }) =>
    tell(`${task} will be tried again by the program: ${(error as Error).message}`);
  await runWaitingJobs({ owner: pools.owner, areas, asSystem: runner.asSystem, onFailure });
  await sealEntries(pools.app_worker, 'last-day');
};

const onDatabase = async (wish: Wish): Promise<number> => {
  const database = await joinDatabase(readConfig(), tell);
  const program = openProgram({
    owner: database.owner,
    key: database.roleKey,
    secretKey: database.secretKey,
    files: null,
    openIdConnect: false,
  });
  try {
    if (database.isAlone) await prepareQueue(database.owner, program.areas);
    const code = await run(wish, program);
    if (database.isAlone) await settle(program);
    return code;
  } finally {
    await program.end();
    await database.stop();
  }
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      office: { type: 'string' },
      'request-id': { type: 'string' },
      list: { type: 'boolean' },
      code: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.list) {
    // Nothing connects until something is asked.
    list(openProgram({ owner: {}, key: null, secretKey: null, files: null, openIdConnect: false }));
    return 0;
  }
  if (values.code !== undefined) {
    process.stdout.write(`${demonstrationCode(readConfig(), values.code)}\n`);
    return 0;
  }
  const [name, word, ...others] = positionals;
  if (values.help || name === undefined || others.length > 0) {
    tell(USAGE);
    return values.help ? 0 : 1;
  }
  return onDatabase({ name, word, as: values.as, office: values.office, requestId: values['request-id'] });
};

const explain = (error: unknown): string => {
  const { name, code, message, stack } = error as NodeJS.ErrnoException;
  const isOurs = error instanceof UsageError || name === 'ConfigError' || code?.startsWith('ERR_PARSE_ARGS');
  return isOurs ? message : (stack ?? message);
};

process.exitCode = await main().catch((error: unknown) => {
  tell(explain(error));
  return 1;
});
