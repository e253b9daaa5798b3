import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
let commune: Commune;
let office: Account;
beforeAll(async () => {
  commune = await loadCommune(harness);
  office = await harness.account({ role: 'committee-office', organisationId: commune.commune });
});

const heads = [
  'Họ và tên',
  'Số định danh cá nhân',
  'Ngày sinh',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Nghề nghiệp',
  'Chi bộ đang sinh hoạt',
];
const stage = (rows: readonly (readonly string[])[]) =>
  stageMembers(
    harness,
    commune.officer,
    commune.commune,
    Buffer.from(`\ufeff${[heads, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`),
    { fileName: 'bo-sung.csv', asOf: day('2026-11-01') },
  );
const unknown = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
const bare = (fullName: string, personalId: string) =>
  loadMember(harness, commune.cells[0]!, {
    fullName,
    personalId,
    dates: unknown as never,
    partyAgeFrom: null as never,
    facts: {} as never,
  });
const rowOf = (fullName: string, personalId: string, admittedOn = '01/12/2004') =>
  [fullName, personalId, '02/02/1970', admittedOn, '01/12/2005', 'Giáo viên', 'Chi bộ thôn 1'] as const;
const takeAll = async (importId: contract.MemberImportId, leaveOutFaulty = false) => {
  await act(commune.officer, contract.chooseInImport, { importId, outcome: 'changed', rows: null, take: 'all' });
  return (await act(commune.officer, contract.commitImport, { importId, leaveOutFaulty })).receipt;
};
const record = async (id: string) =>
  (await harness.owner.query('SELECT birth_on::text AS born, occupation FROM members.member WHERE id = $1', [id]))
    .rows[0];

test('what the list itself wrote goes back although another officer approved the rest; that decision stays', async () => {
  const id = await bare('Vi Thử Một', '000170000771');
  const importId = await stage([rowOf('Vi Thử Một', '000170000771')]);
  await takeAll(importId);
  await act(office, contract.approveImportChanges, { importId });
  expect(await record(id)).toEqual({ born: '1970-02-02', occupation: 'Giáo viên' });
  expect(await act(commune.officer, contract.undoImport, { importId })).toMatchObject({ restored: 1, keptCount: 1 });
  expect(await record(id)).toEqual({ born: '1970-02-02', occupation: null });
});

test('an approval taken back leaves the list as if nobody had approved it', async () => {
  const id = await bare('Vi Thử Hai', '000170000772');
  const importId = await stage([rowOf('Vi Thử Hai', '000170000772')]);
  await takeAll(importId);
  await act(office, contract.approveImportChanges, { importId });
  await act(office, contract.reopenImportChanges, { importId });
  expect(await act(commune.officer, contract.undoImport, { importId })).toMatchObject({ restored: 1, keptCount: 0 });
  expect(await record(id)).toEqual({ born: null, occupation: null });
});

test('a decision on values of an undone list is taken back for good: they wait for nobody', async () => {
  const id = await bare('Vi Thử Ba', '000170000773');
  const importId = await stage([rowOf('Vi Thử Ba', '000170000773')]);
  await takeAll(importId);
  await act(office, contract.approveImportChanges, { importId });
  await act(commune.officer, contract.undoImport, { importId });
  const { rows } = await harness.owner.query(
    `SELECT id, version FROM members.member_change WHERE member_id = $1 AND changes ? 'birthOn'`,
    [id],
  );
  await act(office, contract.revertChange, { changeId: rows[0].id, expectedVersion: rows[0].version });
  expect((await record(id)).born).toBeNull();
  const { rows: lists } = await ask(office, contract.waitingImports, {});
  expect(lists.map((list) => list.importId)).not.toContain(importId);
});

test('a row with a fault that is left out is left out whole, also of who is there', async () => {
  const faulty = await bare('Vi Thử Bốn', '000170000774');
  const sound = await bare('Vi Thử Năm', '000170000775');
  const importId = await stage([
    rowOf('Vi Thử Bốn', '000170000774', '45/13/2004'),
    rowOf('Vi Thử Năm', '000170000775'),
  ]);
  expect(await takeAll(importId, true)).toMatchObject({ changed: 1, faulty: 1, leftAsRecorded: 0 });
  expect((await record(faulty)).occupation).toBeNull();
  expect((await record(sound)).occupation).toBe('Giáo viên');
  const { rows } = await harness.owner.query('SELECT 1 FROM members.member_change WHERE member_id = $1', [faulty]);
  expect(rows).toEqual([]);
});
