import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/hygiene.ts';
import type { MemberId } from '../contract.ts';
import { contradictionsIn, memberHygiene } from '../rules/hygiene-pack.ts';

const harness = await startHarness();
const today = day('2026-11-26');
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const commune = await loadCommune(harness);
const { officer, cells } = commune;

const none = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
const list = async (kind: contract.HygieneKind) =>
  (await harness.ask(officer, contract.hygieneList, { kind, underId: commune.commune })).rows.map((row) => ({
    name: row.fullName,
    details: row.details,
    since: row.sinceOn,
    ends: row.endsOn,
  }));
const readmitted = async (memberId: MemberId, on: string, kind = 'readmitted'): Promise<void> => {
  await harness.owner.query(
    `INSERT INTO members.reentry (id, member_id, kind, decision_number, decision_on, decision_issuer, effective_on, standing_before)
     VALUES ($1, $2, $3, '9-QĐ/ĐU', $4, 'Đảng ủy xã Đồng Mẫu (giả định)', $4, 'official')`,
    [newId(), memberId, kind, on],
  );
};

test('probation of somebody admitted again runs from that day, not from the first ceremony', async () => {
  const load = (fullName: string, admittedOn: string | null) =>
    loadMember(harness, cells[0]!, {
      fullName,
      standing: 'probationary',
      dates: { ...none, admittedOn: admittedOn === null ? null : day(admittedOn) },
      partyAgeFrom: null,
    });
  await readmitted(await load('Lý Thử Lại', '2015-02-03'), '2026-01-10');
  await readmitted(await load('Lý Thử Mới', '2015-02-03'), '2026-10-01');
  await readmitted(await load('Lý Thử Khuyết', null), '2025-12-03');
  await readmitted(await load('Lý Thử Khôi', '2015-02-03'), '2026-05-01', 'restored');
  expect(await list('probation')).toEqual(
    expect.arrayContaining([
      { name: 'Lý Thử Lại', details: ['in-60'], since: '2026-01-10', ends: '2027-01-10' },
      { name: 'Lý Thử Khuyết', details: ['in-7'], since: '2025-12-03', ends: '2026-12-03' },
      { name: 'Lý Thử Khôi', details: ['overdue'], since: '2015-02-03', ends: '2016-02-03' },
    ]),
  );
  expect(await list('probation')).toHaveLength(3);
});

test('the official day of somebody admitted again lies twelve months after that', async () => {
  const rules = findPackInForce(shippedPacks(), memberHygiene, today)!.content;
  const cases = { 'Hà Thử Đúng': '2025-03-01', 'Hà Thử Lệch': '2016-02-03' } as const;
  const dates = { ...none, admittedOn: day('2015-02-03') };
  for (const [fullName, officialOn] of Object.entries(cases)) {
    const facts = { ...dates, officialOn: day(officialOn) };
    await readmitted(
      await loadMember(harness, cells[1]!, { fullName, dates: facts, partyAgeFrom: null }),
      '2024-03-01',
    );
    const found = (await list('dates-contradict')).find((row) => row.name === fullName)?.details ?? [];
    expect([fullName, found]).toEqual([
      fullName,
      contradictionsIn(rules, { ...facts, standing: 'official', readmittedOn: day('2024-03-01') }, today),
    ]);
  }
  expect((await list('dates-contradict')).map((row) => row.name)).toEqual(['Hà Thử Lệch']);
});
