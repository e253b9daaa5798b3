import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/board.ts';
import { postKindsOn } from '../rules/committee-rules-on.ts';
import { among, type BoardInput, graceDaysOf, livingOrganisations } from './board-scope.ts';
import { requiredDocumentsOn } from './required-documents.ts';

const vacantKinds = (input: BoardInput): string[] => {
  const wanted = input.parameters.post;
  const kinds = postKindsOn(shippedPacks(), input.on);
  return kinds.filter((kind) => (wanted === 'deputy' ? kind.isDeputy : kind.id === wanted)).map((kind) => kind.id);
};

/** Posts of one kind on the day against what there should be: one secretary, or as many deputies as the running term set. */
export const vacantPosts = question(contract.vacantPosts, async (input, { tx }) => {
  const kinds = `{${vacantKinds(input).join(',')}}`;
  const isDeputy = input.parameters.post === 'deputy';
  const { rows } = await sql<contract.BoardRow>`
    WITH living AS (${livingOrganisations(input)}),
    held AS (
      SELECT p.org_id, count(DISTINCT p.person_id)::int AS n FROM organisations.post p
      WHERE p.kind = ANY(${kinds}::text[]) AND p.period @> ${input.on}::date ${among(input, 'p.org_id')} GROUP BY p.org_id
    ),
    last_held AS (
      SELECT DISTINCT ON (p.org_id) p.org_id, p.id, upper(p.period) AS ended FROM organisations.post p
      WHERE p.kind = ANY(${kinds}::text[]) AND upper(p.period) <= ${input.on}::date ${among(input, 'p.org_id')} ORDER BY p.org_id, upper(p.period) DESC, p.id
    ),
    running AS (SELECT t.org_id, t.id, t.starts_on, t.deputies_set FROM organisations.term t WHERE t.period @> ${input.on}::date ${among(input, 't.org_id')}),
    vacant AS (
      SELECT l.org_id, l.is_kept, coalesce(h.n, 0) AS held, ${isDeputy ? sql`r.deputies_set` : sql`1`} AS wanted,
        coalesce(greatest(x.ended, r.starts_on), x.ended, r.starts_on) AS since, x.id AS post_id, r.id AS term_id
      FROM living l LEFT JOIN held h ON h.org_id = l.org_id LEFT JOIN last_held x ON x.org_id = l.org_id
      LEFT JOIN running r ON r.org_id = l.org_id
    )
    SELECT org_id AS "organisationId", since, is_kept AS "isKnown", 
      jsonb_build_object('cause', CASE WHEN is_kept THEN 'vacant' ELSE 'unrecorded' END, 'held', held, 'wanted', wanted) AS facts,
      jsonb_path_query_array(jsonb_build_array(
        jsonb_build_object('kind', 'post', 'id', post_id), jsonb_build_object('kind', 'term', 'id', term_id)), '$[*] ? (@.id != null)') AS rows
    FROM vacant WHERE held < wanted AND (since IS NULL OR since + ${graceDaysOf(input)}::int <= ${input.on}::date)
    ORDER BY org_id`.execute(tx);
  return { rows };
});

/** The running term past its due day; or none running after one that was closed; or no term recorded at all. */
export const expiredTerms = question(contract.expiredTerms, async (input, { tx }) => {
  const { rows } = await sql<contract.BoardRow>`
    WITH living AS (${livingOrganisations(input)}),
    latest AS (
      SELECT DISTINCT ON (t.org_id) t.org_id, t.id, t.due_on, t.closed_on, t.ordinal FROM organisations.term t
      WHERE t.starts_on <= ${input.on}::date ${among(input, 't.org_id')} ORDER BY t.org_id, t.starts_on DESC
    ),
    judged AS (
      SELECT l.org_id, t.id, t.due_on, t.ordinal, t.id IS NOT NULL AS is_known,
        CASE WHEN t.id IS NULL THEN NULL WHEN t.closed_on <= ${input.on}::date THEN t.closed_on ELSE t.due_on END AS since,
        CASE WHEN t.id IS NULL THEN 'no-term' WHEN t.closed_on <= ${input.on}::date THEN 'closed' ELSE 'expired' END AS cause
      FROM living l LEFT JOIN latest t ON t.org_id = l.org_id
    )
    SELECT org_id AS "organisationId", since, is_known AS "isKnown",
      jsonb_build_object('cause', cause, 'dueOn', due_on, 'ordinal', ordinal) AS facts,
      CASE WHEN id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('kind', 'term', 'id', id)) END AS rows
    FROM judged WHERE since IS NULL OR since + ${graceDaysOf(input)}::int < ${input.on}::date
    ORDER BY org_id`.execute(tx);
  return { rows };
});

/** The types are those of the list of required documents, whose entries also say after how long a review is due. */
export const documentsWanting = question(contract.documentsWanting, async (input, { tx }) => {
  const kind = String(input.parameters.kind ?? '');
  const required = await requiredDocumentsOn(tx, input.on);
  const entry = required.entries.find((one) => one.kind === kind);
  if (!entry) return { rows: [] };
  const types = input.types === null ? entry.types : entry.types.filter((type) => input.types?.includes(type));
  return { rows: await wantingRows(tx, { ...input, types }, kind, entry.reviewMonths) };
});

const wantingRows = async (tx: Tx, input: BoardInput, kind: string, reviewMonths: number | null) => {
  const { rows } = await sql<contract.BoardRow>`
    WITH living AS (${livingOrganisations(input)}),
    latest AS (
      SELECT DISTINCT ON (r.org_id) r.org_id, r.id, upper(r.period) AS ended,
        coalesce(r.review_on, (lower(r.period) + make_interval(months => ${reviewMonths}::int))::date) AS review_on
      FROM organisations.regulation r
      WHERE r.kind = ${kind} AND lower(r.period) <= ${input.on}::date ${among(input, 'r.org_id')} ORDER BY r.org_id, lower(r.period) DESC, r.id
    ),
    judged AS (
      SELECT l.org_id, l.is_kept, d.id, d.review_on, d.id IS NULL OR d.ended <= ${input.on}::date AS missing,
        CASE WHEN d.id IS NULL THEN NULL WHEN d.ended <= ${input.on}::date THEN d.ended ELSE d.review_on END AS since
      FROM living l LEFT JOIN latest d ON d.org_id = l.org_id
    )
    SELECT org_id AS "organisationId", since, is_kept AS "isKnown",
      jsonb_build_object('kind', ${kind}::text, 'cause', CASE WHEN missing THEN 'missing' ELSE 'review-overdue' END, 'reviewOn', review_on) AS facts,
      CASE WHEN id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('kind', 'regulation', 'id', id)) END AS rows
    FROM judged
    WHERE coalesce(missing, true) OR since + ${graceDaysOf(input)}::int < ${input.on}::date
    ORDER BY org_id`.execute(tx);
  return rows;
};

type Titled = Omit<contract.DescribedRow, 'title' | 'link'> & { title: string; organisationId: string };

/** Source rows as a person reads them, with the page where they stand; rows that are gone or out of scope are left out. */
export const describeRows = async (
  tx: Tx,
  rows: readonly contract.SourceRow[],
  today: Day,
): Promise<contract.DescribedRow[]> => {
  const idsOf = (kind: string) =>
    `{${rows
      .filter((row) => row.kind === kind)
      .map((row) => row.id)
      .join(',')}}`;
  const { rows: found } = await sql<Titled>`
    SELECT 'post' AS kind, p.id, p.kind AS title, lower(p.period) AS "from", upper(p.period) AS "until", n.full_name AS note,
      p.org_id AS "organisationId"
    FROM organisations.post p JOIN organisations.person n ON n.id = p.person_id WHERE p.id = ANY(${idsOf('post')}::uuid[])
    UNION ALL
    SELECT 'term', t.id, coalesce(t.ordinal::text, ''), t.starts_on, coalesce(t.closed_on, t.due_on), NULL, t.org_id
    FROM organisations.term t WHERE t.id = ANY(${idsOf('term')}::uuid[])
    UNION ALL
    SELECT 'regulation', r.id, r.title, lower(r.period), upper(r.period), r.number, r.org_id
    FROM organisations.regulation r WHERE r.id = ANY(${idsOf('regulation')}::uuid[])`.execute(tx);
  const kinds = postKindsOn(shippedPacks(), today);
  return found.map(({ organisationId, title, ...row }) => ({
    ...row,
    title: titleOf(row.kind, title, kinds),
    link: `/organisations/${organisationId}/${row.kind === 'regulation' ? 'regulations' : 'committee'}`,
  }));
};

const titleOf = (kind: string, title: string, kinds: ReturnType<typeof postKindsOn>): { vi: string; en: string } => {
  if (kind === 'post') return kinds.find((one) => one.id === title)?.name ?? { vi: title, en: title };
  if (kind === 'term') return { vi: `Nhiệm kỳ ${title}`.trim(), en: `Term ${title}`.trim() };
  return { vi: title, en: title };
};
