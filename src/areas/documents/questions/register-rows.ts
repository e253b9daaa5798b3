import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { DocumentType } from '../../../platform/paper/official/paper-form.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { PaperRow } from '../contract/paper-reads.ts';
import { type Forms, findForm } from '../papers/all-forms.ts';
import { numberText } from '../rules/head-names.ts';

export type RegisterFilter = {
  readonly underId: string | null;
  readonly documentTypes: readonly DocumentType[];
  readonly states: readonly string[];
  readonly year: number | null;
  readonly termKey: string | null;
  readonly text: string;
};

const shownUnlessAsked = ['issued', 'withdrawn', 'void'];

const yearOf = sql`extract(year FROM coalesce(p.issued_on, p.closed_on, p.entered_at::date))::int`;

const textCondition = (text: string): RawBuilder<unknown> => {
  const wanted = folded(text);
  if (wanted === '') return sql``;
  const like = `%${likeText(wanted)}%`;
  return sql`AND (p.folded_title LIKE ${like} OR platform.folded(lpad(p.number::text, 2, '0') || '-' || p.symbol) LIKE ${like})`;
};

/** Which papers a register shows. Drafts only where asked for. */
const registerWhere = (filter: RegisterFilter): RawBuilder<unknown> => {
  const states = filter.states.length > 0 ? filter.states : shownUnlessAsked;
  const under = filter.underId;
  return sql`p.state = ANY (${[...states]}::text[])
    ${
      under === null
        ? sql``
        : sql`AND p.org_pos >= (SELECT pos FROM organisations.published_position WHERE id = ${under})
      AND p.org_pos < (SELECT pos_end FROM organisations.published_position WHERE id = ${under})`
    }
    ${filter.documentTypes.length > 0 ? sql`AND p.document_type = ANY (${[...filter.documentTypes]}::text[])` : sql``}
    ${filter.year === null ? sql`` : sql`AND ${yearOf} = ${filter.year}`}
    ${filter.termKey === null ? sql`` : sql`AND s.term_key = ${filter.termKey}`}
    ${textCondition(filter.text)}`;
};

type Raw = Omit<PaperRow, 'organisationName' | 'kindNames' | 'number'> & {
  readonly bareNumber: number | null;
  readonly symbol: string | null;
  readonly sortDay: Day;
};

export const rowColumns = sql`p.id AS "paperId", p.org_id AS "organisationId", p.kind, p.document_type AS "documentType", p.state,
  p.number AS "bareNumber", p.symbol, p.title, p.issued_on AS "issuedOn", p.signer_name AS "signerName", p.is_outside AS "isOutside",
  (p.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"`;

/** Rows with the names of their organisations and forms. */
export const asPaperRows = async (tx: Tx, rows: readonly Omit<Raw, 'sortDay'>[], today: Day, forms: Forms) => {
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return rows.map(({ bareNumber, symbol, ...row }) => ({
    ...row,
    organisationName: names.get(row.organisationId) ?? '',
    kindNames: findForm(forms, row.kind)?.names ?? null,
    number: bareNumber === null || symbol === null ? null : numberText(bareNumber, symbol),
  }));
};

/** The whole register by the filter, oldest number first: for print and workbook. */
export const bookRows = async (
  tx: Tx,
  filter: RegisterFilter,
  { today, forms, limit }: { readonly today: Day; readonly forms: Forms; readonly limit: number },
) => {
  const { rows } = await sql<Raw>`
    SELECT ${rowColumns} FROM documents.paper p LEFT JOIN documents.series s ON s.id = p.series_id
    WHERE ${registerWhere(filter)}
    ORDER BY p.org_pos, p.document_type, s.term_key, p.number, p.issued_on, p.id LIMIT ${limit + 1}`.execute(tx);
  return asPaperRows(tx, rows, today, forms);
};

/** A page of the register, latest first, from a place behind the cursor. */
export const pageRows = async (
  tx: Tx,
  filter: RegisterFilter,
  page: { readonly after: readonly string[] | undefined; readonly skip: number; readonly limit: number },
): Promise<Raw[]> => {
  const day = sql`coalesce(p.issued_on, p.closed_on, p.entered_at::date)`;
  const [lastDay, lastNumber, lastId] = page.after ?? [];
  const beyond =
    lastDay === undefined
      ? sql`true`
      : sql`(${day}, coalesce(p.number, 0), p.id) < (${lastDay}::date, ${Number(lastNumber)}::int, ${lastId}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT ${rowColumns}, ${day} AS "sortDay" FROM documents.paper p LEFT JOIN documents.series s ON s.id = p.series_id
    WHERE ${registerWhere(filter)} AND ${beyond}
    ORDER BY ${day} DESC, coalesce(p.number, 0) DESC, p.id DESC OFFSET ${page.skip} LIMIT ${page.limit + 1}`.execute(
    tx,
  );
  return rows;
};

export const countRows = async (tx: Tx, filter: RegisterFilter): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM documents.paper p LEFT JOIN documents.series s ON s.id = p.series_id
    WHERE ${registerWhere(filter)}`.execute(tx);
  return rows[0]!.count;
};
