import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { recordsJobs } from '../jobs/records-jobs.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-03-10T05:00:00Z');
const it = await openTransfers(harness);
const { officer, stranger, cells, commune } = it.commune;
const on = day('2026-03-10');
const decision = { number: '1-QĐ', decidedOn: day('2026-03-01'), issuer: 'Đảng ủy xã Đồng Mẫu' };

const eraseStray = async (): Promise<void> => {
  const job = recordsJobs.find(({ name }) => name === 'members.erase-stray-values')!;
  await harness.program.runner.asSystem(job.name, job.run);
};

const move = async (memberId: contract.MemberId, name: string): Promise<void> => {
  await it.issue(memberId);
  await harness.runJobs();
  await it.present(name);
  await it.accept(name);
  await harness.runJobs();
};

test('a request of exemption goes with its member', async () => {
  const name = 'Tạ Xin Miễn';
  const memberId = await loadMember(harness, cells[0]!, { fullName: name });
  const wanted = { memberId, ground: 'ill-health', proof: 'medical' as const, since: day('2026-04-01'), until: null };
  await act(officer, contract.askExemption, wanted);
  await move(memberId, name);
  const seenBy = async (account: typeof officer) =>
    (await ask(account, contract.exemptions, { on, show: 'all' })).rows.filter(({ fullName }) => fullName === name)
      .length;
  expect([await seenBy(stranger), await seenBy(officer)]).toEqual([1, 0]);
});

test('a change that waits goes with its member, and the new office approves it', async () => {
  const name = 'Lục Chờ Duyệt';
  const memberId = await loadMember(harness, cells[0]!, { fullName: name });
  const ofMember = { memberId, expectedVersion: 1, basis: 'decision' as const, decision };
  const { changeId } = await act(officer, contract.proposeChange, {
    ...ofMember,
    changes: { politicalTheory: 'advanced' },
  });
  await move(memberId, name);
  await act(stranger, contract.approveChange, { changeId, expectedVersion: 1 });
  expect(await ask(stranger, contract.member, { memberId, on })).toMatchObject({ politicalTheory: 'advanced' });
});

test('what the optional block collected is erased where none is open, also when its member took it along', async () => {
  const name = 'Giàng Chuyển Đi';
  const memberId = await loadMember(harness, cells[0]!, { fullName: name });
  await act(officer, contract.openOptionalBlock, {
    ...{ organisationId: commune, purpose: 'reconciling', campaign: 'Làm sạch dữ liệu' },
    ...{ decision, plannedUntil: day('2026-12-31') },
  });
  await harness.owner.query('UPDATE members.member SET entered_at = $1 WHERE id = $2', [harness.clock.now, memberId]);
  const sealed = { 'home-place': 'Việt Nam | Hà Nội | Xã Mẫu' };
  await act(officer, contract.correctEntry, { memberId, expectedVersion: 1, note: 'Lý lịch', sealed });
  const left = async () =>
    (await harness.owner.query(`SELECT kind FROM members.sealed_value WHERE member_id = $1`, [memberId])).rows.length;
  await eraseStray();
  expect(await left()).toBe(1);
  await move(memberId, name);
  await eraseStray();
  expect(await left()).toBe(0);
});

test('a badge of somebody expelled after the proposal is neither filed nor awarded', async () => {
  harness.clock.now = new Date('2026-12-03T03:00:00Z');
  const memberId = await loadMember(harness, cells[0]!, {
    fullName: 'Ưng Bị Khai Trừ',
    partyAgeFrom: day('1982-01-20'),
  });
  const lines = [{ memberId, level: 45 }];
  const { cases } = await act(officer, contract.proposeBadges, { roundOn: day('2027-02-03'), lines });
  await act(officer, contract.recordEndDecision, {
    ...{ memberId, expectedVersion: 1, kind: 'expelled', why: 'Vi phạm' },
    ...{ decision: { ...decision, decidedOn: day('2026-11-30') }, effectiveOn: day('2026-12-01') },
  });
  await harness.runJobs();
  const filed = { cases, filedOn: day('2026-12-02') };
  expect(await refused(officer, contract.fileBadges, filed)).toEqual(['members.badge-member-left']);
});
