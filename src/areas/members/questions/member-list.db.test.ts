import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import type { InputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { memberList } from '../contract/records-list.ts';

const harness = await startHarness();
let commune: Commune;
/** Secretary of the first and of the third cell: two ranges with somebody else's cell between them. */
let ofTwoCells: Account;

const names = {
  first: ['Nguyễn Văn An', 'Nguyễn Thị Nguyên', 'Trần Thị Thu Hà'],
  second: ['Lê Văn Bình', 'Nguyễn Nguyên Nguyên'],
  third: ['Phạm Thu Bình', 'Nguyễn Văn An', 'Hà Thị Thu Nguyên'],
};

beforeAll(async () => {
  commune = await loadCommune(harness);
  for (const [at, those] of [names.first, names.second, names.third].entries())
    for (const fullName of those) await loadMember(harness, commune.cells[at]!, { fullName });
  await loadMember(harness, commune.neighbour, { fullName: 'Nguyễn Láng Mẫu' });
  ofTwoCells = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  await harness.owner.query(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
     SELECT $1, $2, 'cell-secretary', o.id, o.pos, '[2000-01-01,)' FROM organisations.organisation o WHERE o.id = $3`,
    [newId(), ofTwoCells.id, commune.cells[2]],
  );
});

const filtersOf = ({ city }: Commune): NonNullable<Asked['filter']>[] => [
  {},
  { presence: 'all' },
  { standings: ['official'] },
  { underId: city },
];

type Asked = Partial<InputOf<typeof memberList>>;
const list = (account: Account, asked: Asked) =>
  harness.ask(account, memberList, { on: dayOf(harness.clock.now), ...asked });

const inOrder = [
  'Nguyễn Văn An',
  'Nguyễn Văn An',
  'Phạm Thu Bình',
  'Trần Thị Thu Hà',
  'Nguyễn Thị Nguyên',
  'Hà Thị Thu Nguyên',
];

test.each([false, true])(
  'pages of two offices hold every member of both and of nobody else, once (descending: %s)',
  async (descending) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(ofTwoCells, {
        order: { key: 'name', descending },
        limit: 2,
        after,
      });
      if (after === null) expect(page.count).toBe(6);
      seen.push(...page.rows.map(({ fullName }) => fullName));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(descending ? inOrder.toReversed() : inOrder);
  },
);

test.each(['nguyen', 'ng', 'nguyen n', 'an', 'thu', 'thu ng', 'ha', 'van', 'nguyen nguyen', 'khong co'])(
  'whom “%s” finds in more than one way is counted once, in one cell, in two, and in a whole city',
  async (text) => {
    for (const account of [ofTwoCells, commune.officer, commune.cityOfficer])
      for (const filter of filtersOf(commune)) {
        if ('underId' in filter && account !== commune.cityOfficer) continue;
        const { rows, count } = await list(account, { text, filter });
        expect(count).toBe(rows.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      }
  },
);

test('the counts of a city by name know those who are found by name, by what follows it and by given name', async () => {
  const counts = async (text: string) => (await list(commune.cityOfficer, { text })).count;
  expect(await counts('nguyen')).toBe(6);
  expect(await counts('thu')).toBe(3);
  expect(await counts('ha')).toBe(2);
});
