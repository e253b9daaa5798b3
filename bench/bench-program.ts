import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { openProgram, type Program } from '../src/main/program.ts';
import type { RoleName } from '../src/main/roles.ts';
import { newId } from '../src/platform/action/id.ts';
import { withOwner } from './bench-server.ts';

export type BenchProgram = {
  readonly program: Program;
  /** A new account with an office over an organisation; gives the account's id. */
  readonly account: (role: RoleName, organisationId: string) => Promise<string>;
  /** Runs an action or question; throws with the reasons when it is refused. */
  readonly run: (accountId: string, name: string, input: unknown) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

/** The whole program on a database of the bench: calls go through the same door as those of the web. */
export const openBenchProgram = (database: pg.ClientConfig): BenchProgram => {
  const files = mkdtempSync(join(tmpdir(), 'vung-manh-files-'));
  const program = openProgram({
    owner: database,
    key: null,
    secretKey: Buffer.alloc(32, 1),
    files,
    openIdConnect: false,
  });
  return {
    program,
    end: async () => {
      await program.end();
      rmSync(files, { recursive: true, force: true });
    },
    account: (role, organisationId) =>
      withOwner(database, async (owner) => {
        const id = newId();
        await owner.query('INSERT INTO platform.account (id, login, display_name) VALUES ($1::uuid, $1::text, $2)', [
          id,
          'bench',
        ]);
        await owner.query(
          `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
           SELECT $1, $2, $3, o.id, o.pos, '[2000-01-01,)' FROM organisations.organisation o WHERE o.id = $4`,
          [newId(), id, role, organisationId],
        );
        return id;
      }),
    run: async (accountId, name, input) => {
      const outcome = await program.runner.call({ name, input, accountId, requestId: newId() });
      if (!outcome.ok) throw new Error(`${name}: ${outcome.kind} ${JSON.stringify(outcome.reasons.slice(0, 3))}`);
      return outcome.answer;
    },
  };
};

/** Ids of organisations of a type, in an order that has nothing to do with the tree. */
export const organisationsOf = (database: pg.ClientConfig, type: string, count: number): Promise<string[]> =>
  withOwner(database, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `SELECT org_id AS id FROM organisations.organisation_version WHERE type = $1 ORDER BY md5(org_pos::text) LIMIT $2`,
      [type, count],
    );
    return rows.map((row) => row.id);
  });
