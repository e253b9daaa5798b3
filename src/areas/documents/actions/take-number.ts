import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { DocumentType, IssuingBody } from '../../../platform/paper/official/paper-form.ts';
import type { Numbering } from '../contract/papers.ts';
import { checkManualNumber, nextNumber } from '../rules/next-number.ts';

export type SeriesRow = { readonly id: string; readonly startedAfter: number; readonly lastNumber: number };
export type SeriesKey = {
  readonly organisationId: string;
  readonly documentType: DocumentType;
  readonly termKey: string;
};

/** The series with its row locked: who asks for a number at the same time waits here, so that no two get the same. */
export const lockSeries = async (tx: Tx, { organisationId, documentType, termKey }: SeriesKey): Promise<SeriesRow> => {
  const { rows } = await sql<SeriesRow>`
    INSERT INTO documents.series AS s (id, org_id, org_pos, document_type, term_key)
    SELECT ${newId()}, p.id, p.pos, ${documentType}, ${termKey} FROM organisations.published_position p WHERE p.id = ${organisationId}
    ON CONFLICT (org_id, document_type, term_key) DO UPDATE SET version = s.version + 1
    RETURNING s.id, s.started_after AS "startedAfter", s.last_number AS "lastNumber"`.execute(tx);
  return rows[0]!;
};

export const findSeries = async (
  tx: Tx,
  { organisationId, documentType, termKey }: SeriesKey,
): Promise<SeriesRow | undefined> => {
  const { rows } = await sql<SeriesRow>`
    SELECT s.id, s.started_after AS "startedAfter", s.last_number AS "lastNumber" FROM documents.series s
    WHERE s.org_id = ${organisationId} AND s.document_type = ${documentType} AND s.term_key = ${termKey}`.execute(tx);
  return rows[0];
};

type Void = {
  readonly organisationId: string;
  readonly series: SeriesRow;
  readonly documentType: DocumentType;
  readonly body: IssuingBody;
  readonly symbol: string;
  readonly numbers: readonly number[];
  readonly because: string;
  readonly on: Day;
};

/** Numbers that stay without a paper stand in the register with their reason: a gap is always explained. */
export const insertVoidNumbers = async ({ tx, actor, now }: ActionContext, of: Void): Promise<void> => {
  for (const number of of.numbers)
    await sql`
      INSERT INTO documents.paper (id, org_id, org_pos, kind, body, document_type, state, series_id, number, symbol, title, reason,
        closed_on, entered_by, entered_at)
      SELECT ${newId()}, p.id, p.pos, 'void', ${of.body}, ${of.documentType}, 'void', ${of.series.id}, ${number}, ${of.symbol},
        'Số bỏ', ${of.because}, ${of.on}, ${actor.accountId}, ${now}
      FROM organisations.published_position p WHERE p.id = ${of.organisationId}`.execute(tx);
};

export const setLast = async (tx: Tx, seriesId: string, last: number): Promise<void> => {
  await sql`UPDATE documents.series SET last_number = ${last} WHERE id = ${seriesId}`.execute(tx);
};

type Wanted = SeriesKey & {
  readonly body: IssuingBody;
  readonly symbol: string;
  readonly on: Day;
  readonly numbering: Numbering;
};

/** Takes the number for a paper out of its series; refuses one that is taken, passed over or unexplained. */
export const takeNumber = async (
  context: ActionContext,
  { numbering, ...of }: Wanted,
): Promise<{ readonly seriesId: string; readonly number: number }> => {
  const series = await lockSeries(context.tx, of);
  if (numbering.by === 'next') {
    const number = nextNumber(series);
    await setLast(context.tx, series.id, number);
    return { seriesId: series.id, number };
  }

  const skipped = orRefuse(checkManualNumber(series, numbering));

  await insertVoidNumbers(context, { ...of, series, numbers: skipped, because: numbering.skippedBecause ?? '' });
  await setLast(context.tx, series.id, numbering.number);
  return { seriesId: series.id, number: numbering.number };
};
