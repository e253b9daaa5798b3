import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract/hygiene.ts';
import type { MemberId } from '../contract.ts';
import { countHygiene } from '../jobs/count-hygiene.ts';
import { hygieneDayOf } from './hygiene-rules-on.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const write = (text: string, values: readonly unknown[]) => harness.owner.query(text, [...values]);

let commune: Commune;
let lacking: MemberId;

/** As many more members as wanted beside one, alike but for their ids. */
const copyMember = (memberId: MemberId, members: number) =>
  write(
    `WITH copied AS (
       INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, is_fictional, kept_by)
       SELECT gen_random_uuid(), p.org_id, p.org_pos, p.full_name, p.sort_name, p.birth_year, p.is_fictional, p.kept_by
       FROM organisations.person p JOIN members.member m ON m.person_id = p.id, generate_series(1, $2) WHERE m.id = $1 RETURNING id)
     INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, standing, state, is_fictional, sex, ethnicity)
     SELECT gen_random_uuid(), c.id, m.org_id, m.org_pos, m.full_name, m.sort_name, m.standing, m.state, true, m.sex, m.ethnicity
     FROM copied c, members.member m WHERE m.id = $1`,
    [memberId, members],
  );

beforeAll(async () => {
  commune = await loadCommune(harness);
  const facts = { sex: 'female' as const, birthOn: day('1980-01-02'), ethnicity: 'Kinh', religion: 'Không' };
  lacking = await loadMember(harness, commune.cells[0]!, { fullName: 'Bùi Thử Thiếu', facts: { sex: 'female' } });
  await loadMember(harness, commune.cells[1]!, { fullName: 'Bùi Thử Có', facts, personalId: '001080000001' });
  const dates = {
    admissionDecidedOn: null,
    admittedOn: day('2015-02-03'),
    officialOn: day('2015-03-03'),
    recognitionDecidedOn: null,
  };
  await loadMember(harness, commune.neighbour, { fullName: 'Bùi Thử Lệch', facts, dates });
  await copyMember(lacking, 20_000);
});

const counts = (account: Account, underId: string | null = null) =>
  harness.ask(account, contract.hygieneCounts, { underId: underId as never });
const count = () => harness.program.runner.asSystem('members.count-hygiene', countHygiene);

/** Of every list the number, the total and what is wrong, in an order of their own. */
const figuresOf = ({ kinds }: Awaited<ReturnType<typeof counts>>) =>
  kinds.map(({ kind, found, total, core, ledgers, details }) => ({
    ...{ kind, found, total, core, ledgers },
    details: details.map(({ code, found: n }) => `${code} ${n}`).sort(),
  }));

test('nobody has counted yet: all is counted now, however long it takes', async () => {
  expect((await counts(commune.cityOfficer)).countedAt).toBeNull();
});

test('what is kept for a wide place is what counting now gives, for the whole tree, a subtree and a commune that is wide itself', async () => {
  const now = [
    await counts(commune.cityOfficer),
    await counts(commune.officer),
    await counts(commune.cityOfficer, commune.commune),
  ];
  await count();
  const kept = [
    await counts(commune.cityOfficer),
    await counts(commune.officer),
    await counts(commune.cityOfficer, commune.commune),
  ];
  expect(kept.map(({ countedAt }) => countedAt)).toEqual(Array(3).fill('2026-11-26T03:00:00.000Z'));
  expect(kept.map(figuresOf)).toEqual(now.map(figuresOf));
  expect(kept[0]!.kinds.find(({ kind }) => kind === 'dates-contradict')).toMatchObject({ found: 1 });
  expect(kept[1]!.kinds.find(({ kind }) => kind === 'dates-contradict')).toMatchObject({ found: 0 });
});

test('over several places the kept counts of just these are summed', async () => {
  const both = await harness.account({ role: 'organisation-officer', organisationId: commune.cells[0]! });
  await write(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
     SELECT gen_random_uuid(), $1, 'organisation-officer', o.id, o.pos, '[2000-01-01,)' FROM organisations.organisation o WHERE o.id = $2`,
    [both.id, commune.neighbour],
  );
  const { countedAt, kinds } = await counts(both);
  expect(countedAt).not.toBeNull();
  // The second cell of the commune is no place of theirs: its one member is not among the members.
  expect(kinds.map(({ kind, total }) => [kind, total])).toContainEqual(['missing-data', 20_002]);
  expect(kinds.find(({ kind }) => kind === 'dates-contradict')).toMatchObject({ found: 1 });
});

test('few in reach are counted at once: a neighbour, a cell, and a small place below a wide one', async () => {
  for (const [account, underId] of [
    [commune.stranger, null],
    [commune.officer, commune.cells[1]!],
    [commune.cityOfficer, commune.neighbour],
  ] as const)
    expect((await counts(account, underId)).countedAt).toBeNull();
  expect((await counts(commune.stranger)).kinds.find(({ kind }) => kind === 'missing-data')).toMatchObject({
    total: 1,
  });
});

test('a change shows with the next count, and counting again writes the same rows', async () => {
  await write(`UPDATE members.member SET sex = NULL WHERE id = $1`, [lacking]);
  const sexMissing = async () =>
    (await counts(commune.officer)).kinds[0]!.details.find(({ code }) => code === 'sex')?.found ?? 0;
  expect(await sexMissing()).toBe(0);
  harness.clock.now = new Date('2026-11-26T04:07:00Z');
  await count();
  expect(await sexMissing()).toBe(1);
  const rows = async () =>
    (await write('SELECT org_id, org_pos, counts, xmin FROM members.hygiene_count ORDER BY org_id', [])).rows;
  const before = await rows();
  await count();
  expect(await rows()).toEqual(before);
});

test('the work of the day says the same number and of when it is', async () => {
  const { items } = await harness.ask(commune.officer, workItems, {});
  const { core } = (await counts(commune.officer)).kinds[0]!;
  expect(items.find(({ message }) => message === 'members.work.hygiene-missing-data-at')).toMatchObject({
    params: { count: core!.found, time: '11:07', on: '2026-11-26' },
    vi: expect.stringContaining('(số liệu lúc 11:07 ngày 26/11/2026)'),
  });
  expect(hygieneDayOf(day('2026-11-26')).isSupplementSeason).toBe(true);
});
