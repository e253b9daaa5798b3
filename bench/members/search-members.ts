import type pg from 'pg';
import { folded } from '../../src/platform/import/folded.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { withOwner } from '../bench-server.ts';
import { type Figure, figureOf, median, timed } from '../figure.ts';
import { type Reader, readersOf } from './scopes.ts';

const RUNS = 7;

/** What a person types, by what it is the beginning of: the whole name, the given name, the middle part, or digits. */
const typed = (fullName: string): Readonly<Record<string, readonly string[]>> => {
  const [family = '', ...others] = folded(fullName).split(' ');
  const given = others.at(-1) ?? '';
  const whole = `${family} ${others.join(' ')}`;
  return {
    'family name': [family],
    'beginning of the name': [whole.slice(0, family.length + 5), whole],
    'given name': [given, `${given} ${others[0] ?? ''}`],
    'two letters': [given.slice(0, 2), family.slice(0, 2)],
    'middle part': [others.join(' '), others.join(' ').slice(0, 6)],
    'last four digits': ['1234', '0007'],
  };
};

const slowest = async (texts: readonly string[], search: (text: string) => Promise<unknown>): Promise<number[]> => {
  let worst: number[] = [];
  for (const text of texts) {
    await search(text);
    const times: number[] = [];
    for (let at = 0; at < RUNS; at++) times.push(await timed(() => search(text)));
    if (worst.length === 0 || median(times) > median(worst)) worst = times;
  }
  return worst;
};

const figuresOf = async ({ run }: BenchProgram, owner: pg.Client, reader: Reader): Promise<Figure[]> => {
  const { lo, hi } = reader.ranges[0] ?? { lo: 0, hi: 2_147_483_647 };
  const { rows } = await owner.query<{ fullName: string }>(
    `SELECT full_name AS "fullName" FROM members.member WHERE org_pos >= $1 AND org_pos < $2 AND is_present ORDER BY md5(id::text) LIMIT 1`,
    [lo, hi],
  );
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  const figures: Figure[] = [];
  for (const [kind, texts] of Object.entries(typed(rows[0]!.fullName))) {
    const inList = await slowest(texts, (text) => run(reader.accountId, 'members.list', { on, text, limit: 50 }));
    const everywhere = await slowest(texts, (text) => run(reader.accountId, 'platform.search-everywhere', { text }));
    const figure = (name: string, times: number[]) =>
      figureOf({ name: `${name} by ${kind}, ${reader.scopeName}`, unit: 'ms', goal: 50, better: 'lower' }, times);
    figures.push(figure('search in the list', inList), figure('search over everything', everywhere));
  }
  return figures;
};

/** Search without accents through the program, whole questions: the slowest of what is typed counts. */
export const searchFigures = async (database: pg.ClientConfig, top: string): Promise<Figure[]> => {
  const opened = openBenchProgram(database);
  try {
    return await withOwner(database, async (owner) => {
      const figures: Figure[] = [];
      for (const reader of await readersOf(opened, owner, top))
        figures.push(...(await figuresOf(opened, owner, reader)));
      return figures;
    });
  } finally {
    await opened.end();
  }
};
