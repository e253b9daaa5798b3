import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PastResultId } from '../contract/past-results.ts';
import type { ResultDraft } from '../rules/past-result-rows.ts';

type Entered = { readonly importId: string | null; readonly by: string; readonly at: Date };

/** Writes results as they were decided elsewhere, in one statement; answers their ids in order. */
export const insertPastResults = async (
  tx: Tx,
  drafts: readonly Omit<ResultDraft, 'row' | 'organisationName'>[],
  { importId, by, at }: Entered,
): Promise<PastResultId[]> => {
  const ids = drafts.map(() => newId<PastResultId>());
  const lines = drafts.map((draft, index) => ({
    id: ids[index],
    org_id: draft.organisationId,
    kind: draft.kind,
    member_id: draft.memberId,
    about_org_id: draft.aboutOrganisationId,
    title: draft.title,
    year: draft.year,
    level: draft.level,
    words: draft.notRatedWords,
    number: draft.decisionNumber,
    decided_on: draft.decidedOn,
  }));
  await sql`
    INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, about_org_id, title, sort_title, year, level, not_rated_words,
      decision_number, decision_on, import_id, is_fictional, entered_at, entered_by)
    SELECT l.id, p.id, p.pos, l.kind, l.member_id, l.about_org_id, l.title, coalesce(m.sort_name, l.title), l.year, l.level, l.words, l.number,
      l.decided_on, ${importId}::uuid, coalesce(m.is_fictional, false), ${at}, ${by}
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, org_id uuid, kind text, member_id uuid, about_org_id uuid, title text,
      year int, level text, words text, number text, decided_on date)
    JOIN organisations.published_position p ON p.id = l.org_id
    LEFT JOIN members.published_member m ON m.id = l.member_id`.execute(tx);
  return ids;
};
