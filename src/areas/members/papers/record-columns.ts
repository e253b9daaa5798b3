import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { duesArrears } from '../contract/dues-reports.ts';
import type { duplicateNotices } from '../contract/import-doubles.ts';
import type { changes } from '../contract/records-changes.ts';
import { monthText } from '../rules/dues-month.ts';
import { type FieldValue, type MemberField, memberFields } from '../rules/member-fields.ts';
import { type AskedRow, type ListColumn, type ListWords, momentText } from './list-columns.ts';

type Arrears = AskedRow<typeof duesArrears, 'members'>;
type ChangeView = AskedRow<typeof changes, 'rows'>;
type Notice = AskedRow<typeof duplicateNotices, 'rows'>;

/** Members with open months of dues. */
export const arrearsColumns: readonly ListColumn<Arrears>[] = [
  { key: 'name', header: 'members.dues.member', width: 30, value: (row) => row.fullName },
  { key: 'cell', header: 'members.dues.cell', width: 34, value: (row) => row.organisationName },
  { key: 'count', header: 'members.dues.open-count', kind: 'number', width: 10, value: (row) => row.months.length },
  {
    key: 'months',
    header: 'members.dues.open-months',
    width: 60,
    value: (row) => row.months.map(monthText).join(', '),
  },
];

/** Pairs of members under one personal ID; the number itself is on no list. */
export const duplicateColumns: readonly ListColumn<Notice>[] = [
  ...(['first', 'second'] as const).map((key) => ({
    key,
    header: `members.duplicates.${key}`,
    width: 48,
    value: (row: Notice) => `${row[key].fullName}, ${row[key].organisationName ?? ''}`,
  })),
  {
    key: 'at',
    header: 'members.duplicates.noticed',
    width: 18,
    value: (row) => row.noticedAt,
    cell: (row) => momentText(row.noticedAt),
  },
];

const fieldName = (field: string, { t }: ListWords): string => {
  const known = memberFields[field as MemberField];
  return known ? t(`members.field.${known.code}`) : field;
};

const fieldText = (field: string, value: FieldValue, words: ListWords): string => {
  const { t } = words;
  if (value === null || value === '') return t('members.unknown');
  if (typeof value === 'boolean') return t(value ? 'members.yes' : 'members.no');
  if (field === 'sex') return t(`members.sex.${value}`);
  return memberFields[field as MemberField]?.isDate
    ? formatDay(String(value))
    : words.ofVocabulary(field, String(value));
};

/** Field by field before → after; a sealed value is named, never shown. */
const linesText = ({ fields, sealed }: ChangeView, words: ListWords): string =>
  [
    ...fields.map(
      ({ field, before, after }) =>
        `${fieldName(field, words)}: ${fieldText(field, before, words)} → ${fieldText(field, after, words)}`,
    ),
    ...sealed.map(
      ({ kind, isTakenAway }) =>
        `${words.t(`members.sealed.${kind}`)}: ${words.t(isTakenAway ? 'members.sealed.taken-away' : 'members.sealed.new-value')}`,
    ),
  ].join('; ');

const papersText = ({ decision, act, note, rejectReason }: ChangeView, { t }: ListWords): string =>
  [
    decision && t('members.decision-line', { ...decision, decidedOn: formatDay(decision.decidedOn) }),
    act && t('members.act-line', { ...act, on: formatDay(act.on) }),
    note,
    rejectReason && t('members.change.rejected-for', { reason: rejectReason }),
  ]
    .filter(Boolean)
    .join('; ');

const proposedText = ({ isOwnRequest, proposedBy, proposedAt }: ChangeView, { t }: ListWords): string =>
  `${isOwnRequest ? t('members.change.by-member') : (proposedBy ?? t('members.unknown'))}, ${momentText(proposedAt)}`;

const decidedText = ({ decidedAt, decidedBy }: ChangeView, { t }: ListWords): string | null =>
  decidedAt && `${decidedBy ?? t('members.unknown')}, ${momentText(decidedAt)}`;

/** Changes of records: one line for each, with what it changes and what it rests on. */
export const changeColumns: readonly ListColumn<ChangeView>[] = [
  { key: 'name', header: 'members.transfers.member', width: 30, value: (row) => row.memberName },
  { key: 'cell', header: 'members.transfers.cell', width: 34, value: (row) => row.organisationName },
  { key: 'state', header: 'members.transfers.state', value: (row, { t }) => t(`members.change.state.${row.state}`) },
  { key: 'basis', header: 'members.change.basis', value: (row, { t }) => t(`members.basis.${row.basis}`) },
  { key: 'lines', header: 'members.list-export.lines', width: 60, value: linesText },
  { key: 'papers', header: 'members.list-export.papers', width: 44, value: papersText },
  { key: 'proposed', header: 'members.list-export.proposed', width: 34, value: proposedText },
  { key: 'decided', header: 'members.list-export.decided', width: 34, value: decidedText },
];
