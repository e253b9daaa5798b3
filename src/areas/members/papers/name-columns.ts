import type { duesWaivers } from '../contract/dues-waivers.ts';
import type { importMissing } from '../contract/import-preview.ts';
import type { GroupRow } from '../contract/party-groups.ts';
import type { RollLineView } from '../contract/records-roll.ts';
import { monthText } from '../rules/dues-month.ts';
import { rollMarks } from '../rules/roll-marks.ts';
import { type AskedRow, dayOr, type ListColumn } from './list-columns.ts';

type Waiver = AskedRow<typeof duesWaivers, 'waivers'>;
type Missing = AskedRow<typeof importMissing, 'rows'>;

/** The roll of one organisation. */
export const rollColumns: readonly ListColumn<RollLineView>[] = [
  { key: 'name', header: 'members.field.full-name', width: 30, value: (row) => row.fullName },
  { key: 'post', header: 'members.roll.post', value: (row, { language }) => row.post?.[language] ?? null },
  { key: 'birth', header: 'members.roll.birth-year', width: 11, value: (row) => row.birthYear },
  {
    key: 'standing',
    header: 'members.filter.standing',
    value: (row, { t }) => t(`members.count.${row.isOfficial ? 'official' : 'probationary'}`),
  },
  { key: 'officialOn', header: 'members.field.official-on', kind: 'day', width: 14, value: (row) => row.officialOn },
  {
    key: 'since',
    header: 'members.roll.since',
    value: (row) => row.since,
    cell: ({ since, isBeginningKnown }, { t }) =>
      t(isBeginningKnown ? 'members.roll.since-day' : 'members.roll.since-before', { on: dayOr(since)! }),
  },
  {
    key: 'marks',
    header: 'members.roll.marks',
    width: 34,
    value: (row, { t }) =>
      rollMarks(row)
        .map((key) => t(key))
        .join(', ') || null,
  },
];

/** Members of a cell by Party group. */
export const groupColumns: readonly ListColumn<GroupRow>[] = [
  { key: 'name', header: 'members.field.full-name', width: 30, value: (row) => row.fullName },
  {
    key: 'group',
    header: 'members.groups.group',
    width: 24,
    value: (row) => row.group?.name ?? null,
    cell: (row, { t }) => row.group?.name ?? t('members.groups.none'),
  },
  { key: 'head', header: 'members.groups.role', value: (row, { t }) => (row.isHead ? t('members.groups.head') : null) },
  {
    key: 'standing',
    header: 'members.filter.standing',
    value: (row, { t }) => t(`members.count.${row.isOfficial ? 'official' : 'probationary'}`),
  },
  {
    key: 'marks',
    header: 'members.roll.marks',
    width: 34,
    value: (row, { t }) =>
      rollMarks(row)
        .map((key) => t(key))
        .join(', ') || null,
  },
];

/** Reductions and exemptions of dues. Their grounds are for the collector alone and stay on the screen. */
export const waiverColumns: readonly ListColumn<Waiver>[] = [
  { key: 'name', header: 'members.dues.member', width: 30, value: (row) => row.fullName },
  { key: 'cell', header: 'members.dues.cell', width: 34, value: (row) => row.organisationName },
  { key: 'percent', header: 'members.dues.percent', kind: 'number', width: 10, value: (row) => row.percent },
  {
    key: 'from',
    header: 'members.dues.from-month',
    width: 14,
    value: (row) => row.fromMonth,
    cell: (row) => monthText(row.fromMonth),
  },
  {
    key: 'until',
    header: 'members.dues.until-month',
    width: 18,
    value: (row) => row.untilMonth,
    cell: (row, { t }) => (row.untilMonth === null ? t('members.dues.no-end') : monthText(row.untilMonth)),
  },
  { key: 'decided', header: 'members.dues.decided-on', kind: 'day', width: 14, value: (row) => row.decidedOn },
  {
    key: 'reported',
    header: 'members.dues.reported-on',
    kind: 'day',
    width: 18,
    value: (row) => row.reportedOn,
    cell: (row, { t }) => row.reportedOn ?? t('members.dues.not-reported'),
  },
];

/** Members whom the file of an import does not name. */
export const missingColumns: readonly ListColumn<Missing>[] = [
  { key: 'name', header: 'members.import.full-name', width: 30, value: (row) => row.fullName },
  {
    key: 'birth',
    header: 'members.import.birth',
    width: 14,
    value: (row) => row.birth,
    cell: ({ birth }) => (birth !== null && birth.length > 4 ? dayOr(birth) : birth),
  },
  { key: 'cell', header: 'members.import.cell', width: 40, value: (row) => row.cell },
];
