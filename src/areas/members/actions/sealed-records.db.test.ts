import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day, dayOf } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, call, refused, clock } = harness;
clock.now = new Date('2026-11-26T03:00:00Z');
const commune = await loadCommune(harness);
const { officer, stranger } = commune;
const cell = commune.cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const office = await harness.account({ role: 'committee-office', organisationId: commune.commune });
const on = dayOf(clock.now);

/** All that the audit, the requests and the events hold, as one text. */
const remembered = async (): Promise<string> => {
  const { rows } = await harness.owner.query(`
    SELECT coalesce(string_agg(t, ' '), '') AS all_of_it FROM (
      SELECT detail::text AS t FROM platform.audit_detail
      UNION ALL SELECT answer::text FROM platform.request
      UNION ALL SELECT changes::text FROM members.member_change) AS every`);
  return rows[0].all_of_it;
};

describe('identifiers', () => {
  test('are opened one at a time with a reason, logged before they are shown, and kept nowhere in the clear', async () => {
    const id = '001099123456';
    const memberId = await loadMember(harness, cell, { fullName: 'Bùi Thị Số', personalId: id });
    const view = await ask(secretary, contract.member, { memberId, on });
    expect(view.sealedKinds).toEqual(['personal-id']);
    expect(JSON.stringify(view)).not.toContain(id);
    const requestId = newId();
    const input = { memberId, kind: 'personal-id', reason: 'Đối chiếu thẻ đảng viên' };
    const outcome = await call(secretary, 'members.reveal-identifier', input, requestId);
    expect(outcome).toMatchObject({ ok: true, answer: { value: id } });
    expect(await call(secretary, 'members.reveal-identifier', input, requestId)).toMatchObject({
      answer: { value: '•' },
    });
    const { rows } = await ask(officer, contract.reveals, { memberId });
    expect(rows).toMatchObject([{ kind: 'personal-id', reason: 'Đối chiếu thẻ đảng viên', by: 'Người thử nghiệm' }]);
    expect(await remembered()).not.toContain(id);
    expect(await refused(secretary, contract.revealIdentifier, { ...input, kind: 'old-card' })).toEqual([
      'members.value-not-there',
    ]);
    expect(await refused(stranger, contract.revealIdentifier, input)).toEqual(['platform.not-found']);
    const head = await harness.account({ role: 'committee-head', organisationId: commune.commune });
    expect(await refused(head, contract.revealIdentifier, input)).toEqual(['platform.not-permitted']);
  });

  test('are found by the whole number or the last four digits, within the scope only', async () => {
    const memberId = await loadMember(harness, cell, {
      fullName: 'Phan Văn Tìm',
      personalId: '001099887766',
      oldCard: '00998811',
    });
    const found = async (account: typeof officer, text: string) =>
      (await ask(account, contract.memberList, { on, filter: {}, text })).rows.map((row) => row.id);
    for (const text of ['001099887766', '7766', '00998811', '8811', '0010 9988 7766'])
      expect(await found(officer, text), text).toEqual([memberId]);
    expect(await found(officer, '99887')).toEqual([]);
    expect(await found(stranger, '7766')).toEqual([]);
  });
});

describe('a dossier', () => {
  test('has an index of papers only; a yearly paper has its year', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Hồ Thị Hồ Sơ' });
    const { itemId } = await act(office, contract.recordDossierItem, {
      memberId,
      paper: 'yearly-supplement',
      year: 2025,
      isThere: false,
    });
    await act(office, contract.recordDossierItem, {
      memberId,
      paper: 'yearly-supplement',
      year: 2025,
      isThere: true,
      keptAt: 'Tủ 2',
      expectedVersion: 1,
    });
    expect((await ask(secretary, contract.dossier, { memberId })).rows).toMatchObject([
      { year: 2025, isThere: true, keptAt: 'Tủ 2', version: 2 },
    ]);
    expect(
      await refused(office, contract.recordDossierItem, { memberId, paper: 'yearly-supplement', isThere: true }),
    ).toEqual(['members.paper-needs-year']);
    expect(
      await refused(office, contract.recordDossierItem, { memberId, paper: 'family-history', isThere: true }),
    ).toEqual(['members.unknown-code']);
    expect(
      await refused(secretary, contract.recordDossierItem, { memberId, paper: 'member-sheet', isThere: true }),
    ).toEqual(['platform.not-permitted']);
    expect(await refused(office, contract.removeDossierItem, { memberId, itemId, expectedVersion: 1 })).toEqual([
      'platform.stale',
    ]);
    await act(office, contract.removeDossierItem, { memberId, itemId, expectedVersion: 2 });
  });
});

describe('the optional block', () => {
  test('is off, opens with a decision, is revealed and logged apart, and its end erases it', async () => {
    const inside = await loadMember(harness, cell, { fullName: 'Cao Văn Khối' });
    const sealed = { 'home-place': 'Xã Mẫu, tỉnh Mẫu' };
    const correct = (expectedVersion: number) => ({
      memberId: inside,
      expectedVersion,
      sealed,
      note: 'Đối chiếu phiếu 28 cột',
    });
    expect(await refused(officer, contract.correctEntry, correct(1))).toEqual(['members.optional-block-closed']);
    const decision = { number: '12-KH/ĐU', decidedOn: day('2026-11-01'), issuer: 'Đảng ủy xã Đồng Mẫu' };
    const { blockId, version } = await act(officer, contract.openOptionalBlock, {
      organisationId: commune.commune,
      purpose: 'reconciling',
      campaign: 'Làm sạch dữ liệu năm 2026',
      decision,
      plannedUntil: day('2026-12-31'),
    });
    await act(officer, contract.correctEntry, correct(1));
    expect(await remembered()).not.toContain('tỉnh Mẫu');
    const input = { memberId: inside, kind: 'home-place' as const, reason: 'Đối chiếu' };
    expect(await refused(secretary, contract.revealOptionalBlock, input)).toEqual(['platform.not-permitted']);
    expect(await act(officer, contract.revealOptionalBlock, input)).toEqual({ value: 'Xã Mẫu, tỉnh Mẫu' });
    expect(await refused(officer, contract.closeOptionalBlock, { blockId, expectedVersion: version + 1 })).toEqual([
      'platform.stale',
    ]);
    expect((await ask(officer, contract.optionalBlocks, {})).rows).toMatchObject([{ id: blockId, version }]);
    expect(await act(officer, contract.closeOptionalBlock, { blockId, expectedVersion: version })).toEqual({
      erased: 1,
    });
    const { rows } = await harness.owner.query(`SELECT 1 FROM members.sealed_value WHERE kind = 'home-place'`);
    expect(rows).toEqual([]);
    expect(await refused(officer, contract.revealOptionalBlock, input)).toEqual(['members.optional-block-closed']);
    expect(await refused(officer, contract.closeOptionalBlock, { blockId, expectedVersion: version + 1 })).toEqual([
      'members.optional-block-closed-already',
    ]);
  });
});

describe('party age', () => {
  test('a time that does not count lies after the admission and overlaps no other', async () => {
    const memberId = await loadMember(harness, cell, { fullName: 'Đinh Văn Tuổi' });
    await harness.owner.query(
      `INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason)
       VALUES (gen_random_uuid(), $1, '2015-01-01', '2016-01-01', 'lost-contact')`,
      [memberId],
    );
    const decision = { number: '9-QĐ', decidedOn: day('2026-11-01'), issuer: 'Đảng ủy xã Đồng Mẫu' };
    const gap = { memberId, expectedVersion: 1, reason: 'transfer-gap' as const, decision };
    const refusedFor = (since: string, until: string) =>
      refused(officer, contract.recordPartyAgeGap, { ...gap, since: day(since), until: day(until) });
    expect(await refusedFor('2015-06-01', '2017-01-01')).toEqual(['members.gaps-overlap']);
    expect(await refusedFor('2001-01-01', '2002-01-01')).toEqual(['members.gap-before-admission']);
    expect(await refusedFor('2018-01-01', '2018-01-01')).toEqual(['members.gap-without-end']);
  });
});
