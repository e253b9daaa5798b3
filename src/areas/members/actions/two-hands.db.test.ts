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
const decision = { number: '1-QĐ', decidedOn: day('2026-11-20'), issuer: 'Đảng ủy xã Đồng Mẫu' };
const partyAgeOf = async (memberId: contract.MemberId) =>
  (await ask(officer, contract.member, { memberId, on })).partyAgeFrom;

test('an empty decision day is not filled by one person: party age would follow', async () => {
  const dates = {
    admissionDecidedOn: null,
    admittedOn: day('2004-12-01'),
    officialOn: day('2005-12-01'),
    recognitionDecidedOn: null,
  };
  const memberId = await loadMember(harness, cell, {
    fullName: 'Đoàn Tuổi Đảng',
    dates,
    partyAgeFrom: day('2004-12-01'),
  });
  const changes = { admissionDecidedOn: day('2004-11-20') };
  const ofMember = { memberId, expectedVersion: 1, note: 'Đối chiếu lý lịch', changes };
  expect(await refused(officer, contract.correctEntry, ofMember)).toEqual(['members.correction-by-proposal']);
  const { changeId } = await act(officer, contract.proposeChange, { ...ofMember, basis: 'entry-error' });
  await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
  expect(await partyAgeOf(memberId)).toBe('2004-11-20');
});

test('a name is not moved letter by letter by one person', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Ngô Văn An' });
  const slip = { memberId, expectedVersion: 1, note: 'Đối chiếu lý lịch', changes: { fullName: 'Ngô Văn Anh' } };
  expect(await refused(officer, contract.correctEntry, slip)).toEqual(['members.correction-by-proposal']);
});

test('two proposals, each sound when made, are not both approved into days that contradict', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Mạc Hai Đề Nghị' });
  const ofMember = { memberId, expectedVersion: 1, basis: 'decision' as const, decision };
  const propose = (changes: contract.ChangedFields) => act(officer, contract.proposeChange, { ...ofMember, changes });
  const recognition = await propose({ recognitionDecidedOn: day('2004-12-15') });
  const ceremony = await propose({ admittedOn: day('2005-06-01') });
  await act(office, contract.approveChange, { changeId: recognition.changeId, expectedVersion: 1 });
  const second = { changeId: ceremony.changeId, expectedVersion: 1 };
  expect(await refused(office, contract.approveChange, second)).toContain('members.recognition-before-ceremony');
});

test('days of somebody received from outside are judged like those of everybody else', async () => {
  const dates = {
    admissionDecidedOn: '2030-01-01',
    admittedOn: '2030-02-01',
    officialOn: '2031-02-01',
    recognitionDecidedOn: '2000-01-01',
  };
  const slip = { fromText: 'Đảng bộ ngoài', slipNumber: '12', issuedOn: '2026-11-20', duesPaidThrough: '2026-11-01' };
  const person = { cellId: cell, fullName: 'Kiều Từ Ngoài', standing: 'official', birthOn: '1980-01-01', sex: 'male' };
  const received = { ...slip, ...person, presentedOn: '2026-11-25', acceptedOn: '2026-12-01', dates };
  const outcome = await call(officer, 'members.receive-from-outside', received);
  expect(outcome).toMatchObject({ ok: false });
  const codes = JSON.stringify(outcome);
  expect(codes).toContain('members.day-in-future');
  expect(codes).toContain('members.recognition-before-ceremony');
});

test('a time that does not count is recorded, and counts again, only when another person approves it', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Âu Gián Đoạn' });
  const before = await partyAgeOf(memberId);
  const gap = { since: day('2008-01-01'), until: day('2014-01-01'), reason: 'expelled' as const };
  const recorded = { memberId, expectedVersion: 1, ...gap, decision };
  expect(await refused(officer, contract.recordPartyAgeGap, { ...recorded, decision: null })).toEqual([
    'members.decision-missing',
  ]);
  const { changeId } = await act(officer, contract.recordPartyAgeGap, recorded);
  expect(await partyAgeOf(memberId)).toBe(before);
  expect(await refused(officer, contract.recordPartyAgeGap, recorded)).toEqual(['members.gap-change-waits']);
  expect(await refused(officer, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
    'members.own-proposal',
  ]);
  const { version } = await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
  expect(await partyAgeOf(memberId)).toBe('2010-11-20');
  const view = await ask(officer, contract.member, { memberId, on });
  const back = { memberId, gapId: view.gaps[0]!.id, expectedVersion: view.version };
  expect(await refused(officer, contract.withdrawPartyAgeGap, back)).toEqual(['members.compared-paper-missing']);
  const proposed = await act(officer, contract.withdrawPartyAgeGap, { ...back, note: 'Quyết định đã hủy' });
  expect(await partyAgeOf(memberId)).toBe('2010-11-20');
  const { version: approved } = await act(office, contract.approveChange, {
    changeId: proposed.changeId,
    expectedVersion: 1,
  });
  expect(await partyAgeOf(memberId)).toBe(before);
  const { rows } = await ask(officer, contract.changesOfMember, { memberId });
  expect(rows.map(({ state, gap: line }) => [state, line?.before?.since, line?.after?.since])).toEqual([
    ['approved', '2008-01-01', undefined],
    ['approved', undefined, '2008-01-01'],
  ]);
  expect(version).toBe(2);
  await act(office, contract.revertChange, { changeId: proposed.changeId, expectedVersion: approved });
  expect(await partyAgeOf(memberId)).toBe('2010-11-20');
});
