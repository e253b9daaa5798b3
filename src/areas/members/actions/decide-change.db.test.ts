import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
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
  await harness.owner.query('UPDATE members.member SET entered_at = $1 WHERE id = $2', [harness.clock.now, memberId]);
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

test('after the day of entry dates, birth and identifiers are corrected by a proposal that another approves', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Lý Văn Ngày', personalId: '001088000021' });
  const ofMember = { memberId, expectedVersion: 1, note: 'Đối chiếu phiếu đảng viên' };
  const dates = { admissionDecidedOn: day('1984-11-20'), admittedOn: day('1984-12-01'), officialOn: day('1985-12-01') };
  const recognised = { ...dates, recognitionDecidedOn: day('1985-12-20') };
  const sealed = { 'personal-id': '001088000022' };
  const all = { ...ofMember, changes: { ...recognised, birthOn: day('1955-03-15') }, sealed };
  const asked = await refused(officer, contract.correctEntry, all);
  expect(asked).toEqual(Array(6).fill('members.correction-by-proposal'));
  const proposal = { ...ofMember, basis: 'entry-error' as const, changes: recognised, sealed };
  expect(await refused(officer, contract.proposeChange, { ...proposal, note: null })).toEqual([
    'members.compared-paper-missing',
  ]);
  const { changeId } = await act(officer, contract.proposeChange, proposal);
  const before = await ask(officer, contract.member, { memberId, on });
  expect(before).toMatchObject({ partyAgeFrom: '2004-11-20', dates: { officialOn: '2005-12-01' } });
  expect(await refused(officer, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
    'members.own-proposal',
  ]);
  await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
  const after = await ask(officer, contract.member, { memberId, on });
  expect(after).toMatchObject({ partyAgeFrom: '1984-11-20', dates: recognised });
  await act(office, contract.revertChange, { changeId, expectedVersion: 2 });
  expect(await ask(officer, contract.member, { memberId, on })).toMatchObject({ partyAgeFrom: '2004-11-20' });
  await act(officer, contract.withdrawChange, { changeId, expectedVersion: 3 });
});

/** An office of the helper in whose name the officer's is acted, as an administrator appoints it. */
const helpOffice = async (holder: typeof officer, helper: typeof officer): Promise<string> => {
  const officeId = newId();
  await harness.owner.query(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period, helper_for_office_id)
     SELECT $1, $2, role, org_id, org_pos, period, id FROM platform.office WHERE account_id = $3 AND helper_for_office_id IS NULL`,
    [officeId, helper.id, holder.id],
  );
  return officeId;
};
/** Reasons against what an account does under one of its offices; none when it is done. */
const under = async (
  account: typeof officer,
  officeId: string | null,
  { name }: { name: string },
  input: unknown,
): Promise<{ answer?: unknown; codes?: string[] }> => {
  const outcome = await harness.program.runner.call({
    ...{ name, input, officeId, accountId: account.id, requestId: newId() },
  });
  return outcome.ok ? { answer: outcome.answer } : { codes: outcome.reasons.map((one) => one.code) };
};

test('whoever typed a proposal does not approve it, under whichever office', async () => {
  const other = await harness.account({ role: 'committee-office', organisationId: commune.commune });
  const helper = await harness.account({ role: 'committee-office', organisationId: commune.commune });
  const [forOfficer, forOther] = [await helpOffice(officer, helper), await helpOffice(other, helper)];
  const own = { codes: ['members.own-proposal'] };
  const memberId = await loadMember(harness, cell, { fullName: 'Tạ Văn Giúp' });
  const propose = async (officeId: string | null) => {
    const { version } = await ask(office, contract.member, { memberId, on });
    const changes = { politicalTheory: 'advanced' };
    const input = { memberId, expectedVersion: version, basis: 'decision', decision, changes };
    const made = await under(helper, officeId, contract.proposeChange, input);
    return (made.answer as { changeId: contract.ChangeId }).changeId;
  };
  const { rows: mine } = await harness.owner.query(
    'SELECT id FROM platform.office WHERE account_id = $1 AND helper_for_office_id IS NULL',
    [helper.id],
  );
  const ownOffice = mine[0].id as string;
  for (const [as, then] of [
    [ownOffice, forOfficer],
    [forOfficer, ownOffice],
    [forOfficer, forOther],
  ]) {
    const changeId = await propose(as!);
    const approval = { changeId, expectedVersion: 1 };
    expect(await under(helper, then!, contract.approveChange, approval)).toEqual(own);
    const seen = await under(helper, then!, contract.changes, {});
    const row = (seen.answer as { rows: contract.ChangeView[] }).rows.find(({ id }) => id === changeId);
    expect(row).toMatchObject({ isOwnProposal: true });
    // The holder in whose name it was proposed does not approve it either.
    if (as === forOfficer) expect(await under(officer, null, contract.approveChange, approval)).toEqual(own);
    const items = (await under(helper, then!, { name: 'platform.work-items' }, {})).answer as {
      items: { message: string }[];
    };
    expect(items.items.map(({ message }) => message)).not.toContain('members.work.changes-waiting');
    expect(await workItems(office)).toContain('members.work.changes-waiting');
    expect(await under(helper, then!, contract.withdrawChange, approval)).toMatchObject({ answer: { version: 2 } });
  }
  const changeId = await propose(forOfficer);
  expect(await under(office, null, contract.approveChange, { changeId, expectedVersion: 1 })).toMatchObject({
    answer: { version: 2 },
  });
});
