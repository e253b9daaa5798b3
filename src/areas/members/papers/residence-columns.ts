import type { residenceGuests, residenceLinks } from '../contract/transfers-residence.ts';
import type { AskedRow, ListColumn, ListWords } from './list-columns.ts';

type Link = AskedRow<typeof residenceLinks, 'rows'>;
type Guest = AskedRow<typeof residenceGuests, 'rows'>;
type Remark = Pick<NonNullable<Link['remark']>, 'answeredOn' | 'dueOn' | 'remark'> | null;

/** How far the remark of the year is, and what it says once it is there. */
const remarkText = (remark: Remark, { t }: ListWords): string => {
  if (remark === null) return t('members.residence.not-asked');
  const said = remark.remark === null ? '' : `: ${remark.remark}`;
  if (remark.answeredOn) return `${t('members.residence.answered', { on: remark.answeredOn })}${said}`;
  return remark.dueOn ? t('members.residence.asked-until', { on: remark.dueOn }) : t('members.residence.asked');
};

/** Own members by their link with the place of residence. */
export const residenceLinkColumns: readonly ListColumn<Link>[] = [
  { key: 'name', header: 'members.transfers.member', width: 30, value: (row) => row.fullName },
  { key: 'cell', header: 'members.transfers.cell', width: 34, value: (row) => row.organisationName },
  {
    key: 'to',
    header: 'members.residence.to',
    width: 34,
    value: (row) => row.link?.toName ?? row.link?.reason ?? null,
  },
  {
    key: 'since',
    header: 'members.residence.introduced-on',
    kind: 'day',
    width: 14,
    value: (row) => row.link?.introducedOn ?? null,
  },
  {
    key: 'remark',
    header: 'members.residence.remark',
    width: 44,
    value: (row) => row.remark?.remark ?? row.remark?.dueOn ?? null,
    cell: (row, words) => (row.link && row.link.status !== 'not-introduced' ? remarkText(row.remark, words) : null),
  },
];

/** Members of other organisations who live here. */
export const residenceGuestColumns: readonly ListColumn<Guest>[] = [
  {
    key: 'name',
    header: 'members.transfers.member',
    width: 36,
    value: (row) => row.fullName,
    cell: (row, { t }) =>
      row.birthYear ? `${row.fullName}, ${t('members.residence.born-in', { year: row.birthYear })}` : row.fullName,
  },
  { key: 'from', header: 'members.residence.workplace', width: 34, value: (row) => row.fromName },
  { key: 'cell', header: 'members.residence.cell', width: 34, value: (row) => row.organisationName },
  {
    key: 'since',
    header: 'members.residence.introduced-on',
    kind: 'day',
    width: 14,
    value: (row) => row.introducedOn,
  },
  {
    key: 'remark',
    header: 'members.residence.remark',
    width: 44,
    value: (row) => row.remark?.remark ?? null,
    cell: (row, words) => remarkText(row.remark, words),
  },
];
