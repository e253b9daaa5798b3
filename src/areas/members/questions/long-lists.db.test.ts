import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as cards from '../contract/cards.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const write = (text: string, values: readonly unknown[]) => harness.owner.query(text, [...values]);

let commune: Commune;
let cell: string;
let memberId: contract.MemberId;

beforeAll(async () => {
  commune = await loadCommune(harness);
  cell = commune.cells[0]!;
  memberId = await loadMember(harness, cell, { fullName: 'Bùi Thử Danh' });
});

/** Members of the cell beside the first, alike but for their ids. */
const fillCell = async (members: number): Promise<void> => {
  await write(
    `WITH copied AS (
       INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, is_fictional, kept_by)
       SELECT gen_random_uuid(), p.org_id, p.org_pos, p.full_name, p.sort_name, p.birth_year, p.is_fictional, p.kept_by
       FROM organisations.person p JOIN members.member m ON m.person_id = p.id, generate_series(1, $2) WHERE m.id = $1 RETURNING id)
     INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, standing, state, is_fictional)
     SELECT gen_random_uuid(), c.id, m.org_id, m.org_pos, m.full_name, m.sort_name, m.standing, m.state, true
     FROM copied c, members.member m WHERE m.id = $1`,
    [memberId, members],
  );
};

test('of the openings of identifiers a page says how many there are, and the next one shows the rest', async () => {
  await write(
    `INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason, at)
     SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, 'personal-id', gen_random_uuid(), 'Lần thứ ' || n, timestamptz '2026-01-01' + n * interval '1 minute'
     FROM members.member m, generate_series(1, 503) n WHERE m.id = $1`,
    [memberId],
  );
  const first = await harness.ask(commune.officer, contract.reveals, { memberId });
  expect([first.count, first.rows.length, first.rows[0]!.reason]).toEqual([503, 500, 'Lần thứ 503']);
  const rest = await harness.ask(commune.officer, contract.reveals, { memberId, skip: 500 });
  expect([rest.count, rest.rows.map(({ reason }) => reason)]).toEqual([503, ['Lần thứ 3', 'Lần thứ 2', 'Lần thứ 1']]);
});

test('more remittances than are shown are counted, and fewer months show the rest', async () => {
  await write(
    `INSERT INTO members.dues_remittance (id, pair_id, side, org_id, org_pos, other_org_id, from_month, until_month, amount, remitted_on,
       channel, state, entered_by)
     SELECT gen_random_uuid(), gen_random_uuid(), 'received', o.id, o.pos, $2, month, month, 10000000, month + 40, 'cash', 'sent', gen_random_uuid()
     FROM organisations.organisation o,
       (SELECT (date '2026-01-01' + (n % 2) * interval '1 month')::date AS month FROM generate_series(1, 1002) n) months WHERE o.id = $1`,
    [commune.commune, cell],
  );
  const asked = { organisationId: commune.commune, fromMonth: day('2026-01-01') };
  const both = await harness.ask(commune.officer, contract.duesRemittances, {
    ...{ ...asked, untilMonth: day('2026-02-01') },
  });
  expect([both.count, both.received.length]).toEqual([1002, 1000]);
  const one = await harness.ask(commune.officer, contract.duesRemittances, { ...asked, untilMonth: day('2026-01-01') });
  expect([one.count, one.received.length]).toEqual([501, 501]);
});

test('a collective slip names everybody whom it took along', async () => {
  await fillCell(504);
  const transferId = newId();
  await write(
    `INSERT INTO members.transfer (id, org_id, org_pos, kind, to_org_id, state, issued_on, members)
     SELECT $1, o.id, o.pos, 'collective', $3, 'accepted', '2026-11-20', 505 FROM organisations.organisation o WHERE o.id = $2`,
    [transferId, cell, commune.cells[1]],
  );
  await write(
    `INSERT INTO members.collective_line (transfer_id, member_id, spell_id)
     SELECT $1, m.id, gen_random_uuid() FROM members.member m WHERE m.org_id = $2`,
    [transferId, cell],
  );
  const { followed } = await harness.ask(commune.officer, contract.outgoingTransfer, {
    transferId: transferId as never,
  });
  expect(new Set(followed.map((one) => one.memberId)).size).toBe(505);
});

test('of more dossiers on loan than are shown it is said how many there are', async () => {
  await write(
    `INSERT INTO members.hand_over (id, member_id, org_id, org_pos, full_name, sort_name, kind, handed_on, given_by, received_by, due_on)
     SELECT gen_random_uuid(), m.id, m.org_id, m.org_pos, m.full_name, m.sort_name, 'dossier-loan', '2026-10-01', 'A', 'B', '2026-10-10'
     FROM members.member m WHERE m.org_id = $1`,
    [cell],
  );
  const { count, loans } = await harness.ask(commune.officer, cards.openLoans, { underId: commune.commune });
  expect([count, loans.length]).toEqual([505, 500]);
});
