import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-03T03:00:00Z');
const on = day('2026-12-03');
const commune = await loadCommune(harness);
const { officer } = commune;
const cell = commune.cells[0]!;

const decision = { number: '15-QĐ/ĐU', decidedOn: day('2026-11-20'), issuer: 'Đảng ủy xã Đồng Mẫu' };
const civilAct = { number: '07/TĐ', on: day('2026-10-10'), issuer: 'Ủy ban nhân dân xã Mẫu' };
const codeOf = async (account: Account) => (await act(account, contract.makeAccountCode, {})).code;
const waiting = async () => (await ask(officer, contract.changes, {})).rows;

describe('the code of an account', () => {
  test('ties once, for a day, and the newest alone', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Mai Thị Mã' });
    const account = await harness.account();
    const tie = (code: string, expectedVersion = 1) => ({ memberId, expectedVersion, code });
    const earlier = await codeOf(account);
    const late = await codeOf(account);
    const not = ['members.account-code-not-valid'];
    expect(await refused(officer, contract.linkAccount, tie(earlier))).toEqual(not);
    clock.now = new Date('2026-12-04T04:00:00Z');
    expect(await refused(officer, contract.linkAccount, tie(late))).toEqual(not);
    clock.now = new Date('2026-12-03T03:00:00Z');
    const { version } = await act(officer, contract.linkAccount, tie(late));
    await act(officer, contract.unlinkAccount, { memberId, expectedVersion: version });
    expect(await refused(officer, contract.linkAccount, tie(late, version + 1))).toEqual(not);
  });
});

describe('the own page', () => {
  test('opens for the account that another officer tied to the record, and for nobody else', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Mai Thị Riêng', personalId: '001077000001' });
    const other = await loadMember(harness, cell, { fullName: 'Mai Văn Khác', personalId: '001077000002' });
    const account = await harness.account();
    const nobody = await harness.account();
    expect(await ask(account, contract.ownRecord, { on })).toEqual({ record: null });
    expect(
      await refused(officer, contract.linkAccount, { memberId, expectedVersion: 1, code: 'K7Q2-0000-0000-0001' }),
    ).toEqual(['members.account-code-not-valid']);
    expect(
      await refused(officer, contract.linkAccount, { memberId, expectedVersion: 1, code: await codeOf(officer) }),
    ).toEqual(['members.own-account-by-another']);
    const { version } = await act(officer, contract.linkAccount, {
      memberId,
      expectedVersion: 1,
      code: await codeOf(account),
    });
    expect(
      await refused(officer, contract.linkAccount, {
        memberId: other,
        expectedVersion: 1,
        code: await codeOf(account),
      }),
    ).toEqual(['members.account-of-another-member']);
    const own = await ask(account, contract.ownRecord, { on });
    expect(own.record).toMatchObject({ face: { fullName: 'Mai Thị Riêng' }, sealedKinds: ['personal-id'] });
    const own1 = { kind: 'personal-id' as const };
    expect(await act(account, contract.revealOwnIdentifier, own1)).toEqual({ value: '001077000001' });
    expect(await refused(nobody, contract.revealOwnIdentifier, own1)).toEqual(['members.value-not-there']);
    expect((await ask(officer, contract.reveals, { memberId })).rows).toMatchObject([
      { kind: 'personal-id', isOwn: true },
    ]);
    expect(await refused(account, contract.member, { memberId: other, on })).toEqual(['platform.not-permitted']);
    await act(officer, contract.revealIdentifier, { memberId, kind: 'personal-id', reason: 'Cấp lại thẻ' });
    expect((await ask(account, contract.ownReveals, {})).rows).toMatchObject([
      { reason: 'Cấp lại thẻ', isOwn: false },
      { isOwn: true },
    ]);
    await act(officer, contract.unlinkAccount, { memberId, expectedVersion: version });
    expect(await ask(account, contract.ownRecord, { on })).toEqual({ record: null });
  });

  test('asks for a change; the office adds its decision when it approves', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Chu Văn Xin' });
    const account = await harness.account();
    const { version } = await act(officer, contract.linkAccount, {
      memberId,
      expectedVersion: 1,
      code: await codeOf(account),
    });
    const request = { expectedVersion: version, changes: { fullName: 'Chu Văn Đổi Tên' } };
    expect(await refused(account, contract.requestChange, request)).toEqual(['members.needs-civil-act']);
    expect(
      await refused(account, contract.requestChange, { expectedVersion: version, changes: { duesGroup: 'student' } }),
    ).toEqual(['platform.unknown-field']);
    expect(await refused(account, contract.requestChange, { ...request, expectedVersion: 1 })).toEqual([
      'platform.stale',
    ]);
    const { changeId } = await act(account, contract.requestChange, { ...request, act: civilAct });
    expect((await ask(account, contract.ownChanges, {})).rows).toMatchObject([
      { id: changeId, isOwnRequest: true, state: 'proposed' },
    ]);
    expect((await waiting()).find((row) => row.id === changeId)).toMatchObject({
      isOwnRequest: true,
      basis: 'member-request',
      act: civilAct,
    });
    expect(await refused(officer, contract.approveChange, { changeId, expectedVersion: 1 })).toEqual([
      'members.needs-decision',
    ]);
    await act(officer, contract.approveChange, { changeId, expectedVersion: 1, decision });
    expect((await ask(account, contract.ownRecord, { on })).record?.face.fullName).toBe('Chu Văn Đổi Tên');
    const again = await act(account, contract.requestChange, {
      expectedVersion: version + 1,
      changes: { phone: '0904444444' },
    });
    const nobody = await harness.account();
    expect(
      await refused(nobody, contract.withdrawOwnRequest, { changeId: again.changeId, expectedVersion: 1 }),
    ).toEqual(['platform.not-found']);
    await act(account, contract.withdrawOwnRequest, { changeId: again.changeId, expectedVersion: 1 });
    expect(
      await refused(account, contract.withdrawOwnRequest, { changeId: again.changeId, expectedVersion: 2 }),
    ).toEqual(['platform.not-found']);
  });
});
