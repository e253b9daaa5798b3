import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { csvBytes } from '../../../platform/paper/csv.ts';
import { mediaTypes, type XlsxCell, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/dues-ledger.ts';
import { duesSheetOf, type SheetLine } from '../papers/dues-sheet.ts';
import { isCollectorAt } from '../questions/dues-access.ts';
import { storedLines } from '../questions/dues-lines.ts';
import { watermarkLine } from '../questions/watermark-line.ts';

type Row = Omit<SheetLine, 'due' | 'paid'> & { memberId: string };

/** The list of dues of a cell and month as a file; amounts for the collector of the cell alone. */
export const exportDuesSheet = action(contract.exportDuesSheet, async (input, { tx, now, actor, note }) => {
  const { organisationId, month, language, format } = input;
  const { rows } = await sql<Row>`
    SELECT e.member_id AS "memberId", e.full_name AS "fullName", e.kind, e.state, e.paid_on AS "paidOn", e.channel,
      e.receipt_number AS "receiptNumber"
    FROM members.dues_entry e WHERE e.org_id = ${organisationId} AND e.month = ${month}::date
    ORDER BY e.sort_name COLLATE "vi-x-icu", e.id`.execute(tx);
  const stored = new Map((await storedLines(tx, organisationId, { month })).map((line) => [line.memberId, line]));
  const organisation = (await nearestNames(tx, month, [organisationId])).get(organisationId) ?? '';
  const lines = rows.map(({ memberId, ...row }) => {
    const amounts = stored.get(memberId);
    return { ...row, due: amounts?.due ?? null, paid: amounts?.paid ?? null };
  });
  const watermark = await watermarkLine(tx, { actor, now, language, scope: organisation });
  const sheet = duesSheetOf(lines, await isCollectorAt(tx, organisationId), {
    organisation,
    month,
    language,
    watermark,
  });
  const headers = sheet.columns.map(({ header }) => header);
  const cells = sheet.rows as Iterable<readonly XlsxCell[]>;
  const bytes = format === 'csv' ? csvBytes(headers, cells) : await xlsxBytes([sheet], now);
  note({ subject: `dues of ${organisationId}`, after: { month, rows: lines.length } });
  return {
    fileName: `dang-phi-${month.slice(0, 7)}.${format}`,
    mediaType: mediaTypes[format],
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
});
