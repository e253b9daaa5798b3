import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import type { Harness } from '../harness.ts';
import { plantHandedSheet } from './plant-ratings-own.ts';

const season = async (harness: Harness, at: OrganisationId, cell: OrganisationId, mark: string): Promise<string> => {
  const seasonId = newId();
  await harness.owner.query(
    `INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, pack_reason, state, opened_on)
     SELECT $1, o.id, o.pos, 'year', 2025, 0, '2025-01-01', '2026-01-01', 'vn-2025', 'Lý do ' || $3, 'open', '2025-12-01'
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

const subjectIn = async (harness: Harness, seasonId: string, cell: OrganisationId, mark: string): Promise<string> => {
  const subjectId = newId();
  await harness.owner.query(
    `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, post_words, quota_group, period_kind, year, part,
       state, review_held_on, self_level)
     SELECT $1, $2, m.org_id, m.org_pos, 'member', m.id, 'Người được đánh giá ' || $4, $4, 'Chức vụ ' || $4, 'members', 'year', 2025, 0,
       'reviewed', '2025-12-05', 'good'
     FROM members.member m WHERE m.org_id = $3 AND m.is_present ORDER BY m.id DESC LIMIT 1`,
    [subjectId, seasonId, cell, mark],
  );
  return subjectId;
};

const stepsOf = async (harness: Harness, subjectId: string, by: string, mark: string): Promise<void> => {
  const stepId = newId();
  const put = (text: string, values: readonly unknown[]) => harness.owner.query(text, [...values]);
  await put(
    `INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_by, words, level, before)
     VALUES ($1, $2, 'record-ballot', '2025-12-05', $3, 'Ý kiến ' || $4, 'good', '{}')`,
    [stepId, subjectId, by, mark],
  );
  await put(
    `INSERT INTO ratings.ballot (step_id, subject_id, summoned, present, issued, received, invalid, votes)
     VALUES ($1, $2, 9, 9, 9, 9, 0, jsonb_build_object('good', 9))`,
    [stepId, subjectId],
  );
  await put(
    `INSERT INTO ratings.criterion_mark (subject_id, side, criterion, points, reason) VALUES ($1, 'self', 'ethics', 9, 'Lý do ' || $2)`,
    [subjectId, mark],
  );
  const verdictId = newId();
  await put(
    `INSERT INTO ratings.verdict (id, subject_id, step_id, pack_ids, facts, verdict)
     VALUES ($1, $2, $3, '{vn-2025}', jsonb_build_object('mark', $4::text), jsonb_build_object('mark', $4::text))`,
    [verdictId, subjectId, stepId, mark],
  );
  await put(
    `INSERT INTO ratings.recheck (step_id, subject_id, verdict_id, finding, rechecked_at) VALUES ($1, $2, $3, 'agrees', now())`,
    [stepId, subjectId, verdictId],
  );
};

const linesOf = async (harness: Harness, subjectId: string, by: string, mark: string): Promise<void> => {
  const targetId = newId();
  const put = (text: string, values: readonly unknown[]) => harness.owner.query(text, [...values]);
  await put(
    `INSERT INTO ratings.target (id, subject_id, place, text, source_words) VALUES ($1, $2, 1, 'Chỉ tiêu ' || $3, 'Nguồn ' || $3)`,
    [targetId, subjectId, mark],
  );
  await put(
    `INSERT INTO ratings.target_change (id, target_id, subject_id, decision_number, decision_on, decision_issuer, why, entered_by)
     VALUES ($1, $2, $3, '01-QĐ', '2025-06-01', 'Chi ủy ' || $5, 'Lý do ' || $5, $4)`,
    [newId(), targetId, subjectId, by, mark],
  );
  await put(
    `INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, due_on, entered_by)
     VALUES ($1, $2, 'Hạn chế ' || $4, '2025-12-05', '2026-06-30', $3)`,
    [newId(), subjectId, by, mark],
  );
  await put(
    `INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, entered_by)
     VALUES ($1, $2, 'sick-months', '1', 'Giấy ra viện ' || $4, $3)`,
    [newId(), subjectId, by, mark],
  );
  await put(
    `INSERT INTO ratings.remark (id, subject_id, kind, said_on, by_words, text, entered_by)
     VALUES ($1, $2, 'residence', '2025-12-01', 'Chi ủy nơi cư trú ' || $4, 'Nhận xét ' || $4, $3)`,
    [newId(), subjectId, by, mark],
  );
};

const besideSeasons = async (
  harness: Harness,
  seasonId: string,
  at: OrganisationId,
  by: string,
  mark: string,
): Promise<void> => {
  const seriesId = newId();
  await harness.owner.query(
    `INSERT INTO ratings.settlement (id, season_id, org_id, org_pos, quota_group, readings, covers, reason, settled_on, entered_by)
     SELECT $1, $2, o.id, o.pos, 'members', '[]', 3, 'Lý do vượt ' || $5, '2025-12-10', $4 FROM organisations.organisation o WHERE o.id = $3`,
    [newId(), seasonId, at, by, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, about_org_id, title, sort_title, year, level, decision_number, entered_by)
     SELECT $1, o.id, o.pos, 'party-organisation', o.id, 'Tổ chức ' || $4, 'Tổ chức ' || $4, 2019, 'good', 'QĐ ' || $4, $3 FROM organisations.organisation o WHERE o.id = $2`,
    [newId(), at, by, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.outside_series (id, org_id, org_pos, title, source_words, entered_by)
     SELECT $1, o.id, o.pos, 'Số liệu ' || $4, 'Báo ' || $4, $3 FROM organisations.organisation o WHERE o.id = $2`,
    [seriesId, at, by, mark],
  );
  await harness.owner.query(
    `INSERT INTO ratings.outside_figure (series_id, place, year, level_codes, words, share) VALUES ($1, 1, 2022, '{good}', 'Tốt ' || $2, 75.6)`,
    [seriesId, mark],
  );
};

/** Rows of every table of ratings in a commune and one of its cells, all with the mark. */
export const plantRatings = async (
  harness: Harness,
  by: { readonly id: string },
  at: OrganisationId,
  cell: OrganisationId,
  mark: string,
): Promise<void> => {
  const seasonId = await season(harness, at, cell, mark);
  const subjectId = await subjectIn(harness, seasonId, cell, mark);
  await stepsOf(harness, subjectId, by.id, mark);
  await linesOf(harness, subjectId, by.id, mark);
  await plantHandedSheet(harness, subjectId, by, mark);
  await besideSeasons(harness, seasonId, at, by.id, mark);
};
