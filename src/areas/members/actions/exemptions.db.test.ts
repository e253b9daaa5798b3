import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { settleExemptStates } from './stored-exemption.ts';

const harness = await startHarness();
let commune: Commune;
let secretary: Account;
beforeAll(async () => {
  commune = await loadCommune(harness);
  secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const state = async (id: string) =>
  (await harness.owner.query('SELECT state, state_since::text AS since FROM members.member WHERE id = $1', [id]))
    .rows[0];
const asked = (memberId: contract.MemberId, more: object = {}) => ({
  memberId,
  ground: 'maternity',
  since: day('2026-03-01'),
  until: day('2026-09-01') as ReturnType<typeof day> | null,
  cellResolution: '03-NQ/CB',
  ...more,
});
const list = async (show: 'running' | 'ending' | 'proposed' | 'all', on = '2026-03-10') =>
  (await harness.ask(commune.officer, contract.exemptions, { show, on: day(on) })).rows;
const decision = { number: '9-QĐ/ĐU', decidedOn: day('2026-03-05'), issuer: 'Đảng ủy xã Đồng Mẫu (giả định)' };

test('the cell exempts for health; the secretary may do it in the own cell only', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Trần Thử Khỏe' });
  const stranger = await loadMember(harness, commune.cells[1]!, { fullName: 'Trần Thử Xa' });
  const health = { ground: 'ill-health', proof: 'medical' as const, until: null };
  expect(await harness.refused(secretary, contract.grantExemption, asked(stranger, health))).toEqual([
    'platform.not-found',
  ]);
  expect(
    await harness.refused(secretary, contract.grantExemption, asked(member, { ...health, proof: 'cell-confirmation' })),
  ).toEqual(['members.exemption-needs-medical-proof']);
  expect(await harness.refused(secretary, contract.grantExemption, asked(member))).toEqual([
    'members.exemption-decided-above',
  ]);
  const { exemptionId } = await harness.act(secretary, contract.grantExemption, asked(member, health));
  expect(await state(member)).toEqual({ state: 'exempt', since: '2026-03-01' });
  expect(await harness.refused(secretary, contract.grantExemption, asked(member, health))).toEqual([
    'members.exemption-runs',
  ]);
  const back = await harness.act(secretary, contract.endExemption, {
    exemptionId,
    expectedVersion: 1,
    returnedOn: day('2026-03-08'),
  });
  expect(await state(member)).toEqual({ state: 'active', since: '2026-03-08' });
  await harness.act(secretary, contract.resumeExemption, {
    exemptionId,
    expectedVersion: back.version,
    until: back.until,
  });
  expect(await state(member)).toEqual({ state: 'exempt', since: '2026-03-01' });
  expect(
    await harness.refused(secretary, contract.withdrawExemption, { exemptionId, expectedVersion: back.version }),
  ).toEqual(['platform.stale']);
  await harness.act(secretary, contract.withdrawExemption, { exemptionId, expectedVersion: back.version + 1 });
  expect((await state(member)).state).toBe('active');
});

test('other grounds are proposed by the cell and decided above; they end by the date alone and a renewal is a new request', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Lê Thử Sinh' });
  const { exemptionId } = await harness.act(secretary, contract.proposeExemption, asked(member));
  expect((await state(member)).state).toBe('active');
  expect(await list('proposed')).toMatchObject([{ id: exemptionId, since: null, until: null }]);
  const decide = { exemptionId, expectedVersion: 1, isGranted: true, decision };
  expect(await harness.refused(secretary, contract.decideExemption, decide)).toEqual(['platform.not-permitted']);
  expect(await harness.refused(commune.stranger, contract.decideExemption, decide)).toEqual(['platform.not-found']);
  expect(await harness.refused(commune.officer, contract.decideExemption, { ...decide, isGranted: false })).toEqual([
    'members.refusal-without-reason',
  ]);
  const { version } = await harness.act(commune.officer, contract.decideExemption, decide);
  expect((await state(member)).state).toBe('exempt');
  await harness.act(commune.officer, contract.reopenExemption, { exemptionId, expectedVersion: version });
  expect((await state(member)).state).toBe('active');
  await harness.act(commune.officer, contract.decideExemption, { ...decide, expectedVersion: version + 1 });
  expect((await list('ending', '2026-08-15')).map((row) => row.id)).toEqual([exemptionId]);

  await harness.load((tx) => settleExemptStates(tx, null, day('2026-09-01')).then(() => undefined));
  expect(await state(member)).toEqual({ state: 'active', since: '2026-09-01' });
  expect(await list('running', '2026-06-01')).toMatchObject([{ id: exemptionId, isRunning: true, isComing: false }]);
  const before = (await list('all', '2020-01-01')).find(({ id }) => id === exemptionId);
  expect(before).toMatchObject({ isRunning: false, isComing: true });
  const again = asked(member, { since: day('2026-09-01'), until: day('2027-03-01'), renewsId: exemptionId });
  expect(await harness.refused(secretary, contract.proposeExemption, { ...again, since: '2026-08-01' })).toEqual([
    'members.exemption-running',
  ]);
  await harness.act(secretary, contract.proposeExemption, again);
  expect(
    await harness.refused(commune.officer, contract.reopenExemption, { exemptionId, expectedVersion: version + 2 }),
  ).toEqual(['members.exemption-renewed']);
});

test('who is suspended stays suspended; who was exempt without a record is left alone', async () => {
  const suspended = await loadMember(harness, commune.cells[0]!, { fullName: 'Hồ Thử Dừng', state: 'suspended' });
  const old = await loadMember(harness, commune.cells[0]!, { fullName: 'Hồ Thử Cũ', state: 'exempt' });
  expect(await harness.refused(secretary, contract.proposeExemption, asked(suspended))).toEqual([
    'members.exemption-not-active',
  ]);
  await harness.load((tx) => settleExemptStates(tx, null, day('2026-09-01')).then(() => undefined));
  expect([(await state(suspended)).state, (await state(old)).state]).toEqual(['suspended', 'exempt']);
});

test('an exempt member who moves leaves the time behind and takes the rest along', async () => {
  const member = await loadMember(harness, commune.cells[1]!, { fullName: 'Ngô Thử Mang' });
  await harness.act(
    commune.officer,
    contract.grantExemption,
    asked(member, { ground: 'ill-health', proof: 'medical', until: null }),
  );
  await harness.act(commune.officer, contract.assignCollectively, {
    fromId: commune.cells[1]!,
    toId: commune.cells[2]!,
    memberIds: [member],
    on: day('2026-03-06'),
    decision,
  });
  const { rows } = await harness.owner.query(
    'SELECT org_id, since_day::text AS since, until_day::text AS until FROM members.exemption WHERE member_id = $1 ORDER BY since_day',
    [member],
  );
  expect(rows).toEqual([
    { org_id: commune.cells[1], since: '2026-03-01', until: '2026-03-06' },
    { org_id: commune.cells[2], since: '2026-03-06', until: 'infinity' },
  ]);
});
