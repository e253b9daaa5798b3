import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as members from '../../members/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, owner, runJobs } = harness;
harness.clock.now = new Date('2026-11-27T03:00:00Z');
const { commune, cell, secretary, officer, official, probationary } = await openMeetingCell(harness);

const figuresOf = async (meetingId: string) =>
  (
    await owner.query(
      'SELECT official, probationary, recount IS NOT NULL AS again FROM meetings.meeting WHERE id = $1',
      [meetingId],
    )
  ).rows[0];

test('an official day that a list fills and another officer approves reaches recorded meetings, and goes back with it', async () => {
  const office = await harness.account({ role: 'committee-office', organisationId: commune });
  const empty = { officialOn: null, recognitionDecidedOn: null };
  const who = await loadMember(harness, cell, {
    ...{ fullName: 'Bùi Thử Bổ Sung', personalId: '001170000123', partyAgeFrom: day('2025-11-01'), facts: {} },
    dates: { ...empty, admissionDecidedOn: day('2025-11-01'), admittedOn: day('2025-11-10') },
  });
  const meetingId = newId<of.MeetingId>();
  const present = [...official, probationary, who];
  await act(secretary, of.recordMeeting, sheetOf(cell, present, { meetingId, clerkId: null }));
  await runJobs();
  const recorded = { official: 4, probationary: 1, again: false };
  expect(await figuresOf(meetingId)).toEqual(recorded);

  const heads = 'Họ và tên;Số định danh cá nhân;Ngày sinh;Ngày chính thức;Chi bộ đang sinh hoạt';
  const row = 'Bùi Thử Bổ Sung;001170000123;02/02/1970;10/11/2026;Chi bộ thôn 1';
  const list = Buffer.from(`\ufeff${heads}\r\n${row}\r\n`);
  const names = { fileName: 'bo-sung.csv', asOf: day('2026-11-26') };
  const importId = await stageMembers(harness, officer, commune, list, names);
  await act(officer, members.chooseInImport, { importId, outcome: 'changed', rows: null, take: 'all' });
  await act(officer, members.commitImport, { importId });
  await runJobs();
  expect(await figuresOf(meetingId)).toEqual(recorded);

  await act(office, members.approveImportChanges, { importId });
  await runJobs();
  // The meeting of 3 November was before that day.
  expect(await figuresOf(meetingId)).toEqual({ official: 3, probationary: 2, again: true });

  await act(office, members.reopenImportChanges, { importId });
  await runJobs();
  expect(await figuresOf(meetingId)).toEqual(recorded);
});
