import type pg from 'pg';
import { type Range, type Scope, scopeOver } from '../../src/platform/access/scope.ts';
import { newId } from '../../src/platform/action/id.ts';
import type { BenchProgram } from '../bench-program.ts';

/** Somebody who reads members: of one cell, of one commune, of two communes that lie apart, of everything. */
export type Reader = {
  readonly scopeName: string;
  readonly accountId: string;
  readonly scope: Scope;
  readonly ranges: readonly Range[];
  /** Under policies against an explicit WHERE. */
  readonly goal: number;
};

type Place = Range & { readonly id: string };

const placesOf = async (owner: pg.Client, type: string, count: number): Promise<Place[]> => {
  const { rows } = await owner.query<Place>(
    `SELECT o.id, o.pos AS lo, o.pos_end AS hi FROM organisations.organisation o
     JOIN organisations.organisation_version v ON v.org_id = o.id WHERE v.type = $1 ORDER BY md5(v.name), o.pos LIMIT $2`,
    [type, count],
  );
  return rows;
};

const alsoOver = (owner: pg.Client, accountId: string, organisationId: string) =>
  owner.query(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
     SELECT $1, $2, 'organisation-officer', o.id, o.pos, '[2000-01-01,)' FROM organisations.organisation o WHERE o.id = $3`,
    [newId(), accountId, organisationId],
  );

/** The readers of a tree whose top has the type `top`. */
export const readersOf = async (
  { account }: Pick<BenchProgram, 'account'>,
  owner: pg.Client,
  top: string,
): Promise<Reader[]> => {
  const scoped = async (scopeName: string, type: string, count: number): Promise<Reader> => {
    const ranges = await placesOf(owner, type, count);
    const accountId = await account('organisation-officer', ranges[0]!.id);
    for (const { id } of ranges.slice(1)) await alsoOver(owner, accountId, id);
    return { scopeName, accountId, scope: scopeOver(ranges), ranges, goal: 1.3 };
  };
  const [whole] = await placesOf(owner, top, 1);
  return [
    await scoped('one cell', 'residential-cell', 1),
    await scoped('one commune', 'grassroots-party', 1),
    await scoped('two communes', 'grassroots-party', 2),
    {
      scopeName: 'whole tree',
      accountId: await account('organisation-officer', whole!.id),
      scope: { role: 'app_all' },
      ranges: [],
      goal: 1.1,
    },
  ];
};

/** The same condition as the policy, written out. */
export const conditionOf = (ranges: readonly Range[]): string =>
  ranges.length === 0
    ? 'true'
    : `(${ranges.map(({ lo, hi }) => `(m.org_pos >= ${lo} AND m.org_pos < ${hi})`).join(' OR ')})`;
