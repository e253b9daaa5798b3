import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openProgram, type Program } from '../src/main/program.ts';
import type { RoleName } from '../src/main/roles.ts';
import { beginUnder } from '../src/platform/access/scope.ts';
import type { ActionContract, InputOf, OutputOf, QuestionContract } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import type { Outcome } from '../src/platform/action/runner.ts';
import type { Tx } from '../src/platform/db/database.ts';
import { migrate, schemaDigest } from '../src/platform/db/migrate.ts';
import { inTransaction } from '../src/platform/db/transaction.ts';
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts';
import { runWaitingJobs } from '../src/platform/jobs/start-jobs.ts';

const TEMPLATE_LOCK = 7_203_115_002;
const SYSTEM = '00000000-0000-7000-8000-000000000000';

/** Databases by the way the tests' server is reached. */
const ownerOf = (database: string): pg.ClientConfig => ({ ...inject('postgres'), database });

/** One migrated database per run of the tests, made by whoever comes first and cloned by everybody. */
const ensureTemplate = async (server: pg.Client): Promise<string> => {
  const name = `vm_template_${(await schemaDigest()).slice(0, 16)}`;
  await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      await server.query(`CREATE DATABASE ${name}_draft`);
      await migrate(ownerOf(`${name}_draft`), { key: null });
      await prepareQueue(ownerOf(`${name}_draft`), []);
      await server.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`);
    }
  } finally {
    await server.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return name;
};

export type Account = { readonly id: string; readonly login: string };

export type Harness = {
  readonly program: Program;
  readonly owner: pg.Client;
  /** The clock of the program; set it to travel. */
  readonly clock: { now: Date };
  /** Runs listeners of the events told so far, and of those that they tell; fails with the first of their errors. */
  readonly runJobs: () => Promise<void>;
  /** Rows written past row-level security, as loads do. */
  readonly load: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** A new account, with an office when a role and an organisation are given. */
  readonly account: (office?: { role: RoleName; organisationId: string; period?: string }) => Promise<Account>;
  readonly call: (account: Account | null, name: string, input: unknown, requestId?: string) => Promise<Outcome>;
  /** Runs an action and gives its answer; throws with the reasons when it is refused. */
  readonly act: <C extends ActionContract>(account: Account, contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;
  readonly ask: <C extends QuestionContract>(account: Account, contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;
  /** Codes of the reasons for which the call is refused; throws when it is not. */
  readonly refused: (account: Account | null, contract: { name: string }, input: unknown) => Promise<string[]>;
};

/** A whole program on a database of its own, removed after the test file. Call it at the top level of a `*.db.test.ts`. */
export const startHarness = async (): Promise<Harness> => {
  const server = new pg.Client(ownerOf('postgres'));
  await server.connect();
  const database = `vm_test_${newId().replaceAll('-', '')}`;
  await server.query(`CREATE DATABASE ${database} TEMPLATE ${await ensureTemplate(server)}`);
  const owner = new pg.Client(ownerOf(database));
  await owner.connect();
  const clock = { now: new Date() };
  const files = mkdtempSync(join(tmpdir(), 'vung-manh-files-'));
  const program = openProgram({
    owner: ownerOf(database),
    key: null,
    secretKey: Buffer.alloc(32, 1),
    files,
    openIdConnect: false,
    now: () => clock.now,
  });
  await prepareQueue(ownerOf(database), program.areas);
  afterAll(async () => {
    await program.end();
    rmSync(files, { recursive: true, force: true });
    await owner.end();
    await server.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await server.end();
  });
  const runJobs = async () => {
    const faults: unknown[] = [];
    const { areas, runner, errandParts } = program;
    const onFailure = ({ error }: { error: unknown }) => void faults.push(error);
    await runWaitingJobs({
      owner: ownerOf(database),
      areas,
      asSystem: runner.asSystem,
      onFailure,
      errands: errandParts,
    });
    if (faults.length > 0) throw faults[0];
  };
  return { program, owner, clock, runJobs, ...doorsOf(program) };
};

const doorsOf = (program: Program) => {
  const load: Harness['load'] = (work) =>
    inTransaction(program.pools.app_load, beginUnder({ role: 'app_all' }, SYSTEM, { readOnly: false }), work);
  const call: Harness['call'] = (account, name, input, requestId = newId()) =>
    program.runner.call({ name, input, accountId: account?.id ?? null, requestId });
  const answer = async (account: Account, { name }: { name: string }, input: unknown) => {
    const outcome = await call(account, name, input);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.kind} ${JSON.stringify(outcome.reasons)}`);
    return outcome.answer;
  };
  return {
    load,
    call,
    account: (office?: { role: RoleName; organisationId: string; period?: string }) =>
      load((tx) => insertAccount(tx, office)),
    act: answer as unknown as Harness['act'],
    ask: answer as unknown as Harness['ask'],
    refused: async (account: Account | null, contract: { name: string }, input: unknown) => {
      const outcome = await call(account, contract.name, input);
      if (outcome.ok) throw new Error(`${contract.name} was not refused: ${JSON.stringify(outcome.answer)}`);
      return outcome.reasons.map((one) => one.code);
    },
  };
};

const insertAccount = async (tx: Tx, office?: { role: string; organisationId: string; period?: string }) => {
  const id = newId();
  const login = `account-${id}`;
  await tx.insertInto('platform.account').values({ id, login, display_name: 'Người thử nghiệm' }).execute();
  if (office) {
    const { pos } = await tx
      .selectFrom('organisations.organisation')
      .select('pos')
      .where('id', '=', office.organisationId)
      .executeTakeFirstOrThrow();
    const period = office.period ?? '[2000-01-01,)';
    await tx
      .insertInto('platform.office')
      .values({ id: newId(), account_id: id, role: office.role, org_id: office.organisationId, org_pos: pos, period })
      .execute();
  }
  return { id, login };
};
