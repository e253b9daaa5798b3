import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { beginUnder } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';
import { SYSTEM_ACCOUNT } from '../../../platform/action/runner.ts';
import { day } from '../../../platform/calendar/day.ts';
import { inTransaction } from '../../../platform/db/transaction.ts';
import * as of from '../contract.ts';
import { putAttendance } from './sheet-writes.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, neighbour, official, probationary } = await openMeetingCell(harness);
const everybody = [...official, probationary];

const item = (more: object = {}) => ({
  id: newId<of.AgendaItemId>(),
  source: 'own' as const,
  title: 'Công tác phòng cháy ở khu dân cư',
  ...more,
});
const vote = { id: newId() as never, matter: 'Thông qua nghị quyết', decision: 'resolution', method: 'open' as const };

test('a complete sheet becomes a closed meeting with its counts, and reads back as it was written', async () => {
  const sheet = sheetOf(cell, everybody, {
    items: [
      item({
        content: 'Tình hình tháng trước',
        conclusion: 'Kiểm tra các hộ',
        opinions: [{ id: newId() as never, speakerId: official[0]!, gist: 'Đề nghị kiểm tra bình chữa cháy' }],
        votes: [{ ...vote, forVotes: 3, againstVotes: 0 }],
      }),
    ],
    remarks: [{ id: newId() as never, kind: 'praise', whom: 'Tổ tự quản số 2', what: 'Giữ lối thoát nạn' }],
    guests: [{ id: newId() as never, fullName: 'Khách Mời Thử', isFromAbove: true, remark: 'Chi bộ chuẩn bị kỹ' }],
    tasks: [
      { id: newId() as never, text: 'Lập danh sách hộ cần hỗ trợ', ownerId: official[1]!, dueOn: day('2026-11-30') },
    ],
    conclusion: 'Chi bộ thống nhất',
  });
  const done = await act(secretary, of.recordMeeting, sheet);
  expect(done).toMatchObject({ meetingId: sheet.meetingId });
  const read = await ask(secretary, of.meetingById, { meetingId: sheet.meetingId });
  expect(read).toMatchObject({ state: 'closed', isAdopted: true, opinionCount: 1, speakerCount: 1 });
  expect(read.face).toMatchObject({ present: 4, counted: 4, enteredLate: 2, startedAt: '19:30', endedAt: '21:10' });
  expect(read.attendance.map(({ fullName, isOfficial }) => [fullName, isOfficial])).toContainEqual([
    'Đỗ Văn Dự',
    false,
  ]);
  expect(read.items[0]!.votes[0]).toMatchObject({ base: 3, needed: 2, isEnough: true, threshold: 'ordinary' });
  expect(read.items[0]!.opinions![0]).toMatchObject({ speaker: 'Trần Thị Ánh' });
});

test('opinions are for those who hold the minutes of the cell; above there is only the count', async () => {
  const sheet = sheetOf(cell, everybody, {
    heldOn: day('2026-10-03'),
    items: [item({ opinions: [{ id: newId() as never, speakerId: official[2]!, gist: 'Ý kiến về đường ngõ' }] })],
  });
  await act(secretary, of.recordMeeting, sheet);
  const above = await ask(officer, of.meetingById, { meetingId: sheet.meetingId });
  expect(above.items[0]!.opinions).toBeNull();
  expect(above.opinionCount).toBe(1);
  expect(JSON.stringify(above)).not.toContain('đường ngõ');
  const { face } = above;
  await act(secretary, of.reopenMeeting, { meetingId: sheet.meetingId, expectedVersion: face.version, why: 'Sửa giờ' });
  expect(await refused(officer, of.recordMeeting, { ...sheet, expectedVersion: face.version + 1, items: [] })).toEqual([
    'meetings.minutes-held-elsewhere',
  ]);
  const still = await ask(secretary, of.meetingById, { meetingId: sheet.meetingId });
  expect(still.items[0]!.opinions).toHaveLength(1);
  expect(await refused(neighbour, of.meetingById, { meetingId: sheet.meetingId })).toEqual(['platform.not-found']);
});

test('what cannot be true is refused with every reason, and nothing is written', async () => {
  const sheet = sheetOf(cell, [...official, official[0]!, newId()], {
    heldOn: day('2026-11-20'),
    startedAt: '21:00',
    endedAt: '20:00',
    tasks: [{ id: newId() as never, text: 'Việc không ai nhận' }],
  });
  expect(await refused(secretary, of.recordMeeting, sheet)).toEqual(
    expect.arrayContaining([
      'meetings.held-in-future',
      'meetings.end-before-start',
      'meetings.person-twice',
      'meetings.not-on-roll',
      'meetings.task-without-owner',
    ]),
  );
  expect(await refused(secretary, of.meetingById, { meetingId: sheet.meetingId })).toEqual(['platform.not-found']);
});

test('votes above the base and of members on probation are refused, with the field of the vote', async () => {
  const sheet = sheetOf(cell, everybody, {
    heldOn: day('2026-09-03'),
    items: [item({ votes: [{ ...vote, forVotes: 4, againstVotes: 0 }] })],
  });
  const outcome = await harness.call(secretary, 'meetings.record-meeting', sheet);
  expect(outcome).toMatchObject({
    ok: false,
    reasons: expect.arrayContaining([expect.objectContaining({ field: 'items.0.votes.0.forVotes' })]),
  });
});

test('the same meeting delivered twice is one meeting; a second device with an older version is told', async () => {
  const sheet = sheetOf(cell, everybody, { heldOn: day('2026-08-03') });
  await act(secretary, of.recordMeeting, sheet);
  expect(await refused(secretary, of.recordMeeting, sheet)).toEqual(['meetings.recorded-already']);
  expect(await refused(secretary, of.recordMeeting, { ...sheet, meetingId: newId() })).toEqual(['meetings.slot-taken']);
});

test('a running sheet may have open ends, and the meeting stays open until it is recorded', async () => {
  const sheet = sheetOf(cell, official, { heldOn: day('2026-07-03'), endedAt: null });
  const { version } = await act(secretary, of.saveSheet, sheet);
  expect(await ask(secretary, of.meetingById, { meetingId: sheet.meetingId })).toMatchObject({ state: 'open' });
  expect(await refused(secretary, of.recordMeeting, { ...sheet, expectedVersion: version })).toEqual(
    expect.arrayContaining(['meetings.end-missing', 'meetings.attendance-missing']),
  );
  await act(secretary, of.recordMeeting, {
    ...sheetOf(cell, everybody, { heldOn: day('2026-07-03') }),
    meetingId: sheet.meetingId,
    expectedVersion: version,
  });
});

test('whoever follows the cell for the superior reads its opinions, and no longer once the post has ended', async () => {
  const sheet = sheetOf(cell, everybody, {
    heldOn: day('2026-06-03'),
    items: [item({ opinions: [{ id: newId() as never, speakerId: official[0]!, gist: 'Ý kiến về thủy lợi' }] })],
  });
  await act(secretary, of.recordMeeting, sheet);
  const opinions = async () => (await ask(officer, of.meetingById, { meetingId: sheet.meetingId })).items[0]!.opinions;
  expect(await opinions()).toBeNull();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [officer.id, official[2]]);
  const post = newId();
  await harness.owner.query(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT $1, o.id, o.pos, 'follower', false, m.person_id, '[2026-01-01,)', 'appointed'
     FROM organisations.organisation o, members.member m WHERE o.id = $2 AND m.id = $3`,
    [post, cell, official[2]],
  );
  expect(await opinions()).toMatchObject([{ gist: 'Ý kiến về thủy lợi' }]);
  await harness.owner.query(`UPDATE organisations.post SET period = '[2026-01-01,2026-02-01)' WHERE id = $1`, [post]);
  expect(await opinions()).toBeNull();
});

test('an item whose id stands in another meeting is refused, and no vote hangs on an item of another meeting', async () => {
  const meetingIds = [newId<of.MeetingId>(), newId<of.MeetingId>()] as const;
  const shared = item({ content: 'Nội dung của cuộc họp trước' });
  const first = { meetingId: meetingIds[0], heldOn: day('2026-05-04'), items: [shared] };
  await act(secretary, of.saveSheet, sheetOf(cell, everybody, first));
  const repeated = {
    ...shared,
    content: 'Nội dung khác',
    votes: [{ ...vote, id: newId() as never, forVotes: 3, againstVotes: 0 }],
  };
  const second = { meetingId: meetingIds[1], heldOn: day('2026-05-11'), kind: 'thematic' as const, items: [repeated] };
  expect(await refused(secretary, of.saveSheet, sheetOf(cell, everybody, second))).toEqual(['platform.not-found']);
  expect(await refused(secretary, of.meetingById, { meetingId: meetingIds[1] })).toEqual(['platform.not-found']);
  const kept = await ask(secretary, of.meetingById, { meetingId: meetingIds[0] });
  expect(kept.items).toMatchObject([{ content: 'Nội dung của cuộc họp trước', votes: [] }]);

  const own = { ...second, items: [{ ...repeated, id: newId<of.AgendaItemId>() }] };
  await act(secretary, of.saveSheet, sheetOf(cell, everybody, own));
  const moved = harness.owner.query('UPDATE meetings.vote SET item_id = $1 WHERE meeting_id = $2', [
    shared.id,
    meetingIds[1],
  ]);
  await expect(moved).rejects.toMatchObject({ code: '23503', constraint: 'vote_item_in_meeting' });
});

test('whoever left the roll while the sheet was on its way is named at the line, and no attendance is written without them', async () => {
  const sheet = of.sheetInput.parse(sheetOf(cell, [...everybody, newId()], { heldOn: day('2026-07-07') }));
  await act(
    secretary,
    of.recordMeeting,
    sheetOf(cell, everybody, { ...sheet, attendance: sheet.attendance.slice(0, 4) }),
  );
  const everything = beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false });
  const written = inTransaction(harness.program.pools.app_all, everything, async (tx) => {
    await sql`DELETE FROM meetings.attendance WHERE meeting_id = ${sheet.meetingId}`.execute(tx);
    await putAttendance(tx, sheet);
  });
  await expect(written).rejects.toMatchObject({
    refusal: { reasons: [{ code: 'meetings.not-on-roll', field: 'attendance.4.memberId' }] },
  });
  const { attendance } = await ask(secretary, of.meetingById, { meetingId: sheet.meetingId });
  expect(attendance).toHaveLength(4);
});
