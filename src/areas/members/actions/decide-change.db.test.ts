import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, call, refused } = harness;
harness.clock.now = new Date('2026-12-03T03:00:00Z');
const commune = await loadCommune(harness);
const { officer, cells } = commune;
const cell = cells[0]!;
const on = day('2026-12-03');
const office = await harness.account({ role: 'committee-office', organisationId: commune.commune });

const decision = { number: '15-QĐ/ĐU', decidedOn: day('2026-11-20'), issuer: 'Đảng ủy xã Đồng Mẫu' };
const waiting = async () => (await ask(officer, contract.changes, {})).rows;
const workItems = async (account: typeof officer): Promise<string[]> => {
  const outcome = (await call(account, 'platform.work-items', {})) as { answer: { items: { message: string }[] } };
  return outcome.answer.items.map((item) => item.message);
};

test('a change is approved by another than its proposer, also when a decision is documented', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Ngô Văn Một' });
  const { changeId } = await act(officer, contract.proposeChange, {
    memberId,
    expectedVersion: 1,
    basis: 'decision',
    decision,
    changes: { politicalTheory: 'advanced' },
  });
  expect(await refused(officer, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
    'members.own-proposal',
  ]);
  expect((await waiting()).find((row) => row.id === changeId)).toMatchObject({ isOwnProposal: true });
  expect((await ask(office, contract.changes, {})).rows.find((row) => row.id === changeId)).toMatchObject({
    isOwnProposal: false,
  });
  expect(await workItems(office)).toContain('members.work.changes-waiting');
  expect(await workItems(officer)).not.toContain('members.work.changes-waiting');
  await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
  await act(officer, contract.revertChange, { changeId, expectedVersion: 2 });
  expect(await refused(officer, contract.approveChange, { changeId, expectedVersion: 3 })).toEqual([
    'members.own-proposal',
  ]);
  await act(officer, contract.withdrawChange, { changeId, expectedVersion: 3 });
});

test('corrections of numbers are undone from the last one back: an earlier one never takes a later value away', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Hồ Văn Số', personalId: '001088000011' });
  const correct = async (text: string | null) => {
    const { version } = await ask(officer, contract.member, { memberId, on });
    const sealed = { 'personal-id': text };
    const input = { memberId, expectedVersion: version, sealed, note: 'Căn cước' };
    return (await act(officer, contract.correctEntry, input)).changeId;
  };
  const holds = async (text: string) =>
    (await ask(officer, contract.memberList, { on, filter: {}, text })).rows.some((row) => row.id === memberId);
  const first = await correct('001088000012');
  const second = await correct('001088000013');
  expect(await refused(officer, contract.revertChange, { changeId: first, expectedVersion: 1 })).toEqual([
    'members.fields-changed-since',
  ]);
  expect(await holds('001088000013')).toBe(true);
  await act(officer, contract.revertChange, { changeId: second, expectedVersion: 1 });
  expect(await holds('001088000012')).toBe(true);
  const gone = await correct(null);
  expect(await refused(officer, contract.revertChange, { changeId: first, expectedVersion: 1 })).toEqual([
    'members.fields-changed-since',
  ]);
  await act(officer, contract.revertChange, { changeId: gone, expectedVersion: 1 });
  await act(officer, contract.revertChange, { changeId: first, expectedVersion: 1 });
  expect(await holds('001088000011')).toBe(true);
});
