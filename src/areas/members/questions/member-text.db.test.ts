import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { memberList } from '../contract/records-list.ts';

const harness = await startHarness();
let commune: Commune;

beforeAll(async () => {
  commune = await loadCommune(harness);
  const people = { 'Nguyễn Văn Hùng': '000088112233', 'Trần Thị Thu Hà': '000088114455', Hạnh: '000088116677' };
  for (const [fullName, personalId] of Object.entries(people))
    await loadMember(harness, commune.cells[0]!, { fullName, personalId });
  await loadMember(harness, commune.neighbour, { fullName: 'Lê Văn Hùng', personalId: '000088112233' });
});

const found = async (text: string): Promise<string[]> => {
  const { rows } = await harness.ask(commune.officer, memberList, { on: dayOf(harness.clock.now), text });
  return rows.map(({ fullName }) => fullName);
};

test.each([
  ['the beginning of the name', 'NGUYEN V', ['Nguyễn Văn Hùng']],
  ['the given name', 'hùng', ['Nguyễn Văn Hùng']],
  ['what follows the family name', 'van hung', ['Nguyễn Văn Hùng']],
  ['a part of what follows it', 'thi thu', ['Trần Thị Thu Hà']],
  ['the second middle name', 'THU H', ['Trần Thị Thu Hà']],
  ['the middle of a word, which is no beginning', 'guyen', []],
  ['a name of one word', 'hanh', ['Hạnh']],
  ['the last four digits', '4455', ['Trần Thị Thu Hà']],
  ['the whole number', '0000 8811 2233', ['Nguyễn Văn Hùng']],
  ['three digits, too few to tell one from another', '233', []],
])('%s finds members in reach and nobody else', async (_, text, names) => {
  expect(await found(text)).toEqual(names);
});

test('the roll of a past day is searched by the same beginnings', async () => {
  harness.clock.now = new Date(harness.clock.now.getTime() + 86_400_000);
  const on = dayOf(new Date(harness.clock.now.getTime() - 86_400_000));
  for (const text of ['thu ha', 'thi thu', 'tran', 'ha']) {
    const { rows } = await harness.ask(commune.officer, memberList, { on, text });
    expect(rows.map(({ fullName }) => fullName)).toEqual(
      text === 'ha' ? ['Trần Thị Thu Hà', 'Hạnh'] : ['Trần Thị Thu Hà'],
    );
  }
});
