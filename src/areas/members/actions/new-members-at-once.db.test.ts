import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const { act } = harness;
const commune = await loadCommune(harness);
const cell = commune.cells[0]!;
const colleague = await harness.account({ role: 'organisation-officer', organisationId: commune.commune });
const count = async (text: string, ...values: unknown[]) =>
  Number((await harness.owner.query(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0].n);

const person = (fullName: string, personalId: string) =>
  ({
    organisationId: cell,
    fullName,
    standing: 'official',
    dates: {
      admissionDecidedOn: null,
      admittedOn: day('2004-12-01'),
      officialOn: day('2005-12-01'),
      recognitionDecidedOn: null,
    },
    // Born before every other day that the program knows.
    facts: { sex: 'male', birthOn: day('1927-03-15') },
    sealed: { 'personal-id': personalId },
  }) as never;

test('of one list committed by two officers at once, and by one above them, every member is made once', async () => {
  const bytes = membersCsv(membersFile(120, ['Chi bộ thôn 1', 'Chi bộ thôn 2'], false));
  const staged = [
    [commune.officer, await stageMembers(harness, commune.officer, commune.commune, bytes)],
    [colleague, await stageMembers(harness, colleague, commune.commune, bytes)],
    [commune.cityOfficer, await stageMembers(harness, commune.cityOfficer, commune.commune, bytes)],
  ] as const;
  const done = await Promise.all(
    staged.map(([account, importId]) => act(account, contract.commitImport, { importId })),
  );
  expect(done.map(({ receipt }) => receipt.made).sort((a, b) => b - a)).toEqual([120, 0, 0]);
  expect(done.map(({ receipt }) => receipt.same).sort((a, b) => a - b)).toEqual([0, 120, 120]);
  expect(await count('members.member')).toBe(120);
});

test('one person recorded by two officers at once is there once; the other hears why', async () => {
  const input = person('Tống Cùng Lúc', '000075001234');
  const done = await Promise.allSettled(
    [commune.officer, colleague, commune.cityOfficer].map((account) => act(account, contract.recordMember, input)),
  );
  const refused = done.filter((one) => one.status === 'rejected').map((one) => String(one.reason));
  expect(refused).toHaveLength(2);
  for (const why of refused) expect(why).toContain('members.identifier-already-there');
  expect(await count(`members.member WHERE full_name = 'Tống Cùng Lúc'`)).toBe(1);
});

test('one who comes from outside is received once', async () => {
  const input = {
    cellId: cell,
    fullName: 'Kiều Từ Ngoài',
    standing: 'official',
    fromText: 'Đảng bộ ngoài (giả định)',
    slipNumber: '12',
    issuedOn: '2026-11-20',
    presentedOn: '2026-11-24',
    acceptedOn: '2026-11-25',
    duesPaidThrough: '2026-11-01',
    birthOn: '1980-01-01',
    sex: 'male',
    dates: { admissionDecidedOn: null, admittedOn: '2004-12-01', officialOn: '2005-12-01', recognitionDecidedOn: null },
  };
  const done = await Promise.all(
    [commune.officer, colleague].map((account) => harness.call(account, 'members.receive-from-outside', input)),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.find(({ ok }) => !ok)).toMatchObject({ reasons: [{ code: 'members.namesake-here' }] });
});

test('while a long list is being written, a record typed in is refused after a moment, elsewhere it is not', async () => {
  const lock = `hashtextextended('members.new ' || $1, 0)`;
  await harness.owner.query(`SELECT pg_advisory_lock(${lock})`, [commune.commune]);
  try {
    const slow = harness.refused(commune.officer, contract.recordMember, person('Mai Chờ Ghi', '000075001235'));
    await act(commune.stranger, contract.recordMember, {
      ...(person('Mai Nơi Khác', '000075001236') as object),
      organisationId: commune.neighbour,
    } as never);
    expect(await slow).toEqual(['members.list-being-written']);
  } finally {
    await harness.owner.query(`SELECT pg_advisory_unlock(${lock})`, [commune.commune]);
  }
});
