import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as members from '../../members/contract.ts';
import * as of from '../contract.ts';
import { recountListeners } from './recount-meetings.ts';

// A fact of a later day leaves the figures of the days before it as they are, and never turns a known figure into an unknown one.

const harness = await startHarness();
const { act, ask, owner, runJobs } = harness;
harness.clock.now = new Date('2026-11-27T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const organisationId = cell as never;
const heldOn = day('2026-11-03');
const decision = (decidedOn: string) => ({
  ...{ number: '1-QĐ/ĐU', decidedOn: day(decidedOn), issuer: 'Đảng ủy xã Đồng Mẫu (giả định)' },
});

// As a list brings them: state and day in the record, nothing beside it.
const listed = (state: 'exempt' | 'suspended' | 'active', fullName: string) =>
  loadMember(harness, cell, { fullName, state, stateSince: state === 'active' ? null : day('2020-01-01') });
const byList: Record<string, members.MemberId> = {};
for (const name of ['chết', 'đình chỉ', 'chuyển đi', 'xóa tên', 'khai trừ', 'miễn sau', 'miễn nhầm'])
  byList[name] = await listed('exempt', `Cụ Thử ${name}`);
const suspended = await listed('suspended', 'Ông Thử Bị Đình Chỉ');
const called: string[] = [...official, probationary];
for (const name of ['Bà Thử Miễn', 'Bà Thử Chuyển', 'Bà Thử Tạm', 'Bà Thử Khai Trừ'])
  called.push(await listed('active', name));
const [granted, , , expelled] = called.slice(4) as members.MemberId[];

const meetingId = newId<of.MeetingId>();
await runJobs();
await act(secretary, of.recordMeeting, {
  ...sheetOf(cell, called, { meetingId, heldOn, clerkId: null }),
  attendance: [
    ...called.map((memberId) => ({ memberId, status: 'present' as const })),
    ...Object.values(byList).map((memberId) => ({ memberId, status: 'exempt' as const })),
    { memberId: suspended, status: 'suspended' as const },
  ],
} as never);
await runJobs();

const figuresOf = async () =>
  (
    await owner.query(
      'SELECT official, probationary, present, excused, unexcused, counted, attended, recount FROM meetings.meeting WHERE id = $1',
      [meetingId],
    )
  ).rows[0];
const recorded = await figuresOf();
const stays = async () => {
  await runJobs();
  expect(await figuresOf()).toEqual(recorded);
  expect((await ask(secretary, of.rulesOfMeeting, { meetingId })).counted).toEqual([]);
};
const named = async (memberId: members.MemberId) => ({
  memberId,
  expectedVersion: (await owner.query('SELECT version FROM members.member WHERE id = $1', [memberId])).rows[0].version,
});

test('the figures stand on those exempt and suspended by the list', async () => {
  expect(recorded).toMatchObject({ official: 15, present: 8, counted: 8, attended: 8, recount: null });
});

test('a death, and taking it back', async () => {
  for (const memberId of [byList.chết!, suspended]) {
    const { memberEndId } = await act(officer, members.recordDeath, {
      ...(await named(memberId)),
      diedOn: day('2026-11-20'),
    });
    await stays();
    await act(officer, members.withdrawEnd, { memberEndId, expectedVersion: 1 });
    await stays();
    await act(officer, members.recordDeath, { ...(await named(memberId)), diedOn: day('2026-11-21') });
    await stays();
  }
});

test('a suspension, its end, and both taken back', async () => {
  const { suspensionId } = await act(officer, members.suspend, {
    ...(await named(byList['đình chỉ']!)),
    ...{ sinceDay: day('2026-11-10'), reason: 'prosecuted', decision: decision('2026-11-10') },
  } as never);
  await stays();
  const lift = { suspensionId, liftedOn: day('2026-11-18'), decision: decision('2026-11-17') };
  await act(officer, members.liftSuspension, { ...lift, expectedVersion: 1 });
  await stays();
  await act(officer, members.takeBackSuspension, { suspensionId, expectedVersion: 2 });
  await stays();
  await act(officer, members.takeBackSuspension, { suspensionId, expectedVersion: 3 });
  await stays();
});

test('a removal and an expulsion, also of somebody who was called, and rights given back', async () => {
  for (const [memberId, kind] of [
    [byList['xóa tên']!, 'removed'],
    [byList['khai trừ']!, 'expelled'],
    [expelled!, 'expelled'],
  ] as const) {
    await act(officer, members.recordEndDecision, {
      ...(await named(memberId)),
      ...{ kind, decision: decision('2026-11-12'), effectiveOn: day('2026-11-12'), why: 'Lý do giả định' },
    });
    await stays();
    await act(officer, members.restoreRights, {
      ...(await named(memberId)),
      ...{ organisationId, decision: decision('2026-11-20'), effectiveOn: day('2026-11-20') },
      isPartyAgeContinuous: true,
    } as never);
    await stays();
  }
});

test('an exemption of later days: granted, ended, resumed, withdrawn', async () => {
  for (const memberId of [granted!, byList['miễn sau']!]) {
    const { exemptionId } = await act(secretary, members.grantExemption, {
      ...{ memberId, ground: 'ill-health', proof: 'medical' as const, since: day('2026-11-10'), until: null },
      cellResolution: '03-NQ/CB',
    });
    await stays();
    const ended = await act(secretary, members.endExemption, {
      ...{ exemptionId, expectedVersion: 1, returnedOn: day('2026-11-20') },
    });
    await stays();
    await act(secretary, members.resumeExemption, { exemptionId, expectedVersion: ended.version, until: null });
    await stays();
    await act(secretary, members.withdrawExemption, { exemptionId, expectedVersion: ended.version + 1 });
    await stays();
  }
});

test('the return from a stay outside is heard: days after it are days of somebody who had to be called', async () => {
  for (const event of ['members.return-recorded', 'members.return-undone', 'members.stays-closed'])
    expect(recountListeners[event]).toBeDefined();
});
