import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import type { Harness } from '../harness.ts';

const monthIn = async (harness: Harness, at: OrganisationId, cell: OrganisationId, mark: string): Promise<string> => {
  const seasonId = newId();
  await harness.owner.query(
    `INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, pack_reason, state, opened_on)
     SELECT $1, o.id, o.pos, 'month', 2025, 11, '2025-11-01', '2025-12-01', 'hanoi-2018-monthly', 'Lý do ' || $3, 'open', '2025-11-03'
     FROM organisations.organisation o WHERE o.id = $2`,
    [seasonId, at, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id,
       pack_reason, state, opened_on)
     SELECT n.id, o.id, o.pos, n.org_id, n.period_kind, n.year, n.part, n.period_from, n.period_until, n.pack_id, n.pack_reason, n.state, n.opened_on
     FROM ratings.season n, organisations.organisation o WHERE n.id = $1 AND o.id = ANY ($2::uuid[])`,
    [seasonId, [at, cell]],
  );
  return seasonId;
};

const lines = (mark: string) =>
  JSON.stringify([
    { code: 'discipline', part: 'discipline', text: `Kỷ luật ${mark}`, max: 20 },
    { code: 'result', part: 'result', text: `Kết quả ${mark}`, max: 70 },
    { code: 'bonus', part: 'bonus', text: `Thưởng ${mark}`, max: 10 },
  ]);

const sheetIn = async (harness: Harness, seasonId: string, cell: OrganisationId, by: string, mark: string) => {
  const subjectId = newId();
  await harness.owner.query(
    `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, post_words, quota_group, period_kind, year, part,
       state, self_level)
     SELECT $1, $2, m.org_id, m.org_pos, 'officer', m.id, 'Cán bộ ' || $4, $4, 'Vị trí ' || $4, 'office ' || m.org_id, 'month', 2025, 11, 'open',
       'hanoi-monthly-b'
     FROM members.member m WHERE m.org_id = $3 AND m.is_present ORDER BY m.id DESC LIMIT 1`,
    [subjectId, seasonId, cell, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.cadre_sheet (subject_id, post_group, lines, basis_words) VALUES ($1, 'Nhóm ' || $2, $3, 'Văn bản ' || $2)`,
    [subjectId, mark, lines(mark)],
  );
  await harness.owner.query(
    `INSERT INTO ratings.criterion_mark (subject_id, side, criterion, points, reason) VALUES ($1, 'self', 'result', 60, 'Căn cứ ' || $2)`,
    [subjectId, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.cadre_interest (id, subject_id, member_id, words, entered_by)
     SELECT $1, $2, m.id, 'Quan hệ ' || $5, $4 FROM members.member m WHERE m.org_id = $3 AND m.is_present ORDER BY m.id LIMIT 1`,
    [newId(), subjectId, cell, by, mark],
  );
};

/** A month of cadres in a commune and one of its cells, with criteria, a sheet, points and an interest, all with the mark. */
export const plantCadres = async (
  harness: Harness,
  by: { readonly id: string },
  at: OrganisationId,
  cell: OrganisationId,
  mark: string,
): Promise<void> => {
  await harness.owner.query(
    `INSERT INTO ratings.cadre_frame (id, org_id, org_pos, pack_id, kind, name, lines, basis_number, basis_on, basis_issuer, entered_by)
     SELECT $1, o.id, o.pos, 'hanoi-2018-monthly', 'officer', 'Nhóm ' || $4, $5, 'Số ' || $4, '2025-06-01', 'Cấp ủy ' || $4, $3
     FROM organisations.organisation o WHERE o.id = $2`,
    [newId(), at, by.id, mark, lines(mark)],
  );
  await sheetIn(harness, await monthIn(harness, at, cell, mark), cell, by.id, mark);
};
