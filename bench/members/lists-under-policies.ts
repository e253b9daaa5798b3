import type pg from 'pg';
import { beginUnder } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { withOwner } from '../bench-server.ts';
import { type CapturedQuery, captureQueries } from '../captured-queries.ts';
import { type Figure, figureOf, fineRatiosOf, timed } from '../figure.ts';
import { conditionOf, type Reader, readersOf } from './scopes.ts';

const PAGE = 50;

type Ask = { readonly name: string; readonly input: object };

const first: readonly Ask[] = [
  { name: 'first page', input: {} },
  {
    name: 'filter: pensioners on the roll over 70',
    input: { filter: { ages: ['over-70'], duesGroups: ['pensioner'] } },
  },
  { name: 'filter: probationary', input: { filter: { standings: ['probationary'] } } },
];

type Asked = { readonly page: CapturedQuery; readonly count: CapturedQuery | undefined; readonly ms: number[] };

/** What the list really asks the database, with the answer; and how long the whole question takes. */
const ask = async (
  { run }: BenchProgram,
  captured: CapturedQuery[],
  reader: Reader,
  input: object,
): Promise<Asked & { readonly next: string | null }> => {
  captured.length = 0;
  const whole = { on: dayOf(new Date()), limit: PAGE, ...input };
  const { next } = (await run(reader.accountId, 'members.list', whole)) as { next: string | null };
  const asked = captured.filter(({ text }) => text.includes('FROM members.member m')).slice();
  const ms: number[] = [];
  for (let at = 0; at < 7; at++) ms.push(await timed(() => run(reader.accountId, 'members.list', whole)));
  return { page: asked[0]!, count: asked.find(({ text }) => text.includes('count(*)')), next, ms };
};

const STEP = /WHEN m\.org_pos < (\$\d+)::int THEN false WHEN m\.org_pos < (\$\d+)::int THEN true/g;

/**
 * The same text with the condition as anybody would write it: in place of the form that the question takes beside a policy, or where
 * it leaves the narrowing wholly to the policy.
 */
const explicitly = ({ text, values }: CapturedQuery, reader: Reader): CapturedQuery => ({
  text: text
    .replace('WHERE true', `WHERE ${conditionOf(reader.ranges)}`)
    .replace(/CASE WHEN m\.org_pos .*? ELSE false END/, (form) => {
      const ranges = [...form.matchAll(STEP)].map(
        ([, lo, hi]) => `(m.org_pos >= ${lo}::int AND m.org_pos < ${hi}::int)`,
      );
      return `(${ranges.join(' OR ')})`;
    }),
  values,
});

type Asking = { readonly runs: number; readonly asks: readonly Ask[]; readonly isAsked: (reader: Reader) => boolean };

const measure = async (opened: BenchProgram, owner: pg.Client, reader: Reader, { runs, asks }: Asking) => {
  const captured = captureQueries(opened.program.pools[reader.scope.role]);
  const figures: Figure[] = [];
  const client = await opened.program.pools[reader.scope.role].connect();
  const compare = async (name: string, query: CapturedQuery, goal = reader.goal) => {
    await client.query(beginUnder(reader.scope, SYSTEM_ACCOUNT, { readOnly: true }));
    const explicit = explicitly(query, reader);
    const ratios = await fineRatiosOf(
      runs,
      400,
      () => client.query(query.text, [...query.values]),
      () => owner.query(explicit.text, [...explicit.values]),
    );
    await client.query('ROLLBACK');
    figures.push(
      figureOf({ name: `${name}, ${reader.scopeName}: policies ÷ explicit`, unit: '×', goal, better: 'lower' }, ratios),
    );
  };
  const milliseconds = (name: string, ms: readonly number[], goal: number) =>
    figures.push(
      figureOf({ name: `${name}, ${reader.scopeName}: whole question`, unit: 'ms', goal, better: 'lower' }, ms),
    );
  try {
    for (const { name, input } of asks) {
      const asked = await ask(opened, captured, reader, input);
      await compare(name, asked.page);
      if (asked.count) await compare(`count of ${name}`, asked.count);
      milliseconds(`${name} with its count`, asked.ms, 1000);
    }
    const deep = await deepPage(opened, captured, reader);
    if (deep) {
      await compare('page in the middle', deep.page);
      milliseconds('page in the middle', deep.ms, 50);
    }
  } finally {
    client.release();
  }
  return figures;
};

/** The page behind the middle of the list, by keyset: what a person gets who has scrolled that far. */
const deepPage = async (opened: BenchProgram, captured: CapturedQuery[], reader: Reader) => {
  const on = dayOf(new Date());
  const { count } = (await opened.run(reader.accountId, 'members.list', { on, limit: 1 })) as { count: number };
  if (count < 4 * PAGE) return undefined;
  const { next } = (await opened.run(reader.accountId, 'members.list', {
    on,
    limit: 1,
    skip: Math.floor(count / 2),
  })) as { next: string };
  return ask(opened, captured, reader, { after: next });
};

/** List, filter and count under row-level security against the same SQL with an explicit WHERE and no policies. */
export const listFigures = async (database: pg.ClientConfig, top: string, runs: number): Promise<Figure[]> =>
  figuresOf(database, top, { runs, asks: first, isAsked: () => true });

/** Of these only the first page and the one in the middle, for an office over two communes. */
export const pageFigures = async (database: pg.ClientConfig, top: string, runs: number): Promise<Figure[]> =>
  figuresOf(database, top, {
    runs,
    asks: first.slice(0, 1),
    isAsked: ({ scopeName }) => scopeName === 'two communes',
  });

const figuresOf = async (database: pg.ClientConfig, top: string, asking: Asking): Promise<Figure[]> => {
  const opened = openBenchProgram(database);
  try {
    return await withOwner(database, async (owner) => {
      // As the pools of requests have it: what is compared is the policies, not parallel workers.
      await owner.query('SET max_parallel_workers_per_gather = 0');
      const figures: Figure[] = [];
      for (const reader of await readersOf(opened, owner, top)) {
        if (asking.isAsked(reader)) figures.push(...(await measure(opened, owner, reader, asking)));
      }
      return figures;
    });
  } finally {
    await opened.end();
  }
};
