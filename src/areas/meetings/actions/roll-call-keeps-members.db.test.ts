import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { sheetOf } from '../../../../tests/meetings.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { day } from '../../../platform/calendar/day.ts';
import { commitImport, undoImport, withdrawMember } from '../../members/contract.ts';
import { recordMeeting } from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const commune = await loadCommune(harness);
const [cell, other] = [commune.cells[0]!, commune.cells[1]!];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const rowsOf = async (text: string, ...values: unknown[]) => (await harness.owner.query(text, values)).rows;

/** The cell holds its meeting with everybody on its roll. */
const meet = async (heldOn: string) => {
  const roll = await rowsOf(`SELECT id, state FROM members.member WHERE org_id = $1 AND is_present ORDER BY id`, cell);
  const sheet = sheetOf(cell, [], { heldOn: day(heldOn) as never });
  const attendance = roll.map(({ id, state }) => ({ memberId: id, status: state === 'exempt' ? 'exempt' : 'present' }));
  await harness.act(secretary, recordMeeting, { ...sheet, attendance } as never);
  return roll.length;
};

const namedNobody = async () =>
  (
    await rowsOf(
      'SELECT 1 FROM meetings.attendance a LEFT JOIN members.member m ON m.id = a.member_id WHERE m.id IS NULL',
    )
  ).length;

test('the undo of a list keeps those whom a recorded roll-call names, and takes back the rest', async () => {
  const file = membersFile(12, ['Chi bộ thôn 1', 'Chi bộ thôn 2'], false);
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv(file), {
    asOf: day('2026-11-01'),
  });
  await harness.act(commune.officer, commitImport, { importId });
  await harness.runJobs();
  const called = await meet('2026-11-20');
  const elsewhere = (await rowsOf('SELECT id FROM members.member WHERE org_id = $1', other)).length;

  const undone = await harness.act(commune.officer, undoImport, { importId });
  expect(called).toBeGreaterThan(0);
  expect(await namedNobody()).toBe(0);
  expect(undone).toMatchObject({ keptCount: 12 - undone.removed });
  expect(undone.keptCount).toBeGreaterThanOrEqual(called);
  expect(undone.removed).toBeGreaterThanOrEqual(elsewhere);
});

test('a record whom a roll-call names is not withdrawn as entered by mistake', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Đỗ Văn Một' });
  await rowsOf('UPDATE members.member SET entered_at = $1 WHERE id = $2', harness.clock.now, memberId);
  await meet('2026-11-21');
  expect(await harness.refused(commune.officer, withdrawMember, { memberId, expectedVersion: 1 })).toEqual([
    'members.record-in-use',
  ]);
});
