import { sortNameOf } from '../../src/areas/organisations/public.ts';
import { newId } from '../../src/platform/action/id.ts';
import { day } from '../../src/platform/calendar/day.ts';
import type { Account, Harness } from '../harness.ts';
import { loadMember } from '../members.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** One row straight into a table; a row with a place in the tree gets the position of its organisation. Gives its id. */
const plantRow = async ({ owner }: Harness, table: string, row: Row): Promise<string> => {
  const id = newId();
  const values: Row = { id, ...row };
  const columns = Object.keys(values);
  const places = columns.map((_, at) => `$${at + 1}`);
  if ('org_id' in row) {
    columns.push('org_pos');
    places.push(`(SELECT pos FROM organisations.organisation WHERE id = $${columns.indexOf('org_id') + 1})`);
  }
  await owner.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(values),
  );
  return id;
};

type Seat = { readonly cell: string; readonly account: string; readonly mark: string };
type Named = { readonly member_id: string; readonly full_name: string; readonly sort_name: string };

const decision = (mark: string) => ({
  decision_number: '19-QĐ',
  decision_on: '2026-03-01',
  decision_issuer: `Đảng ủy ${mark}`,
});

const plantRecords = async (harness: Harness, { cell, account, mark }: Seat, member: Named): Promise<void> => {
  const member_id = member.member_id;
  await plantRow(harness, 'members.member_change', {
    member_id,
    org_id: cell,
    changes: JSON.stringify({ phone: { before: null, after: mark } }),
    basis: 'member-request',
    state: 'proposed',
    proposed_by: account,
    proposed_at: '2026-11-01',
    note: `Ghi chú ${mark}`,
  });
  await plantRow(harness, 'members.party_age_gap', {
    member_id,
    since_day: '1999-01-01',
    until_day: '1999-06-01',
    reason: 'lost-contact',
    ...decision(mark),
  });
  await plantRow(harness, 'members.dossier_item', {
    member_id,
    paper: 'recognition-decision',
    is_there: true,
    kept_at: `Tủ ${mark}`,
    checked_on: '2026-06-01',
  });
  await plantRow(harness, 'members.optional_block', {
    org_id: cell,
    purpose: 'reconciling',
    campaign: `Đợt ${mark}`,
    since_day: '2026-10-01',
    planned_until: '2027-01-01',
    opened_by: account,
    ...decision(mark),
  });
  await plantRow(harness, 'members.reveal', {
    org_id: cell,
    member_id,
    kind: 'personal-id',
    account_id: account,
    reason: `Đối chiếu ${mark}`,
  });
  await plantRow(harness, 'members.transfer_block', {
    org_id: cell,
    member_id,
    kind: 'inspection',
    since_day: '2026-10-01',
    note: `Căn cứ ${mark}`,
  });
};

const plantLifeCycle = async (harness: Harness, { cell, account, mark }: Seat, member: Named): Promise<void> => {
  const member_id = member.member_id;
  const person_id = await plantRow(harness, 'organisations.person', {
    org_id: cell,
    full_name: `Quần Chúng ${mark}`,
    sort_name: sortNameOf(`Quần Chúng ${mark}`),
    is_fictional: true,
  });
  const candidate_id = await plantRow(harness, 'members.candidate', {
    person_id,
    org_id: cell,
    full_name: `Quần Chúng ${mark}`,
    sort_name: sortNameOf(`Quần Chúng ${mark}`),
    source: 'masses',
    accepted_on: '2025-08-01',
    unit: `Đơn vị ${mark}`,
    state: 'cell-vote',
    state_since: '2026-10-01',
  });
  const helper_id = await plantRow(harness, 'members.candidate_helper', {
    candidate_id,
    member_id,
    since_day: '2025-09-01',
    together_since: '2024-01-01',
  });
  await plantRow(harness, 'members.candidate_note', {
    candidate_id,
    helper_id,
    year: 2026,
    quarter: 1,
    noted_on: '2026-03-30',
    remark: `Nhận xét ${mark}`,
  });
  await plantRow(harness, 'members.procedure', {
    kind: 'admission',
    candidate_id,
    org_id: cell,
    state: 'open',
    opened_on: '2026-10-01',
  });
  const procedure_id = await plantRow(harness, 'members.procedure', {
    kind: 'removal',
    member_id,
    org_id: cell,
    state: 'open',
    ground: 'three-months',
    ground_text: `Lý do ${mark}`,
    opened_on: '2026-10-01',
  });
  await plantRow(harness, 'members.procedure_step', {
    procedure_id,
    kind: 'request',
    on_day: '2026-10-05',
    note: `Yêu cầu ${mark}`,
  });
  await plantRow(harness, 'members.evidence_export', { procedure_id, account_id: account, at: '2026-10-06' });
  await plantRow(harness, 'members.suspension', {
    member_id,
    org_id: cell,
    since_day: '2026-01-01',
    lifted_on: '2026-03-01',
    state_before: 'active',
    reason: 'other',
    ...decision(mark),
  });
};

const plantLeft = async (harness: Harness, { mark }: Seat, left: Named): Promise<void> => {
  const member_id = left.member_id;
  const end_id = await plantRow(harness, 'members.member_end', {
    member_id,
    kind: 'removed',
    effective_on: '2026-05-01',
    reason: `Lý do ${mark}`,
    state_before: 'active',
    ...decision(mark),
  });
  await plantRow(harness, 'members.complaint', {
    member_id,
    end_id,
    level: 'province-or-below',
    filed_on: '2026-05-20',
    received_on: '2026-05-21',
    answer_due_on: '2026-09-30',
    answer_source: `Đơn ${mark}`,
  });
  await plantRow(harness, 'members.reentry', {
    member_id,
    kind: 'restored',
    effective_on: '2026-06-01',
    standing_before: 'official',
    ...decision(mark),
  });
};

const plantTransfers = async (harness: Harness, { cell, mark }: Seat, member: Named): Promise<void> => {
  await plantRow(harness, 'members.transfer', {
    ...member,
    org_id: cell,
    kind: 'out',
    to_text: `Đảng bộ ${mark}`,
    state: 'issued',
    slip_number: '01',
    slip_boxes: 10,
    issued_on: '2026-11-02',
    ...decision(mark),
  });
  await plantRow(harness, 'members.transfer_in', {
    org_id: cell,
    full_name: `Người Đến ${mark}`,
    sort_name: sortNameOf(`Người Đến ${mark}`),
    standing: 'official',
    kind: 'in',
    from_text: `Đảng bộ ${mark}`,
    state: 'announced',
    issued_on: '2026-11-03',
  });
  const exemption_id = await plantRow(harness, 'members.exemption', {
    ...member,
    org_id: cell,
    kind: 'age-health',
    ground: 'age',
    proof: 'medical',
    state: 'granted',
    wanted_since: '2026-09-01',
    since_day: '2026-09-01',
    until_day: 'infinity',
    cell_resolution: `NQ ${mark}`,
  });
  await plantRow(harness, 'members.cell_vote', {
    ...{ org_id: cell, exemption_id, meeting_id: newId(), on_day: '2026-08-20', source: `Biên bản ${mark}` },
    ...{ base: 10, for_votes: 9, against_votes: 1, blank_votes: 0, method: 'open', is_enough: true },
    needed_share: '> 1/2',
  });
  const link_id = await plantRow(harness, 'members.residence_link', {
    ...member,
    org_id: cell,
    status: 'introduced',
    to_text: `Chi bộ ${mark}`,
    introduced_on: '2026-01-10',
  });
  await plantRow(harness, 'members.residence_remark', {
    link_id,
    org_id: cell,
    year: 2026,
    asked_on: '2026-11-01',
    remark: `Nhận xét ${mark}`,
    answered_on: '2026-11-20',
  });
  const guest_id = await plantRow(harness, 'members.residence_guest', {
    org_id: cell,
    full_name: `Cư Trú ${mark}`,
    sort_name: sortNameOf(`Cư Trú ${mark}`),
    status: 'introduced',
    from_text: `Cơ quan ${mark}`,
    introduced_on: '2026-01-11',
  });
  await plantRow(harness, 'members.residence_remark_in', {
    guest_id,
    org_id: cell,
    year: 2026,
    asked_on: '2026-11-01',
    remark: `Trả lời ${mark}`,
    answered_on: '2026-11-21',
  });
  await plantRow(harness, 'members.residence_meeting', {
    org_id: cell,
    held_on: '2026-06-20',
    invited: 10,
    present: 8,
    content: `Nội dung ${mark}`,
  });
};

const plantRegisters = async (harness: Harness, { cell, mark }: Seat, member: Named): Promise<void> => {
  await plantRow(harness, 'members.badge_case', {
    ...member,
    org_id: cell,
    level: 30,
    kind: 'regular',
    state: 'awarded',
    awarded_on: '2026-09-02',
    is_past: true,
    ...decision(mark),
  });
  await plantRow(harness, 'members.card_event', {
    ...member,
    org_id: cell,
    kind: 'issued',
    happened_on: '2006-02-03',
    place: `Nơi cấp ${mark}`,
  });
  await plantRow(harness, 'members.hand_over', {
    ...member,
    org_id: cell,
    kind: 'dossier',
    handed_on: '2026-04-01',
    given_by: `Bên giao ${mark}`,
    received_by: `Bên nhận ${mark}`,
  });
  await plantRow(harness, 'members.yearly_supplement', {
    member_id: member.member_id,
    year: 2025,
    received_on: '2025-12-10',
    recorded_by: newId(),
    recorded_at: '2025-12-10',
  });
};

const plantDues = async (harness: Harness, { cell, account, mark }: Seat, member: Named): Promise<void> => {
  const member_id = member.member_id;
  const entered = { entered_by: account };
  await plantRow(harness, 'members.dues_month', {
    org_id: cell,
    month: '2026-10-01',
    rates_pack: 'dues-rates-2026',
    opened_by: account,
    opened_at: '2026-10-01',
  });
  await plantRow(harness, 'members.dues_entry', {
    ...member,
    org_id: cell,
    month: '2026-10-01',
    kind: 'official',
    state: 'unpaid',
    receipt_number: `BL ${mark}`,
  });
  await plantRow(harness, 'members.dues_declaration', {
    member_id,
    valid_from: '2026-10-01',
    dues_group: 'insured',
    basis: 9_999_999,
    is_by_member: false,
    ...entered,
  });
  await plantRow(harness, 'members.dues_payment', {
    member_id,
    org_id: cell,
    from_month: '2026-09-01',
    until_month: '2026-09-01',
    paid_on: '2026-09-10',
    channel: 'cash',
    receipt_number: `BL ${mark}`,
    recorded_by: account,
  });
  await plantRow(harness, 'members.dues_waiver', {
    ...member,
    org_id: cell,
    percent: 50,
    from_month: '2026-10-01',
    until_month: '2026-12-01',
    decided_on: '2026-10-02',
    ...entered,
  });
  await plantRow(harness, 'members.dues_remittance', {
    pair_id: newId(),
    side: 'sent',
    org_id: cell,
    other_org_id: cell,
    from_month: '2026-08-01',
    until_month: '2026-08-01',
    amount: 123_456,
    remitted_on: '2026-09-05',
    channel: 'cash',
    paper_number: `PC ${mark}`,
    state: 'sent',
    ...entered,
  });
  await plantRow(harness, 'members.dues_region', {
    org_id: cell,
    region: 1,
    from_month: '2026-02-01',
    source: `Văn bản ${mark}`,
    ...entered,
  });
  await plantRow(harness, 'members.minimum_wage', {
    region: 2,
    from_day: '2026-02-01',
    amount: 4_730_000,
    source: 'Số giả định để thử',
    ...entered,
  });
  await plantRow(harness, 'members.dues_practice', {
    from_day: '2031-02-01',
    content: '{}',
    source: 'Số giả định để thử',
    ...entered,
  });
};

const plantOwn = async ({ owner }: Harness, { account, mark }: Seat): Promise<void> => {
  await owner.query(
    `INSERT INTO platform.upload (id, account_id, file_name, size_bytes, begun_at) VALUES ($1, $2, $3, 10, now())`,
    [newId(), account, `Tệp ${mark}.csv`],
  );
  await owner.query(
    `INSERT INTO platform.saved_view (id, account_id, list, name, chosen, columns, sort_key, descending)
     VALUES ($1, $2, 'members', $3, '{}', '{name}', 'name', false)`,
    [newId(), account, `Cách xem ${mark}`],
  );
};

/** Rows of every table of members in one cell, all with the mark, straight into the tables: what no second account may come to see. */
export const plantMembers = async (harness: Harness, by: Account, cell: string, mark: string): Promise<void> => {
  const seat = { cell, account: by.id, mark };
  const plant = async (name: string): Promise<Named> => ({
    member_id: await loadMember(harness, cell, {
      fullName: `${name} ${mark}`,
      personalId: '000075000001',
      oldCard: '00750001',
      since: day('2025-07-01'),
      facts: {
        sex: 'female',
        birthOn: day('1970-05-05'),
        phone: `Máy ${mark}`,
        residence: `Nhà ${mark}`,
        occupation: `Nghề ${mark}`,
      },
    }),
    full_name: `${name} ${mark}`,
    sort_name: sortNameOf(`${name} ${mark}`),
  });
  const member = await plant('Đồng');
  await plantRecords(harness, seat, member);
  await plantLifeCycle(harness, seat, member);
  await plantTransfers(harness, seat, member);
  await plantRegisters(harness, seat, member);
  await plantDues(harness, seat, member);
  await plantOwn(harness, seat);
  const left = await plant('Từng');
  await plantLeft(harness, seat, left);
  const [first_member_id, second_member_id] = [member.member_id, left.member_id].sort();
  await plantRow(harness, 'members.duplicate_notice', {
    org_id: cell,
    first_member_id: first_member_id!,
    second_member_id: second_member_id!,
    noticed_at: '2026-11-01',
    note: `Trùng ${mark}`,
  });
};
