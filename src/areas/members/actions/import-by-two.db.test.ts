import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { partyAgeFrom } from '../rules/party-age.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
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
  'Ngày quyết định kết nạp',
  'Ngày chính thức',
  'Nghề nghiệp',
  'Chi bộ đang sinh hoạt',
] as const;
const stage = (rows: readonly (readonly string[])[]) =>
  stageMembers(
    harness,
    commune.officer,
    commune.commune,
    Buffer.from(`\ufeff${[heads, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`),
    { fileName: 'bo-sung.csv', asOf: day('2026-11-01') },
  );
const rowOf = (fullName: string, personalId: string, job = '') =>
  [fullName, personalId, '02/02/1970', '20/11/2004', '01/12/2005', job, 'Chi bộ thôn 1'] as const;
const commit = async (importId: contract.MemberImportId) => {
  await act(commune.officer, contract.chooseInImport, { importId, outcome: 'changed', rows: null, take: 'all' });
  return (await act(commune.officer, contract.commitImport, { importId })).receipt;
};

const empty = { admissionDecidedOn: null, officialOn: null, recognitionDecidedOn: null };
const member = (fullName: string, personalId: string, admittedOn = day('2004-12-01')) =>
  loadMember(harness, commune.cells[0]!, {
    fullName,
    personalId,
    dates: { ...empty, admittedOn },
    partyAgeFrom: admittedOn,
    facts: {},
  });
const daysOf = async (id: string) =>
  (
    await harness.owner.query(
      `SELECT m.birth_on::text AS birth, m.admission_decided_on::text AS decided, m.official_on::text AS official,
         m.party_age_from::text AS age, m.occupation AS job, p.birth_year AS year,
         (SELECT s.official_on::text FROM members.membership s WHERE s.member_id = m.id AND s.until_day = 'infinity') AS spell
       FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1`,
      [id],
    )
  ).rows[0];
const before = { birth: null, decided: null, official: null, age: '2004-12-01', year: null, spell: null };
const after = {
  birth: '1970-02-02',
  decided: '2004-11-20',
  official: '2005-12-01',
  age: '2004-11-20',
  year: 1970,
  spell: '2005-12-01',
};
const waitingOf = async (importId: string) =>
  (await ask(office, contract.waitingImports, {})).rows.find((row) => row.importId === importId);

test('birth and dates that a list fills into a record wait for another officer; what is not critical is written at once', async () => {
  const id = await member('Lê Hai Tay', '000199000601');
  const importId = await stage([rowOf('Lê Hai Tay', '000199000601', 'Giáo viên')]);
  expect(await commit(importId)).toMatchObject({ changed: 1, waiting: 4, leftAsRecorded: 0, made: 0 });
  expect(await daysOf(id)).toEqual({ ...before, job: 'Giáo viên' });
  expect(await waitingOf(importId)).toMatchObject({
    ...{ fileName: 'bo-sung.csv', records: 1, values: 4, isOwnProposal: false },
  });
  const { rows } = await ask(office, contract.changes, { importId });
  expect(rows[0]?.fields.map(({ field }) => field).sort()).toEqual([
    ...['admissionDecidedOn', 'birthOn', 'birthYear', 'officialOn'],
  ]);
  // One does not approve what one's own list asks for, alone or together.
  expect(await refused(commune.officer, contract.approveImportChanges, { importId })).toEqual(['members.own-proposal']);
  const alone = { changeId: rows[0]!.id, expectedVersion: rows[0]!.version };
  expect(await refused(commune.officer, contract.approveChange, alone)).toEqual(['members.own-proposal']);

  expect(await act(office, contract.approveImportChanges, { importId })).toEqual({ importId, records: 1, left: 0 });
  expect(await daysOf(id)).toEqual({ ...after, job: 'Giáo viên' });
  expect(await act(office, contract.reopenImportChanges, { importId })).toEqual({ importId, records: 1, left: 0 });
  expect(await daysOf(id)).toEqual({ ...before, job: 'Giáo viên' });
  expect(await waitingOf(importId)).toMatchObject({ records: 1 });
});

test('the same list again asks for nothing twice while it waits, and changes nothing afterwards', async () => {
  const id = await member('Lê Hai Lần', '000199000602');
  const row = rowOf('Lê Hai Lần', '000199000602');
  const first = await stage([row]);
  await commit(first);
  const again = await stage([row]);
  const { rows } = await ask(commune.officer, contract.importChanges, { importId: again, outcome: 'changed' });
  expect(rows[0]?.changes.map(({ fixed }) => fixed)).toEqual(Array(3).fill('members.import-waits-for-approval'));
  expect(await commit(again)).toMatchObject({ changed: 0, waiting: 0, leftAsRecorded: 1 });
  expect(await waitingOf(again)).toBeUndefined();
  await act(office, contract.approveImportChanges, { importId: first });
  expect(await daysOf(id)).toMatchObject(after);
  expect(await commit(await stage([row]))).toMatchObject({ made: 0, changed: 0, waiting: 0, same: 1 });
});

test('the undo of the list withdraws what waits; what somebody approved stays and is named', async () => {
  const [one, other] = [await member('Lê Rút Một', '000199000603'), await member('Lê Rút Hai', '000199000604')];
  const importId = await stage([rowOf('Lê Rút Một', '000199000603'), rowOf('Lê Rút Hai', '000199000604')]);
  expect(await commit(importId)).toMatchObject({ changed: 0, waiting: 8, leftAsRecorded: 0 });
  const { rows } = await ask(office, contract.changes, { importId });
  expect(rows.map(({ memberName }) => memberName)).toEqual(['Lê Rút Hai', 'Lê Rút Một']);
  await act(office, contract.approveChange, { changeId: rows[0]!.id, expectedVersion: rows[0]!.version });
  const undone = await act(commune.officer, contract.undoImport, { importId });
  expect(undone).toMatchObject({ restored: 0, withdrawn: 4, keptCount: 1, kept: [{ fullName: 'Lê Rút Hai' }] });
  expect([await daysOf(one), await daysOf(other)]).toMatchObject([before, after]);
  expect(await waitingOf(importId)).toBeUndefined();
  // It went with its list: it does not come back without it.
  const withdrawn = { changeId: rows[1]!.id, expectedVersion: rows[1]!.version + 1 };
  expect(await refused(commune.officer, contract.resumeChange, withdrawn)).toContain('members.change-of-import');
  expect(await refused(commune.officer, contract.reopenImportChanges, { importId })).toEqual([
    'members.import-nothing-to-reopen',
  ]);
  // The approval is taken back by itself, by a hand that may.
  await act(office, contract.revertChange, { changeId: rows[0]!.id, expectedVersion: rows[0]!.version + 1 });
  expect(await daysOf(other)).toMatchObject(before);
});

test('what contradicts the record by now is left waiting, the others are approved together', async () => {
  const sound = await member('Lê Chung Một', '000199000605');
  const moved = await member('Lê Chung Hai', '000199000606');
  const importId = await stage([rowOf('Lê Chung Một', '000199000605'), rowOf('Lê Chung Hai', '000199000606')]);
  await commit(importId);
  await harness.owner.query(`UPDATE members.member SET admitted_on = '2006-01-01' WHERE id = $1`, [moved]);
  expect(await act(office, contract.approveImportChanges, { importId })).toMatchObject({ records: 1, left: 1 });
  expect([await daysOf(sound), await daysOf(moved)]).toMatchObject([after, { birth: null, official: null }]);
  expect(await refused(office, contract.approveImportChanges, { importId })).toEqual([
    'members.import-waiting-contradicts',
  ]);
  const reason = 'Ngày kết nạp ghi khác hồ sơ giấy';
  expect(await act(office, contract.rejectImportChanges, { importId, reason })).toMatchObject({ records: 1 });
  expect(await refused(office, contract.rejectImportChanges, { importId, reason })).toEqual([
    'members.import-nothing-waits',
  ]);
  expect(await act(office, contract.reopenImportChanges, { importId })).toMatchObject({ records: 2, left: 0 });
});

test('the uploader withdraws the own list and nobody else does; another commune sees none of it', async () => {
  await member('Lê Tự Rút', '000199000607');
  const importId = await stage([rowOf('Lê Tự Rút', '000199000607')]);
  await commit(importId);
  expect(await refused(office, contract.withdrawImportChanges, { importId })).toEqual(['members.not-own-proposal']);
  expect((await ask(commune.stranger, contract.waitingImports, {})).rows).toEqual([]);
  expect(await refused(commune.stranger, contract.approveImportChanges, { importId })).toEqual(['platform.not-found']);
  expect(await act(commune.officer, contract.withdrawImportChanges, { importId })).toMatchObject({ records: 1 });
  expect(await act(commune.officer, contract.reopenImportChanges, { importId })).toMatchObject({ records: 1 });
});

test('new members of a list are written whole: a first loading asks nobody', async () => {
  const importId = await stage([rowOf('Lê Người Mới', '000199000608')]);
  const { receipt } = await act(commune.officer, contract.commitImport, { importId });
  expect(receipt).toMatchObject({ made: 1, waiting: 0 });
  expect(await waitingOf(importId)).toBeUndefined();
});

test('party age that the database counts beside gaps is the one that the rule counts', async () => {
  const id = await member('Lê Đếm Tuổi', '000199000609', day('1988-04-29'));
  await harness.owner.query(
    `INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason) VALUES
       (gen_random_uuid(), $1, '2000-01-01', '2001-01-01', 'removed'), (gen_random_uuid(), $1, '2004-02-29', '2006-03-31', 'removed'),
       (gen_random_uuid(), $1, '2010-01-31', '2010-03-01', 'removed'), (gen_random_uuid(), $1, '1980-01-01', '1988-05-02', 'removed')`,
    [id],
  );
  const { rows } = await harness.owner.query(
    `SELECT members.party_age_from($1, '1988-04-29')::text AS sql, (SELECT jsonb_agg(jsonb_build_object('since', since_day, 'until', until_day))
       FROM members.party_age_gap WHERE member_id = $1) AS gaps`,
    [id],
  );
  const found = rows[0] as { sql: string; gaps: Parameters<typeof partyAgeFrom>[0]['gaps'] };
  expect(found.sql).toBe(partyAgeFrom({ admissionDecidedOn: day('1988-04-29'), admittedOn: null, gaps: found.gaps }));
});
