import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { arrangePartyGroups } from '../../members/contract.ts';
import { establishPartyGroup } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const [one, two, three] = official as [string, string, string];
const organisationId = cell as never;
const { groupId } = await act(officer, establishPartyGroup, {
  organisationId,
  name: 'Tổ đảng số 1',
  from: day('2026-01-01'),
  cellMembers: 4,
});
const sheet = (present: readonly string[], more: object = {}) =>
  sheetOf(cell, present, { kind: 'party-group', groupId, ...more } as never);
const facts = () => ask(secretary, of.sheetFacts, { organisationId, on: day('2026-11-03') });
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

test('while nothing is arranged the members of a group are unknown, and the sheet says so', async () => {
  expect((await facts()).groups).toEqual([{ id: groupId, name: 'Tổ đảng số 1', memberIds: null }]);
  const done = await act(
    secretary,
    of.recordMeeting,
    sheet([one, two, three, probationary], { heldOn: day('2026-10-05') }),
  );
  expect(codes(done.findings)).toContain('meetings.group-unknown');
});

test('once the cell is arranged a meeting of a group is made up of its members alone', async () => {
  const places = [one, two].map((memberId) => ({ memberId: memberId as never, groupId }));
  await act(secretary, arrangePartyGroups, { organisationId, from: day('2026-11-01'), places });
  const [group] = (await facts()).groups;
  expect(new Set(group?.memberIds)).toEqual(new Set([one, two]));
  expect(await refused(secretary, of.recordMeeting, sheet([one, two, three]))).not.toEqual([]);
  const done = await act(secretary, of.recordMeeting, sheet([one, two]));
  expect(codes(done.findings)).not.toContain('meetings.group-unknown');
  const { rows } = await harness.owner.query(
    `SELECT present, official FROM meetings.meeting WHERE kind = 'party-group' AND held_on = '2026-11-03'`,
  );
  expect(rows).toEqual([{ present: 2, official: 2 }]);
});

test('what a phone kept of a group without network is taken once, under number 1 of the contract', async () => {
  const kept = { ...sheet([one, two]), contract: 1 as const, entry: 'offline' as const, heldOn: day('2026-11-04') };
  const requestId = newId();
  const send = (id = requestId) => harness.call(secretary, 'meetings.record-meeting', kept, id);
  expect(await send()).toMatchObject({ ok: true });
  expect(await send()).toMatchObject({ ok: true });
  // Sent once more under another id, as after a lost queue, it is the same meeting.
  const again = await send(newId());
  expect(again.ok ? [] : again.reasons.map(({ code }) => code)).toEqual(['meetings.recorded-already']);
  const { rows } = await harness.owner.query(
    `SELECT group_id AS "groupId", entry, present, state FROM meetings.meeting WHERE held_on = '2026-11-04'`,
  );
  expect(rows).toEqual([{ groupId, entry: 'offline', present: 2, state: 'closed' }]);
});
