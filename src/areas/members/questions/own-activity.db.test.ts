import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, clock } = harness;
clock.now = new Date('2026-12-03T03:00:00Z');
const on = day('2026-12-03');
const commune = await loadCommune(harness);
const { officer } = commune;
const cell = commune.cells[0]!;

const nothing = { transfers: [], exemptions: [], suspensions: [], endings: [], returns: [] };
const decisionOf = (number: string) => ({ number, decidedOn: '2026-05-04', issuer: 'Đảng ủy xã Đồng Mẫu' });

const rowsOf = [
  `
      INSERT INTO members.transfer (id, org_id, org_pos, member_id, full_name, sort_name, kind, to_text, state, issued_on, until_day)
      SELECT gen_random_uuid(), org_id, org_pos, id, full_name, sort_name, 'temporary', $2, 'withdrawn', '2026-03-02', '2026-06-02'
      FROM members.member WHERE id = $1`,
  `
      INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, state, wanted_since, since_day,
        until_day, decision_number, decision_on, decision_issuer)
      SELECT gen_random_uuid(), org_id, org_pos, id, full_name, sort_name, 'age-health', 'age', 'granted', '2025-01-01', '2025-01-01',
        'infinity', '12-QĐ', '2026-05-04', 'Đảng ủy xã Đồng Mẫu' FROM members.member WHERE id = $1`,
  `
      INSERT INTO members.suspension (id, member_id, org_id, org_pos, since_day, lifted_on, state_before, reason, decision_number,
        decision_on, decision_issuer)
      SELECT gen_random_uuid(), id, org_id, org_pos, '2024-02-01', '2024-03-01', 'active', 'discipline', '13-QĐ', '2026-05-04',
        'Đảng ủy xã Đồng Mẫu' FROM members.member WHERE id = $1`,
  `
      INSERT INTO members.member_end (id, member_id, kind, effective_on, state_before, withdrawn_at)
      VALUES (gen_random_uuid(), $1, 'removed', '2020-01-01', 'active', NULL),
             (gen_random_uuid(), $1, 'resigned', '2021-01-01', 'active', now())`,
  `
      INSERT INTO members.reentry (id, member_id, kind, decision_number, decision_on, decision_issuer, effective_on, standing_before)
      VALUES (gen_random_uuid(), $1, 'readmitted', '14-QĐ', '2026-05-04', 'Đảng ủy xã Đồng Mẫu', '2023-05-01', 'official')`,
];

const fill = async (memberId: string, place: string): Promise<void> => {
  for (const text of rowsOf) await harness.owner.query(text, text.includes('$2') ? [memberId, place] : [memberId]);
};

test('a member reads the own slips, exemptions, suspensions, endings and returns, and nobody else does', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Mai Thị Quá' });
  const otherId = await loadMember(harness, cell, { fullName: 'Mai Văn Trình' });
  await fill(memberId, 'Nơi thứ nhất');
  await fill(otherId, 'Nơi thứ hai');
  const [own, other, untied] = [await harness.account(), await harness.account(), await harness.account()];
  for (const [of, account] of [
    [memberId, own],
    [otherId, other],
  ] as const)
    await act(officer, contract.linkAccount, {
      memberId: of,
      expectedVersion: 1,
      code: (await act(account, contract.makeAccountCode, {})).code,
    });
  const expected = (to: string) => ({
    transfers: [
      {
        kind: 'temporary',
        state: 'withdrawn',
        to,
        from: expect.any(String),
        issuedOn: '2026-03-02',
        until: '2026-06-02',
      },
    ],
    exemptions: [{ state: 'granted', since: '2025-01-01', until: null, decision: decisionOf('12-QĐ') }],
    suspensions: [{ since: '2024-02-01', liftedOn: '2024-03-01', decision: decisionOf('13-QĐ') }],
    endings: [{ kind: 'removed', on: '2020-01-01', decision: null }],
    returns: [{ kind: 'readmitted', on: '2023-05-01', decision: decisionOf('14-QĐ') }],
  });
  expect(await ask(own, contract.ownActivity, { on })).toMatchObject(expected('Nơi thứ nhất'));
  expect(await ask(other, contract.ownActivity, { on })).toMatchObject(expected('Nơi thứ hai'));
  expect(await ask(untied, contract.ownActivity, { on })).toEqual(nothing);
  expect(await ask(officer, contract.ownActivity, { on })).toEqual(nothing);
});
