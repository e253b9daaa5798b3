import type { ReactNode } from 'react';
import { dayText } from '../../../web/day-text.ts';
import type { BigColumn } from '../../../web/kit/big-list.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { MemberRow } from '../contract.ts';
import { partyAgeOn } from '../rules/party-age.ts';
import { sortableColumns } from './member-list-filters.ts';
import { religionText, stateLevel, useVocabulary } from './member-words.ts';

const soft = (value: ReactNode, t: Translate): ReactNode =>
  value ?? <span className="vm-soft">{t('members.unknown')}</span>;
const day = (value: string | null, t: Translate): ReactNode => soft(value && dayText(value), t);

export const PartyAgeText = ({ from, on }: { from: string | null; on: string }) => {
  const t = useT();
  const age = from && partyAgeOn({ admissionDecidedOn: from as never, admittedOn: null, gaps: [] }, on as never);
  return <>{age ? t('members.years', { years: age.years }) : soft(null, t)}</>;
};

// The space belongs to the mark: a link's line runs on below an ordinary one.
const Mark = ({ word }: { word: string }) => <span className="vm-soft members-mark">{`\u00a0(${word})`}</span>;

const Name = ({ row }: { row: MemberRow }) => {
  const t = useT();
  return (
    <span>
      {row.fullName}
      {row.isFictional && <Mark word={t('members.fictional')} />}
      {!row.hasRecord && <Mark word={t('members.moved-on')} />}
    </span>
  );
};

type Column = BigColumn<MemberRow>;

const useWhoColumns = (): readonly Column[] => {
  const t = useT();
  return [
    {
      key: 'fullName',
      header: t('members.field.full-name'),
      cell: (row) => <Name row={row} />,
      onCard: 'title',
      rem: 14,
    },
    {
      key: 'birthOn',
      header: t('members.field.birth-on'),
      cell: (row) => (row.birthOn ? dayText(row.birthOn) : soft(row.birthYear, t)),
      rem: 8,
    },
    {
      key: 'organisation',
      header: t('members.field.organisation'),
      cell: (row) => soft(row.organisationName, t),
      onCard: 'listed',
      rem: 13,
    },
  ];
};

const useStandingColumns = (on: string): readonly Column[] => {
  const t = useT();
  return [
    {
      key: 'standing',
      header: t('members.filter.standing'),
      cell: (row) => t(`members.count.${row.standing}`),
      onCard: 'listed',
      rem: 7,
    },
    {
      key: 'state',
      header: t('members.filter.state'),
      cell: (row) => <Status level={stateLevel[row.state]}>{t(`members.state.${row.state}`)}</Status>,
      onCard: 'listed',
      rem: 11,
    },
    {
      key: 'partyAge',
      header: t('members.party-age'),
      cell: (row) => <PartyAgeText from={row.partyAgeFrom} on={on} />,
      onCard: 'listed',
      rem: 7,
    },
    { key: 'officialOn', header: t('members.field.official-on'), cell: (row) => day(row.officialOn, t), rem: 8 },
  ];
};

const useExtraColumns = (on: string): readonly Column[] => {
  const t = useT();
  const { word } = useVocabulary(on);
  const extra = (key: keyof MemberRow & string, code: string, cell: Column['cell'], rem = 8): Column => ({
    key,
    header: t(`members.field.${code}`),
    cell,
    isExtra: true,
    onCard: 'detail',
    rem,
  });
  return [
    extra('sex', 'sex', (row) => soft(row.sex && t(`members.sex.${row.sex}`), t), 5),
    extra('ethnicity', 'ethnicity', (row) => soft(row.ethnicity, t), 6),
    extra('religion', 'religion', (row) => soft(religionText(row.religion, t), t), 7),
    extra('admissionDecidedOn', 'admission-decided-on', (row) => day(row.admissionDecidedOn, t)),
    extra('admittedOn', 'admitted-on', (row) => day(row.admittedOn, t)),
    extra('dossierNumber', 'dossier-number', (row) => soft(row.dossierNumber, t)),
    extra('phone', 'phone', (row) => soft(row.phone, t)),
    extra('occupation', 'occupation', (row) => soft(row.occupation, t), 10),
    extra('schooling', 'schooling', (row) => soft(word('schoolings', row.schooling), t)),
    extra('politicalTheory', 'political-theory', (row) => soft(word('politicalTheories', row.politicalTheory), t)),
  ];
};

/** Columns of the list of members; identifiers are in none of them. */
export const useMemberColumns = (on: string): readonly Column[] => {
  const all = [...useWhoColumns(), ...useStandingColumns(on), ...useExtraColumns(on)];
  return all.map((column) => (sortableColumns.includes(column.key) ? { ...column, isSortable: true } : column));
};
