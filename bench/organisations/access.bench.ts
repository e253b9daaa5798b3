import type pg from 'pg';
import { beginUnder, type Range, type Scope } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { openPools } from '../../src/platform/db/pools.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, ratiosOf, timed } from '../figure.ts';
import { fillCityAfter } from './cities.ts';

const RUNS = 9;
const RUN_MS = 120;

type Query = { readonly name: string; readonly sql: (where: string) => string };

/** `where` is the explicit condition, or nothing where only the policy narrows. */
const queries: readonly Query[] = [
  {
    name: 'list of 100 rows',
    sql: (where) => `SELECT org_id, org_pos, value FROM organisations.organisation_figure f
      WHERE measure = 'members' AND on_day = '2026-10-01' ${where} ORDER BY org_pos LIMIT 100`,
  },
  {
    name: 'count and sum',
    sql: (where) =>
      `SELECT count(*), sum(value) FROM organisations.organisation_figure f WHERE measure = 'members' AND on_day = '2026-10-01' ${where}`,
  },
];

/** The list of organisations: their face is open, so the question narrows by itself and the policy is only paid for. */
const faceQuery = (lo: number, hi: number): string =>
  `SELECT v.org_id, v.name, v.type, v.parent_id FROM organisations.organisation_version v
   WHERE v.org_pos >= ${lo} AND v.org_pos < ${hi} AND v.period @> current_date ORDER BY v.org_pos LIMIT 100`;

const conditionOf = (ranges: readonly Range[]): string =>
  `AND (${ranges.map(({ lo, hi }) => `(org_pos >= ${lo} AND org_pos < ${hi})`).join(' OR ')})`;

const rangesOf = async (owner: pg.Client, type: string, count: number): Promise<Range[]> => {
  const { rows } = await owner.query<Range>(
    `SELECT o.pos AS lo, o.pos_end AS hi FROM organisations.organisation o
     JOIN organisations.organisation_version v ON v.org_id = o.id WHERE v.type = $1 ORDER BY md5(v.name), o.pos LIMIT $2`,
    [type, count],
  );
  return rows;
};

/** Milliseconds for one execution, out of as many as fill a run. */
const executor = async (client: pg.ClientBase, sql: string): Promise<() => Promise<number>> => {
  const once = Math.max(0.05, await timed(() => client.query(sql)));
  const times = Math.max(1, Math.round(RUN_MS / once));
  return async () =>
    (await timed(async () => {
      for (let at = 0; at < times; at++) await client.query(sql);
    })) / times;
};

type Case = {
  readonly scopeName: string;
  readonly scope: Scope;
  readonly ranges: readonly Range[];
  readonly goal: number;
};

const casesOf = async (owner: pg.Client): Promise<Case[]> => {
  const scoped = async (scopeName: string, type: string, count: number): Promise<Case> => {
    const ranges = await rangesOf(owner, type, count);
    return { scopeName, scope: { role: 'app_scoped', ranges }, ranges, goal: 1.3 };
  };
  return [
    await scoped('one cell', 'residential-cell', 1),
    await scoped('one unit', 'grassroots-party', 1),
    await scoped('four units', 'grassroots-party', 4),
    { scopeName: 'whole tree', scope: { role: 'app_all' }, ranges: [], goal: 1.1 },
  ];
};

const measure = async (
  one: Case,
  pools: Record<'app_scoped' | 'app_all', pg.Pool>,
  owner: pg.Client,
): Promise<Figure[]> => {
  const client = await pools[one.scope.role as 'app_scoped' | 'app_all'].connect();
  const figures: Figure[] = [];
  const add = async (name: string, protectedSql: string, explicitSql: string) => {
    const ratios = await ratiosOf(RUNS, await executor(client, protectedSql), await executor(owner, explicitSql));
    figures.push(
      figureOf(
        {
          name: `${name}, ${one.scopeName}: under policies ÷ explicit WHERE`,
          unit: '×',
          goal: one.goal,
          better: 'lower',
        },
        ratios,
      ),
    );
  };
  try {
    await client.query(beginUnder(one.scope, SYSTEM_ACCOUNT, { readOnly: true }));
    const explicit = one.ranges.length === 0 ? '' : conditionOf(one.ranges);
    for (const query of queries) await add(query.name, query.sql(''), query.sql(explicit));
    const [lo, hi] = [one.ranges[0]?.lo ?? 0, one.ranges[0]?.hi ?? 2_147_483_647];
    if (one.ranges.length <= 1) await add('organisations listed', faceQuery(lo, hi), faceQuery(lo, hi));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  return figures;
};

/** Subtree list and count under row-level security against the same SQL with an explicit WHERE and no policies. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_after', fillCityAfter, 'access');
  const pools = openPools(database, null);
  try {
    return await withOwner(database, async (owner) => {
      // The explicit side gets the settings of the request pools, so that only the policies differ.
      await owner.query("SET TimeZone = 'Asia/Ho_Chi_Minh'; BEGIN READ ONLY");
      const figures: Figure[] = [];
      for (const one of await casesOf(owner)) figures.push(...(await measure(one, pools, owner)));
      return figures;
    });
  } finally {
    await pools.end();
  }
};
