import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { carryWithMembers } from './carry-with-members.ts';

const harness = await startHarness();
const { act, refused, owner } = harness;
const commune = await loadCommune(harness);
const heads = 'Họ và tên;Số định danh cá nhân;Ngày sinh;Ngày vào Đảng;Ngày chính thức;Chi bộ đang sinh hoạt';
const unknown = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };

/** A list that fills days of somebody, who then goes to the neighbouring commune with what waits. */
const filledAndGone = async (fullName: string, personalId: string) => {
  const bare = { dates: unknown, partyAgeFrom: null, facts: {} };
  const id = await loadMember(harness, commune.cells[0]!, { fullName, personalId, ...bare } as never);
  const row = [fullName, personalId, '02/02/1970', '01/12/2004', '01/12/2005', 'Chi bộ thôn 1'].join(';');
  const file = Buffer.from(`\ufeff${heads}\r\n${row}\r\n`);
  const of = { fileName: 'bo-sung.csv', asOf: day('2026-11-01') };
  const importId = await stageMembers(harness, commune.officer, commune.commune, file, of);
  await act(commune.officer, contract.chooseInImport, { importId, outcome: 'changed', rows: null, take: 'all' });
  await act(commune.officer, contract.commitImport, { importId });
  await owner.query(
    `UPDATE members.member m SET org_id = o.id, org_pos = o.pos FROM organisations.organisation o WHERE m.id = $1 AND o.id = $2`,
    [id, commune.neighbour],
  );
  await harness.load((tx) => carryWithMembers(tx, [id], day('2026-11-20')));
  return { id, importId };
};
const changeOf = async (id: string) =>
  (await owner.query('SELECT id, version, state FROM members.member_change WHERE member_id = $1', [id])).rows[0];

test('the undo of a list withdraws what waits, also where it went with its member to another commune', async () => {
  const { id, importId } = await filledAndGone('Vi Thử Chuyển', '000170000881');
  expect(await changeOf(id)).toMatchObject({ state: 'proposed' });
  // The day of birth with its year, the ceremony, the official day.
  expect(await act(commune.officer, contract.undoImport, { importId })).toMatchObject({ withdrawn: 4 });
  expect(await changeOf(id)).toMatchObject({ state: 'withdrawn' });
});

test('values of a list that was taken back are approved by nobody, alone or together', async () => {
  const { id, importId } = await filledAndGone('Vi Thử Chuyển Hai', '000170000882');
  const office = await harness.account({ role: 'committee-office', organisationId: commune.neighbour });
  await owner.query(`UPDATE platform.import SET state = 'undone' WHERE id = $1`, [importId]);
  const change = await changeOf(id);
  const alone = { changeId: change.id, expectedVersion: change.version };
  expect(await refused(office, contract.approveChange, alone)).toEqual(['members.change-of-import']);
  expect(await refused(office, contract.approveImportChanges, { importId })).toEqual(['members.import-nothing-waits']);
});
