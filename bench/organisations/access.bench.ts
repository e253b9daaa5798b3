import type pg from 'pg';
import { beginUnder, type Range, type Scope, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type CapturedQuery, captureQueries } from '../captured-queries.ts';
import { type Figure, figureOf, fineRatiosOf } from '../figure.ts';
import { fillCityAfter } from './cities.ts';

const RUNS = 9;
const RUN_MS = 500;

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

type Case = {
  readonly scopeName: string;
  readonly type: string;
  readonly scope: Scope;
  readonly ranges: readonly Range[];
  readonly goal: number;
};

const casesOf = async (owner: pg.Client): Promise<Case[]> => {
  const scoped = async (scopeName: string, type: string, count: number): Promise<Case> => {
    const ranges = await rangesOf(owner, type, count);
    return { scopeName, type, scope: scopeOver(ranges), ranges, goal: 1.3 };
  };
  return [
    await scoped('one cell', 'residential-cell', 1),
    await scoped('one unit', 'grassroots-party', 1),
    await scoped('four units', 'grassroots-party', 4),
    { scopeName: 'whole tree', type: 'provincial-party', scope: { role: 'app_all' }, ranges: [], goal: 1.1 },
  ];
};

/** What the list of organisations of a subtree really asks: the question narrows by itself, and the policies come on top. */
const listQueries = async (opened: BenchProgram, owner: pg.Client, one: Case): Promise<CapturedQuery[]> => {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT org_id AS id FROM organisations.organisation_version v WHERE type = $1 AND org_pos = coalesce($2, org_pos) LIMIT 1`,
    [one.type, one.ranges[0]?.lo ?? null],
  );
  const reader = await opened.account('reader', rows[0]!.id);
  const captured = captureQueries(opened.program.pools[one.scope.role]);
  await opened.run(reader, 'organisations.list', { on: dayOf(new Date()), underId: rows[0]!.id });
  return captured.filter((query) => query.text.includes('organisation_version')).slice(0, 2);
};

const measure = async (one: Case, opened: BenchProgram, owner: pg.Client): Promise<Figure[]> => {
  const figures: Figure[] = [];
  const asked = one.ranges.length <= 1 ? await listQueries(opened, owner, one) : [];
  const client = await opened.program.pools[one.scope.role].connect();
  const add = async (name: string, protectedQuery: CapturedQuery, explicitQuery: CapturedQuery) => {
    const ratios = await fineRatiosOf(
      RUNS,
      RUN_MS,
      () => client.query(protectedQuery.text, [...protectedQuery.values]),
      () => owner.query(explicitQuery.text, [...explicitQuery.values]),
    );
    const what = `${name}, ${one.scopeName}: under policies ÷ explicit WHERE`;
    figures.push(figureOf({ name: what, unit: '×', goal: one.goal, better: 'lower' }, ratios));
  };
  const plain = (text: string): CapturedQuery => ({ text, values: [] });
  try {
    await client.query(beginUnder(one.scope, SYSTEM_ACCOUNT, { readOnly: true }));
    const explicit = one.ranges.length === 0 ? '' : conditionOf(one.ranges);
    for (const query of queries) await add(query.name, plain(query.sql('')), plain(query.sql(explicit)));
    for (const [at, query] of asked.entries())
      await add(`organisations.${at === 0 ? 'list' : 'list, its count'}`, query, query);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  return figures;
};

/** Subtree list and count under row-level security against the same SQL with an explicit WHERE and no policies. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_after', fillCityAfter, 'access');
  const opened = openBenchProgram(database);
  try {
    return await withOwner(database, async (owner) => {
      // As the pools of requests have it: what is compared is the policies, not parallel workers.
      await owner.query('SET max_parallel_workers_per_gather = 0');
      const figures: Figure[] = [];
      for (const one of await casesOf(owner)) figures.push(...(await measure(one, opened, owner)));
      return figures;
    });
  } finally {
    await opened.end();
  }
};
