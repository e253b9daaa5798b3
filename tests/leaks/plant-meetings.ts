import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import type { Harness } from '../harness.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** One row of meetings straight into its table; a row with a place in the tree gets the position of its organisation. Gives its id. */
const plantRow = async ({ owner }: Harness, table: string, values: Values): Promise<string> => {
  const row: Values = { id: newId(), ...values };
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  if ('org_id' in row) {
    places.push(`(SELECT pos FROM organisations.organisation WHERE id = $${names.indexOf('org_id') + 1})`);
    names.push('org_pos');
  }
  await owner.query(
    `INSERT INTO meetings.${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
  return String(row.id);
};

const plantSheet = async (harness: Harness, cell: OrganisationId, mark: string): Promise<string> => {
  const meeting = await plantRow(harness, 'meeting', {
    org_id: cell,
    kind: 'regular',
    state: 'closed',
    planned_on: '2026-10-03',
    held_on: '2026-10-03',
    started_at: '19:30',
    ended_at: '21:10',
    title: `Sinh hoạt ${mark}`,
    place: `Nhà văn hóa ${mark}`,
    conclusion: `Kết luận ${mark}`,
    opinions: 1,
    speakers: 1,
  });
  await plantLines(harness, meeting, mark);
  return meeting;
};

const plantLines = async (harness: Harness, meeting: string, mark: string): Promise<void> => {
  const item = await plantRow(harness, 'agenda_item', {
    meeting_id: meeting,
    ordinal: 1,
    source: 'own',
    title: `Nội dung ${mark}`,
  });
  const of = { meeting_id: meeting };
  await plantRow(harness, 'guest', {
    ...of,
    full_name: `Khách ${mark}`,
    is_from_above: true,
    remark: `Nhận xét ${mark}`,
  });
  await plantRow(harness, 'remark', { ...of, kind: 'praise', whom: `Tổ ${mark}`, what: `Việc tốt ${mark}` });
  await plantRow(harness, 'opinion', {
    ...of,
    item_id: item,
    ordinal: 1,
    speaker: `Người nói ${mark}`,
    gist: `Ý kiến ${mark}`,
  });
  await plantRow(harness, 'vote', {
    ...of,
    item_id: item,
    matter: `Biểu quyết ${mark}`,
    decision: 'resolution',
    threshold: 'ordinary',
    method: 'open',
    official: 10,
    base: 10,
    base_lines: '[]',
    for_votes: 10,
    against_votes: 0,
    blank_votes: 0,
    needed: 6,
    is_enough: true,
    pack_id: 'voting-base-2026-07-26',
  });
};

const plantCongress = async (harness: Harness, cell: OrganisationId, mark: string): Promise<void> => {
  const meeting = await plantRow(harness, 'meeting', {
    ...{ org_id: cell, kind: 'congress', state: 'closed', planned_on: '2026-10-20', held_on: '2026-10-20' },
    ...{ started_at: '08:00', ended_at: '11:00', title: `Đại hội ${mark}` },
  });
  const election = await plantRow(harness, 'election', {
    ...{ org_id: cell, meeting_id: meeting, post: 'secretary', number_set: 1, state: 'concluded' },
    state_reason: `Lý do ${mark}`,
  });
  const { rows } = await harness.owner.query('SELECT id FROM members.member WHERE org_id = $1 ORDER BY id LIMIT 1', [
    cell,
  ]);
  const candidate = rows[0].id;
  await harness.owner.query(
    `INSERT INTO meetings.election_candidate (election_id, member_id, ordinal, full_name, nomination, nominated_by)
     VALUES ($1, $2, 1, $3, 'committee', $4)`,
    [election, candidate, `Người ứng cử ${mark}`, `Người đề cử ${mark}`],
  );
  const ballot = await plantRow(harness, 'election_ballot', {
    ...{ election_id: election, ordinal: 1, seats: 1, issued: 10, received: 10, valid: 10 },
    ...{ base: 10, official: 10, base_lines: '[]', voters: 10, needed: 6 },
    ...{ base_pack_id: 'voting-base-2026-07-26', pack_id: 'congress-rules-2026-07-26' },
  });
  await harness.owner.query(
    `INSERT INTO meetings.election_ballot_line (ballot_id, member_id, votes, is_enough, is_elected, is_tied)
     VALUES ($1, $2, 10, true, true, false)`,
    [ballot, candidate],
  );
  await plantRow(harness, 'congress_result', {
    ...{ org_id: cell, meeting_id: meeting, reported_on: '2026-10-22', approval_on: '2026-10-30' },
    ...{ approval_number: `QĐ-${mark}`, approval_issuer: `Cấp ủy ${mark}` },
  });
};

const plantFromAbove = async (harness: Harness, at: OrganisationId, cell: OrganisationId, mark: string) => {
  const month = '2026-10-01';
  const words = { title: `Định hướng ${mark}`, content: `Nội dung định hướng ${mark}` };
  const orientation = await plantRow(harness, 'orientation', {
    org_id: at,
    month,
    ...words,
    state: 'sent',
    sent_on: month,
  });
  const received = { org_id: cell, from_org_id: at, month, state: 'sent', sent_on: month };
  await plantRow(harness, 'orientation_in', { ...received, orientation_id: orientation, ...words });
  const about = { month, about: 'report', words: `Nhắc ${mark}`, sent_on: '2026-10-09', state: 'sent' };
  const urge = await plantRow(harness, 'urge', { org_id: at, cell_id: cell, batch_id: newId(), ...about });
  await plantRow(harness, 'urge_in', { ...about, org_id: cell, from_org_id: at, urge_id: urge });
  const { rows } = await harness.owner.query(
    'SELECT id FROM organisations.person WHERE org_id = $1 ORDER BY id DESC LIMIT 1',
    [cell],
  );
  await plantRow(harness, 'roster', {
    org_id: at,
    cell_id: cell,
    month,
    person_id: rows[0].id,
    full_name: `Người dự ${mark}`,
    state: 'planned',
    remark: `Ghi chú ${mark}`,
  });
};

/** A closed meeting with every kind of line, a congress with its election, a topic, a plan of the year, and what passes between a cell and the committee above it. */
export const plantMeetings = async (harness: Harness, at: OrganisationId, cell: OrganisationId, mark: string) => {
  const meeting = await plantSheet(harness, cell, mark);
  await plantRow(harness, 'year_plan', {
    org_id: cell,
    year: 2026,
    rule: JSON.stringify({ kind: 'day-of-month', day: 3 }),
    place: `Hội trường ${mark}`,
  });
  await plantRow(harness, 'topic', {
    org_id: cell,
    year: 2026,
    quarter: 4,
    title: `Chuyên đề ${mark}`,
    state: 'held',
    meeting_id: meeting,
    why: `Lo lắng của dân ${mark}`,
    solution: `Giải pháp ${mark}`,
  });
  await plantRow(harness, 'month_report', {
    org_id: cell,
    month: '2026-10-01',
    assessment: `Đánh giá tháng ${mark}`,
    proposals: `Kiến nghị tháng ${mark}`,
  });
  await plantCongress(harness, cell, mark);
  await plantFromAbove(harness, at, cell, mark);
};
