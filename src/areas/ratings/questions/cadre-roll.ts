import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CadreKind } from '../contract/cadre-frames.ts';

/** Of whom an office consists on a day: FROM item `r` with member_id, full_name, sort_name. Members alone are on record. */
const rollOn = (officeId: string, on: Day): RawBuilder<unknown> => sql`
  (SELECT DISTINCT ON (s.member_id) s.member_id, s.full_name, s.sort_name
   FROM members.published_spell s JOIN organisations.published_position u ON u.id = ${officeId}
   WHERE s.since_day <= ${on}::date AND s.until_day > ${on}::date AND s.org_pos >= u.pos AND s.org_pos < u.pos_end
   ORDER BY s.member_id) r`;

/** No office of the tree has as many; a list that is longer is cut and says so. */
const MOST = 300;

type Person = {
  readonly memberId: string;
  readonly name: string;
  readonly isFictional: boolean;
  readonly isInMonth: boolean;
  readonly last: {
    readonly kind: CadreKind;
    readonly postWords: string;
    readonly isHead: boolean;
    readonly postGroup: string | null;
  } | null;
};

/** The roll of an office in name order, with the post and the criteria that a person last had in a month of this office. */
export const cadreRoll = async (
  tx: Tx,
  { officeId, on, seasonId }: { readonly officeId: string; readonly on: Day; readonly seasonId: string | null },
): Promise<{ readonly people: readonly Person[]; readonly total: number }> => {
  const { rows } = await sql<Person & { total: number }>`
    SELECT r.member_id AS "memberId", r.full_name AS name, coalesce(m.is_fictional, false) AS "isFictional",
      EXISTS (SELECT FROM ratings.subject s WHERE s.season_id = ${seasonId}::uuid AND s.member_id = r.member_id AND s.state <> 'withdrawn') AS "isInMonth",
      (SELECT jsonb_build_object('kind', s.kind, 'postWords', s.post_words, 'isHead', s.is_head, 'postGroup', c.post_group)
       FROM ratings.subject s JOIN ratings.cadre_sheet c ON c.subject_id = s.id
       WHERE s.member_id = r.member_id AND s.org_id = ${officeId} AND s.state <> 'withdrawn' AND s.post_words IS NOT NULL
       ORDER BY s.year DESC, s.part DESC LIMIT 1) AS last,
      count(*) OVER ()::int AS total
    FROM ${rollOn(officeId, on)} LEFT JOIN members.published_member m ON m.id = r.member_id
    ORDER BY r.sort_name, r.member_id LIMIT ${MOST}`.execute(tx);
  return { people: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 };
};

/** Which of these persons are on the roll of the office that day. */
export const onRoll = async (
  tx: Tx,
  officeId: string,
  on: Day,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT r.member_id AS id FROM ${rollOn(officeId, on)} WHERE r.member_id = ANY (${[...memberIds]}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};

/** Whether an organisation is another one, or lies below it, in today's tree. */
export const liesIn = async (tx: Tx, officeId: string, organisationId: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM organisations.published_position o, organisations.published_position u
    WHERE o.id = ${officeId} AND u.id = ${organisationId} AND o.pos >= u.pos AND o.pos < u.pos_end`.execute(tx);
  return rows.length > 0;
};
