import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { issuePaper } from '../../documents/public.ts';
import type { MonthReportId } from '../contract/month-report.ts';
import * as contract from '../contract/month-report.ts';
import { monthFormOf, monthSpecOf } from '../questions/month-report.ts';
import { findMonthWords, type MonthWords, refuseStaleWords } from '../questions/month-words.ts';
import { papersFrom, reportHomeOf } from '../questions/report-world.ts';
import { checkMonthReport } from '../rules/check-month-report.ts';

type Words = { readonly assessment: string | null; readonly proposals: string | null };

/** Day of the report of the month that stands: while it does, its words stay as they were issued. */
const standsSince = async (tx: Tx, organisationId: string, today: Day, found: MonthWords | null) => {
  const form = monthFormOf(await reportHomeOf(tx, organisationId, today));
  return (await papersFrom(tx, found?.id ?? null)).standing(form)?.issuedOn ?? null;
};

/** Two who write the first words of a month meet at its constraint: the second has to read what the first wrote. */
const insert = async (tx: Tx, organisationId: string, month: Day, { assessment, proposals }: Words) => {
  const { rows } = await sql<{ id: MonthReportId; version: number }>`
    INSERT INTO meetings.month_report (id, org_id, org_pos, month, assessment, proposals)
    SELECT ${newId()}, p.id, p.pos, ${month}::date, ${assessment}, ${proposals}
    FROM organisations.published_position p WHERE p.id = ${organisationId}
    RETURNING id, version`.execute(tx);
  return rows[0]!;
};

const change = async (tx: Tx, { id }: MonthWords, { assessment, proposals }: Words) => {
  const { rows } = await sql<{ id: MonthReportId; version: number }>`
    UPDATE meetings.month_report SET assessment = ${assessment}, proposals = ${proposals}, version = version + 1
    WHERE id = ${id} RETURNING id, version`.execute(tx);
  return rows[0]!;
};

export const writeMonthReport = action(
  contract.writeMonthReport,
  async ({ organisationId, month, expectedVersion, ...words }, { tx, today, note, tell }) => {
    const found = await findMonthWords(tx, organisationId, month, true);
    refuseStaleWords(found, expectedVersion);

    const stands = await standsSince(tx, organisationId, today, found);
    orRefuse(checkMonthReport({ month, standsSince: stands, issuedOn: null, today }));

    const { id, version } = await (found ? change(tx, found, words) : insert(tx, organisationId, month, words));
    note({ subject: `month report ${id}`, after: { month, version } });
    await tell('meetings.month-report-written', { monthReportId: id, organisationId });
    return { monthReportId: id, version };
  },
);

export const issueMonthReport = action(
  contract.issueMonthReport,
  async ({ organisationId, month, expectedVersion, withoutTerm, ...made }, context) => {
    const { tx, today, tell } = context;
    const found = await findMonthWords(tx, organisationId, month, true);
    refuseStaleWords(found, expectedVersion);

    const stands = await standsSince(tx, organisationId, today, found);
    orRefuse(checkMonthReport({ month, standsSince: stands, issuedOn: made.issuedOn, today }));

    const { id } = found ?? (await insert(tx, organisationId, month, { assessment: null, proposals: null }));
    const spec = await monthSpecOf(context, { organisationId, month, ...made, sourceId: id });
    const paper = await issuePaper(context, { ...spec, withoutTerm });
    await tell('meetings.month-report-issued', { monthReportId: id, organisationId });
    return paper;
  },
);
