import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { personLookup } from '../../organisations/contract.ts';
import { sortNameOf } from '../../organisations/public.ts';
import { memberList } from '../contract/records-list.ts';
import { register } from '../contract/register-books.ts';
import { roll } from '../contract.ts';

const harness = await startHarness();
const on = dayOf(harness.clock.now);
let commune: Commune;

/** As a list of members stands in print: all of one given name by their middle names, those without one first, then by family. */
const inOrder = [
  'An',
  'Hà An',
  'Trần An',
  'Hà Thị An',
  'Trần Thị An',
  'Hà Thị Bích An',
  'Phan Thị Kim An',
  'Hà Thị Thanh An',
  'Lê Thị Thanh An',
  'Phạm Thị Thanh An',
  'Lý Văn Ân',
  'Đỗ Văn Bình',
];

beforeAll(async () => {
  commune = await loadCommune(harness);
  for (const fullName of [...inOrder].reverse()) await loadMember(harness, commune.cells[0]!, { fullName });
});

const names = (rows: readonly { fullName: string }[]): string[] => rows.map((row) => row.fullName);

test('list, roll and register stand by given name, then middle, then family name', async () => {
  const { officer, cells } = commune;
  expect(names((await harness.ask(officer, memberList, { on })).rows)).toEqual(inOrder);
  expect(names((await harness.ask(officer, roll, { organisationId: cells[0]!, on })).rows)).toEqual(inOrder);
  const book = await harness.ask(officer, register, {
    register: 'members',
    underId: cells[0]!,
    period: { kind: 'year', year: Number(on.slice(0, 4)) },
    language: 'vi',
  });
  const at = book.columns.findIndex(({ key }) => key === 'name');
  expect(book.rows.map(({ cells }) => cells[at])).toEqual(inOrder);
});

test('pages follow one another in that order, in both directions', async () => {
  const paged = async (descending: boolean): Promise<string[]> => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { fullName: string }[]; next: string | null } = await harness.ask(
        commune.officer,
        memberList,
        {
          on,
          after,
          limit: 5,
          order: { key: 'name', descending },
        },
      );
      seen.push(...names(page.rows));
      after = page.next;
    } while (after !== null);
    return seen;
  };
  expect(await paged(false)).toEqual(inOrder);
  expect(await paged(true)).toEqual([...inOrder].reverse());
});

test.each([
  ['given name first, without accents', 'an thi ha', ['Hà Thị An']],
  ['given name first, in capitals', 'AN  THỊ', inOrder.slice(3, 10)],
  ['the full name in capitals', 'HÀ THỊ AN', ['Hà Thị An']],
  ['given and family name, nothing between', 'an tran', ['Trần An']],
])('%s finds them', async (_, text, wanted) => {
  expect(names((await harness.ask(commune.officer, memberList, { on, text })).rows)).toEqual(wanted);
  const { persons } = await harness.ask(commune.officer, personLookup, { text, limit: 20 });
  expect(names(persons)).toEqual(wanted);
});

test('the program and the database make one key of a name', async () => {
  for (const name of [...inOrder, ' Nguyễn  Thử Văn   An ', 'Đặng']) {
    const { rows } = await harness.owner.query('SELECT organisations.sort_name($1) AS key', [name]);
    expect(rows[0].key).toBe(sortNameOf(name));
  }
});

test('names recorded before stand in the new order after the migration, and so do their copies', async () => {
  const before = `regexp_replace(regexp_replace(full_name, '^(\\S+) (?:(.*) )?(\\S+)$', '\\3 \\2 \\1'), '\\s+', ' ', 'g')`;
  await harness.owner.query(`UPDATE organisations.person SET sort_name = ${before}`);
  const { rows: old } = await harness.owner.query(
    'SELECT 1 FROM members.member WHERE sort_name <> organisations.sort_name(full_name)',
  );
  expect(old.length).toBeGreaterThan(0);
  const file = '../../../../migrations/20261127T0180-organisations-sort-names.sql';
  await harness.owner.query(readFileSync(new URL(file, import.meta.url), 'utf8'));
  for (const table of ['organisations.person', 'members.member', 'members.membership']) {
    const { rows } = await harness.owner.query(
      `SELECT 1 FROM ${table} WHERE sort_name <> organisations.sort_name(full_name)`,
    );
    expect(rows, table).toEqual([]);
  }
  const { rows } = await harness.owner.query(
    `SELECT count(*)::int AS keys FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND conname LIKE '%\\_names'`,
  );
  expect(rows[0].keys).toBeGreaterThan(9);
  expect(names((await harness.ask(commune.officer, memberList, { on })).rows)).toEqual(inOrder);
});
