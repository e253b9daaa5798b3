import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import { getImport, type ImportState } from '../../../platform/import/staging.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import type { ImportId, OrganisationId } from '../../organisations/contract.ts';
import { cursorOf, rangesOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/past-results.ts';
import { templateSheets } from '../papers/past-results-template.ts';
import { pastResultsLayout } from '../rules/past-result-layout.ts';
import { pastResultsKind, type ResultCounts, type ResultImport, resultPlan } from './past-result-import.ts';

type Asked = typeof contract.pastResults.input._output;

const columns = sql`
  p.id AS "pastResultId", p.kind, p.org_id AS "organisationId", p.member_id AS "memberId", p.about_org_id AS "aboutOrganisationId", p.title,
  p.year, p.level, p.not_rated_words AS "notRatedWords", p.decision_number AS "decisionNumber", p.decision_on AS "decidedOn",
  p.import_id IS NOT NULL AS "isImported",
  coalesce((SELECT o.name FROM organisations.published_organisation o WHERE o.id = p.org_id ORDER BY o.since_day DESC LIMIT 1), '')
    AS "organisationName"`;

const order = sql`-p.year, p.sort_title, p.id`;

export const pastResults = question(contract.pastResults, async (asked: Asked, { tx }) => {
  const range = (await rangesOf(tx, [asked.organisationId])).get(asked.organisationId);
  const parts: RawBuilder<unknown>[] = [
    sql`p.withdrawn_at IS NULL`,
    range ? sql`(p.org_pos >= ${range.lo}::int AND p.org_pos < ${range.hi}::int)` : sql`false`,
    ...(asked.year === null ? [] : [sql`p.year = ${asked.year}`]),
    ...(asked.kinds.length > 0 ? [sql`p.kind = ANY (${[...asked.kinds]}::text[])`] : []),
    ...(asked.text.trim() === ''
      ? []
      : [sql`platform.folded(p.title) LIKE platform.folded(${`%${likeText(asked.text.trim())}%`})`]),
  ];
  const where = sql.join(parts, sql` AND `);
  const [year, title, id] = readCursor(asked.after, ['int', 'text', 'id']) ?? [];
  const beyond = year === undefined ? sql`true` : sql`(${order}) > (${year}::int, ${title}, ${id}::uuid)`;
  const { rows } = await sql<contract.PastResultLine & { sortTitle: string }>`
    SELECT ${columns}, p.sort_title AS "sortTitle" FROM ratings.past_result p WHERE ${where} AND ${beyond}
    ORDER BY ${order} LIMIT ${asked.limit}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM ratings.past_result p WHERE ${where}`.execute(tx);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ sortTitle: _, ...row }) => row),
    total: counted[0]!.total,
    next: last && rows.length === asked.limit ? cursorOf(-last.year, last.sortTitle, last.pastResultId) : null,
  };
});

const rowsShown = 500;
const faultsShown = 1_000;

export const pastResultsPreview = question(contract.pastResultsPreview, async ({ importId }, { tx, today, actor }) => {
  const wanted = { id: importId, kind: pastResultsKind, accountId: actor.accountId };
  const record = orRefuse(await getImport(tx, wanted)) as ResultImport;
  const plan = await resultPlan(tx, record, today);
  const stops = plan.faults.filter(({ level }) => level === 'stop');
  const attentions = plan.faults.filter(({ level }) => level === 'attention');
  return {
    importId,
    fileName: record.fileName,
    state: record.state,
    underId: record.organisationId as OrganisationId,
    matched: {
      sheet: record.mapping.sheet,
      headerRow: record.mapping.headerRow,
      columns: pastResultsLayout.columns.map(({ key, header }) => {
        const index = record.mapping.columnByKey[key];
        return { key, heading: { ...header }, column: index === undefined ? null : columnLetters(index) };
      }),
      ignored: [...record.mapping.ignored],
    },
    counts: record.receipt ?? plan.counts,
    rows: plan.drafts
      .slice(0, rowsShown)
      .map(({ organisationId: _, memberId: __, aboutOrganisationId: ___, ...row }) => row),
    faults: [...stops, ...attentions].slice(0, faultsShown).map((fault) => ({ ...fault, params: { ...fault.params } })),
    stops: stops.length,
    attentions: attentions.length,
  };
});

type Line = {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly state: ImportState;
  readonly underId: OrganisationId;
  readonly stagedAt: Date;
  readonly closedAt: Date | null;
  readonly counts: ResultCounts | null;
};

export const pastResultImports = question(contract.pastResultImports, async ({ limit }, { tx, today, actor }) => {
  const { rows } = await sql<Line>`
    SELECT id AS "importId", file_name AS "fileName", state, org_id AS "underId", staged_at AS "stagedAt", closed_at AS "closedAt",
      receipt AS counts
    FROM platform.import WHERE kind = ${pastResultsKind} AND account_id = ${actor.accountId} ORDER BY staged_at DESC LIMIT ${limit}`.execute(
    tx,
  );
  return {
    rows: rows.map((line) => ({
      ...line,
      stagedAt: line.stagedAt.toISOString(),
      closedAt: line.closedAt?.toISOString() ?? null,
      mayUndo: line.state === 'committed' && line.closedAt !== null && dayOf(line.closedAt) === today,
    })),
  };
});

export const pastResultsTemplate = question(contract.pastResultsTemplate, async ({ language }, { now }) => ({
  fileName: 'mau-ket-qua-xep-loai-cac-nam.xlsx',
  mediaType: mediaTypes.xlsx,
  contentBase64: Buffer.from(await xlsxBytes(templateSheets(language), now)).toString('base64'),
}));
