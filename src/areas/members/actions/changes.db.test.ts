import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { personLookup } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, call, refused, clock } = harness;
clock.now = new Date('2026-12-03T03:00:00Z');
const on = day('2026-12-03');
const commune = await loadCommune(harness);
const { officer, stranger, cells } = commune;
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const office = await harness.account({ role: 'committee-office', organisationId: commune.commune });

const decision = { number: '15-QĐ/ĐU', decidedOn: day('2026-11-20'), issuer: 'Đảng ủy xã Đồng Mẫu' };
const civilAct = { number: '07/TĐ', on: day('2026-10-10'), issuer: 'Ủy ban nhân dân xã Mẫu' };
const view = (memberId: contract.MemberId) => ask(officer, contract.member, { memberId, on });
const waiting = async () => (await ask(officer, contract.changes, {})).rows;
const workItems = async (account: typeof officer): Promise<string[]> => {
  const outcome = (await call(account, 'platform.work-items', {})) as { answer: { items: { message: string }[] } };
  return outcome.answer.items.map((item) => item.message);
};

describe('a change', () => {
  test('is proposed in the cell, shown before → after, approved above; the old values stay with it', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Nguyễn Văn Đổi' });
    const ofMember = { memberId, expectedVersion: 1, basis: 'decision' as const, decision };
    const { changeId } = await act(secretary, contract.proposeChange, {
      ...ofMember,
      changes: { politicalTheory: 'advanced', phone: '0912 345 678' },
    });
    expect((await view(memberId)).politicalTheory).toBeNull();
    expect(await workItems(officer)).toContain('members.work.changes-waiting');
    expect(await workItems(secretary)).not.toContain('members.work.changes-waiting');
    expect(await refused(secretary, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
      'platform.not-permitted',
    ]);
    expect(await refused(stranger, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
      'platform.not-found',
    ]);
    expect(await refused(office, contract.approveChange, { changeId, expectedVersion: 2 })).toEqual(['platform.stale']);
    await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
    expect(await view(memberId)).toMatchObject({ politicalTheory: 'advanced', phone: '0912 345 678', version: 2 });
    const { rows } = await ask(secretary, contract.changesOfMember, { memberId });
    expect(rows).toMatchObject([
      {
        state: 'approved',
        decision,
        fields: [
          { field: 'phone', before: null, after: '0912 345 678' },
          { field: 'politicalTheory', before: null, after: 'advanced' },
        ],
      },
    ]);
  });

  test('of a name needs both papers and reaches every copy of it', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Trần Văn Cũ' });
    const ask1 = {
      memberId,
      expectedVersion: 1,
      basis: 'decision' as const,
      decision,
      changes: { fullName: 'TRẦN VĂN MỚI' },
    };
    expect(await refused(officer, contract.proposeChange, ask1)).toEqual(['members.needs-civil-act']);
    const { changeId } = await act(officer, contract.proposeChange, { ...ask1, act: civilAct });
    await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
    expect((await view(memberId)).face.fullName).toBe('Trần Văn Mới');
    expect((await ask(officer, personLookup, { text: 'tran van moi' })).persons).toHaveLength(1);
    const { rows } = await ask(officer, contract.roll, { organisationId: cell, on });
    expect(rows.map((row) => row.fullName)).toContain('Trần Văn Mới');
  });

  test('of the day of birth needs an act of civil status or a court, and moves the year with it', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Lê Thị Sinh' });
    const birth = { memberId, expectedVersion: 1, changes: { birthOn: day('1976-03-15') } };
    expect(await refused(officer, contract.proposeChange, { ...birth, basis: 'decision', decision })).toEqual([
      'members.needs-civil-act',
    ]);
    expect(await refused(officer, contract.correctEntry, { ...birth, note: 'Đối chiếu' })).toEqual([
      'members.correction-by-proposal',
    ]);
    const { changeId } = await act(officer, contract.proposeChange, { ...birth, basis: 'civil-act', act: civilAct });
    await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
    expect((await view(memberId)).face.birthYear).toBe(1976);
    const { rows } = await harness.owner.query('SELECT birth_year FROM organisations.person WHERE full_name = $1', [
      'Lê Thị Sinh',
    ]);
    expect(rows).toEqual([{ birth_year: 1976 }]);
  });

  test('of a date moves party age and the official day of the running spell', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Phạm Văn Ngày' });
    const changes = { admissionDecidedOn: day('2004-10-01'), officialOn: day('2005-11-01') };
    const { changeId } = await act(officer, contract.proposeChange, {
      memberId,
      expectedVersion: 1,
      basis: 'decision',
      decision,
      changes,
    });
    await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
    expect((await view(memberId)).partyAgeFrom).toBe('2004-10-01');
    const { rows } = await harness.owner.query('SELECT official_on FROM members.membership WHERE member_id = $1', [
      memberId,
    ]);
    expect(rows).toEqual([{ official_on: '2005-11-01' }]);
  });

  test('meets a record that has moved on: the fields are named, nothing is overwritten', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Vũ Văn Song' });
    const propose = (phone: string) =>
      act(secretary, contract.proposeChange, {
        memberId,
        expectedVersion: 1,
        basis: 'member-request',
        changes: { phone },
      });
    const [first, second] = [await propose('0901111111'), await propose('0902222222')];
    await act(officer, contract.approveChange, { changeId: first.changeId, expectedVersion: 1 });
    expect(await refused(officer, contract.approveChange, { changeId: second.changeId, expectedVersion: 1 })).toEqual([
      'members.fields-changed-meanwhile',
    ]);
    expect(
      await refused(secretary, contract.proposeChange, {
        memberId,
        expectedVersion: 1,
        basis: 'member-request',
        changes: { phone: null },
      }),
    ).toEqual(['platform.stale']);
    await act(officer, contract.rejectChange, {
      changeId: second.changeId,
      expectedVersion: 1,
      reason: 'Đã có số khác',
    });
    expect(await refused(officer, contract.approveChange, { changeId: second.changeId, expectedVersion: 2 })).toEqual([
      'members.change-not-waiting',
    ]);
    expect(await refused(secretary, contract.resumeChange, { changeId: second.changeId, expectedVersion: 2 })).toEqual([
      'members.closed-by-another',
    ]);
    await act(officer, contract.resumeChange, { changeId: second.changeId, expectedVersion: 2 });
    expect(await refused(officer, contract.withdrawChange, { changeId: second.changeId, expectedVersion: 3 })).toEqual([
      'members.not-own-proposal',
    ]);
    await act(secretary, contract.withdrawChange, { changeId: second.changeId, expectedVersion: 3 });
  });

  test('of an identifier waits sealed, is masked everywhere, and its undo brings the old one back', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Hoàng Thị Thẻ', personalId: '001088000001' });
    const sealed = { 'personal-id': '001088000002' };
    const { changeId } = await act(secretary, contract.proposeChange, {
      memberId,
      expectedVersion: 1,
      basis: 'decision',
      decision,
      sealed,
    });
    expect((await waiting()).find((row) => row.id === changeId)).toMatchObject({
      fields: [],
      sealed: [{ kind: 'personal-id', isTakenAway: false }],
    });
    await act(office, contract.approveChange, { changeId, expectedVersion: 1 });
    const found = async (text: string) =>
      (await ask(officer, contract.memberList, { on, filter: {}, text })).rows.map((row) => row.id);
    expect([await found('001088000002'), await found('001088000001')]).toEqual([[memberId], []]);
    await act(office, contract.revertChange, { changeId, expectedVersion: 2 });
    expect([await found('001088000002'), await found('001088000001')]).toEqual([[], [memberId]]);
    await act(office, contract.approveChange, { changeId, expectedVersion: 3 });
    expect(await found('001088000002')).toEqual([memberId]);
    const { rows } = await harness.owner.query(`
      SELECT count(*)::int AS hits FROM (
        SELECT detail::text AS t FROM platform.audit_detail UNION ALL SELECT coalesce(answer::text, '') FROM platform.request
        UNION ALL SELECT changes::text FROM members.member_change UNION ALL SELECT encode(sealed, 'escape') FROM members.change_value
      ) AS every WHERE t LIKE '%0010880000%'`);
    expect(rows).toEqual([{ hits: 0 }]);
  });
});

describe('corrections', () => {
  test('of a slip happen at once, name the paper they were compared with, and are undone within the day', async () => {
    const memberId = await loadMember(harness, cell, {
      fullName: 'Đặng Văn Lỗi',
      facts: { profession: 'Kế toán trương' },
    });
    await harness.owner.query(`UPDATE members.member SET entered_at = '2026-11-01' WHERE id = $1`, [memberId]);
    const slip = { memberId, expectedVersion: 1, changes: { profession: 'Kế toán trường' } };
    expect(await refused(officer, contract.correctEntry, slip)).toEqual(['members.compared-paper-missing']);
    expect(await refused(secretary, contract.correctEntry, slip)).toEqual(['platform.not-permitted']);
    const { changeId } = await act(officer, contract.correctEntry, { ...slip, note: 'Phiếu đảng viên' });
    expect((await view(memberId)).profession).toBe('Kế toán trường');
    const version = (await view(memberId)).version;
    await act(officer, contract.correctEntry, {
      memberId,
      expectedVersion: version,
      changes: { profession: 'Kế toán trưởng' },
      note: 'Phiếu',
    });
    expect(await refused(officer, contract.revertChange, { changeId, expectedVersion: 1 })).toEqual([
      'members.fields-changed-since',
    ]);
    const last = (await ask(officer, contract.changesOfMember, { memberId })).rows[0]!;
    await act(officer, contract.revertChange, { changeId: last.id, expectedVersion: 1 });
    await act(officer, contract.revertChange, { changeId, expectedVersion: 1 });
    expect((await view(memberId)).profession).toBe('Kế toán trương');
    expect((await ask(officer, contract.changesOfMember, { memberId })).rows.map((row) => row.state)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  test('are undone on their own day only', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Bùi Văn Hôm' });
    const { changeId } = await act(officer, contract.correctEntry, {
      memberId,
      expectedVersion: 1,
      changes: { phone: '0903333333' },
      note: 'Phiếu',
    });
    clock.now = new Date('2026-12-04T03:00:00Z');
    expect(await refused(officer, contract.revertChange, { changeId, expectedVersion: 1 })).toEqual([
      'members.change-not-of-today',
    ]);
    clock.now = new Date('2026-12-03T03:00:00Z');
  });
});
