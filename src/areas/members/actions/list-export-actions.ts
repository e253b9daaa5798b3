import { sql } from 'kysely';
import type { Action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/list-exports.ts';
import { candidateColumns, procedureColumns } from '../papers/life-cycle-columns.ts';
import { arrearsColumns, changeColumns, duplicateColumns } from '../papers/record-columns.ts';
import { residenceGuestColumns, residenceLinkColumns } from '../papers/residence-columns.ts';
import { exemptionColumns, incomingColumns, outgoingColumns } from '../papers/transfer-columns.ts';
import { candidateCards } from '../questions/candidates.ts';
import { duesArrears } from '../questions/dues-arrears.ts';
import { noticeRows } from '../questions/duplicate-notices.ts';
import { everyRow, rowsAtOnce } from '../questions/every-row.ts';
import { exemptions } from '../questions/exemptions.ts';
import { incomingTransfers } from '../questions/incoming-transfers.ts';
import { changes } from '../questions/member-changes.ts';
import { outgoingTransfers } from '../questions/outgoing-transfers.ts';
import { procedureLines } from '../questions/procedures.ts';
import { residenceGuests } from '../questions/residence-guests.ts';
import { residenceLinks } from '../questions/residence-links.ts';
import { monthText } from '../rules/dues-month.ts';
import { exportList } from './export-list.ts';
import { nameExportActions } from './name-export-actions.ts';

const PAGE = 500;
const CHANGES_A_PAGE = 200;

/** The next page of a list whose question takes a cursor or none. */
const from = (after: string | null) => ({ limit: PAGE, ...(after === null ? {} : { after }) });

const exportCandidates = exportList({
  contract: contract.exportCandidates,
  fileName: 'nguon-ket-nap',
  title: 'members.candidate.title',
  columns: () => candidateColumns,
  narrowed: ({ isStoppedShown }, { t }) => [isStoppedShown ? t('members.candidate.show-stopped') : null],
  rows: (input, context) => rowsAtOnce((limit) => candidateCards(context, input, limit)),
});

const exportProcedures = exportList({
  contract: contract.exportProcedures,
  fileName: 'quy-trinh-xem-xet',
  title: 'members.procedure.title',
  columns: () => procedureColumns,
  narrowed: ({ kind, isClosedShown }, { t }) => [
    kind && t(`members.procedure-kind.${kind}`),
    isClosedShown ? t('members.procedure.show-closed') : null,
  ],
  rows: (input, context) => rowsAtOnce((limit) => procedureLines(context, input, limit)),
});

const exportIncomingTransfers = exportList({
  contract: contract.exportIncomingTransfers,
  fileName: 'chuyen-sinh-hoat-den',
  title: 'members.transfers.inbox',
  columns: ({ show }) => incomingColumns(show),
  narrowed: ({ show }, { t }) => [t(`members.transfers.show.${show}`)],
  rows: ({ show, underId }, context) =>
    everyRow((after: string | null) => incomingTransfers.run({ show, underId, ...from(after) }, context)),
});

const exportOutgoingTransfers = exportList({
  contract: contract.exportOutgoingTransfers,
  fileName: 'chuyen-sinh-hoat-di',
  title: 'members.transfers.outbox',
  columns: ({ show }) => outgoingColumns(show),
  narrowed: ({ show }, { t }) => [t(`members.transfers.show.${show}`)],
  rows: ({ show, underId, memberId }, context) =>
    everyRow((after: string | null) => outgoingTransfers.run({ show, underId, memberId, ...from(after) }, context)),
});

const exportExemptions = exportList({
  contract: contract.exportExemptions,
  fileName: 'mien-sinh-hoat',
  title: 'members.exemptions.title',
  columns: () => exemptionColumns,
  narrowed: ({ show, on }, { t }) => [`${t(`members.exemptions.show.${show}`)}, ${formatDay(on)}`],
  rows: ({ show, on, underId, memberId }, context) =>
    everyRow((after: string | null) => exemptions.run({ show, on, underId, memberId, ...from(after) }, context)),
});

const exportResidenceLinks = exportList({
  contract: contract.exportResidenceLinks,
  fileName: 'lien-he-noi-cu-tru',
  title: 'members.residence.title',
  columns: () => residenceLinkColumns,
  narrowed: ({ show, year }, { t }) => [
    t(`members.residence.show.${show}`),
    t('members.residence.remark-of', { year: String(year) }),
  ],
  rows: ({ show, year, underId, memberId }, context) =>
    everyRow((after: string | null) => residenceLinks.run({ show, year, underId, memberId, ...from(after) }, context)),
});

const exportResidenceGuests = exportList({
  contract: contract.exportResidenceGuests,
  fileName: 'dang-vien-213',
  title: 'members.residence.guests',
  columns: () => residenceGuestColumns,
  narrowed: ({ show, year }, { t }) => [
    t(`members.residence.show.${show}`),
    t('members.residence.remark-of', { year: String(year) }),
  ],
  rows: ({ show, year, underId }, context) =>
    everyRow((after: string | null) => residenceGuests.run({ show, year, underId, ...from(after) }, context)),
});

const exportDuesArrears = exportList({
  contract: contract.exportDuesArrears,
  fileName: 'con-thang-chua-nop',
  title: 'members.dues.arrears',
  columns: () => arrearsColumns,
  narrowed: ({ fromMonth, untilMonth }) => [`${monthText(fromMonth)} – ${monthText(untilMonth)}`],
  rows: ({ underId, fromMonth, untilMonth }, context) =>
    everyRow(async (after: string | null) => {
      const { members, next } = await duesArrears.run({ underId, fromMonth, untilMonth, ...from(after) }, context);
      return { rows: members, next };
    }),
});

/** A list of elsewhere, or one that fills nothing, is not there: an empty workbook would look like one with nothing left to decide. */
const refuseUnseenList = async (tx: Tx, importId: string): Promise<void> => {
  const { rows } = await sql`SELECT 1 FROM members.member_change c WHERE c.import_id = ${importId} LIMIT 1`.execute(tx);
  if (rows.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found')));
};

const exportChanges = exportList({
  contract: contract.exportChanges,
  fileName: 'de-nghi-thay-doi',
  title: 'members.change.title',
  columns: () => changeColumns,
  narrowed: ({ isOpen }, { t }) => [t(isOpen ? 'members.change.waiting' : 'members.change.decided')],
  rows: async ({ isOpen, importId, underId }, context) => {
    if (importId !== null) await refuseUnseenList(context.tx, importId);
    return everyRow((after: string | null) =>
      changes.run({ isOpen, importId, underId, after, skip: 0, limit: CHANGES_A_PAGE }, context),
    );
  },
});

const exportDuplicateNotices = exportList({
  contract: contract.exportDuplicateNotices,
  fileName: 'so-dinh-danh-trung',
  title: 'members.duplicates.title',
  columns: () => duplicateColumns,
  narrowed: ({ isSettled }, { t }) => [isSettled ? t('members.duplicates.settle') : null],
  rows: ({ isSettled }, context) => rowsAtOnce(async (limit) => (await noticeRows(context, { isSettled, limit })).rows),
});

/** Lists as seen, taken out as workbooks. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const listExportActions: readonly Action<any>[] = [
  ...[exportCandidates, exportProcedures],
  ...[exportIncomingTransfers, exportOutgoingTransfers],
  ...[exportExemptions, exportResidenceLinks, exportResidenceGuests],
  ...[exportDuesArrears, exportChanges, exportDuplicateNotices],
  ...nameExportActions,
];
