import type { Action } from '../../../platform/action/action.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import * as contract from '../contract/name-exports.ts';
import { exportPartyGroups as exportPartyGroupsContract, type GroupRow } from '../contract/party-groups.ts';
import { groupColumns, missingColumns, rollColumns, waiverColumns } from '../papers/name-columns.ts';
import { duesWaivers } from '../questions/dues-waivers.ts';
import { everyRow, rowsAtOnce } from '../questions/every-row.ts';
import { importMissing } from '../questions/import-preview.ts';
import { groupedCell } from '../questions/party-groups.ts';
import { rollOf } from '../questions/roll.ts';
import { monthText } from '../rules/dues-month.ts';
import { rollChips } from '../rules/roll-marks.ts';
import { exportList } from './export-list.ts';

const PAGE = 500;

const chipWord = (chip: keyof typeof rollChips): string =>
  chip === 'official' || chip === 'probationary' ? `members.standing.${chip}` : `members.roll.${chip}`;

const exportRoll = exportList({
  contract: contract.exportRoll,
  fileName: 'danh-sach-chi-bo',
  title: 'members.roll.title',
  columns: () => rollColumns,
  narrowed: ({ on, chips }, { t }) => [
    t('members.roll.on-day', { on: formatDay(on) }),
    ...chips.map((chip) => t(chipWord(chip))),
  ],
  rows: async ({ organisationId, on, chips }, { tx }) =>
    (await rollOf(tx, organisationId, on)).filter((line) => chips.every((chip) => rollChips[chip](line))),
});

const exportPartyGroups = exportList({
  contract: exportPartyGroupsContract,
  fileName: 'to-dang',
  title: 'members.groups.list',
  columns: () => groupColumns,
  narrowed: ({ on }, { t }) => [t('members.roll.on-day', { on: formatDay(on) })],
  rows: async ({ organisationId, on }, { tx }) => (await groupedCell(tx, organisationId, on)).rows as GroupRow[],
});

const exportDuesWaivers = exportList({
  contract: contract.exportDuesWaivers,
  fileName: 'mien-giam-dang-phi',
  title: 'members.dues.waivers-title',
  columns: () => waiverColumns,
  narrowed: ({ month }, { t }) => [t('members.dues.month', { month: monthText(month) })],
  rows: ({ month, underId }, context) =>
    everyRow(async (after: string | null) => {
      const asked = { month, limit: PAGE, ...(underId ? { underId } : {}), ...(after === null ? {} : { after }) };
      const { waivers, next } = await duesWaivers.run(asked, context);
      return { rows: waivers, next };
    }),
});

const exportImportMissing = exportList({
  contract: contract.exportImportMissing,
  fileName: 'khong-co-trong-tep',
  title: 'members.import.missing-label',
  columns: () => missingColumns,
  narrowed: () => [],
  rows: ({ importId }, context) =>
    rowsAtOnce(async (limit) => (await importMissing.run({ importId, limit }, context)).rows),
});

/** Lists of names that had no way out but the browser's own. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const nameExportActions: readonly Action<any>[] = [
  exportRoll,
  exportPartyGroups,
  exportDuesWaivers,
  exportImportMissing,
];
