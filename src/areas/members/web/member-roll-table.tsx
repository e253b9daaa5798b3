import type { InputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { DataTable, type FilterChip } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { exportRoll, type RollLineView, type roll } from '../contract.ts';
import { rollChips, rollMarks } from '../rules/roll-marks.ts';
import { useListExport } from './list-export.tsx';

const marksOf = (row: RollLineView, t: Translate): string[] => rollMarks(row).map((key) => t(key));

const Name = ({ row }: { row: RollLineView }) => {
  const t = useT();
  return (
    <>
      {row.hasRecord ? (
        <PageLink to="/members/$memberId" params={{ memberId: row.memberId }}>
          {row.fullName}
        </PageLink>
      ) : (
        row.fullName
      )}
      {row.isFictional && <span className="vm-soft"> ({t('members.fictional')})</span>}
    </>
  );
};

const useWhoColumns = (): readonly Column<RollLineView>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    {
      key: 'name',
      header: t('members.field.full-name'),
      value: (row) => row.fullName,
      cell: (row) => <Name row={row} />,
      onCard: 'title',
    },
    { key: 'post', header: t('members.roll.post'), value: (row) => row.post?.[language] ?? null },
    {
      key: 'birth',
      header: t('members.roll.birth-year'),
      value: (row) => row.birthYear,
      cell: (row) => row.birthYear,
      isNumber: true,
    },
    {
      key: 'standing',
      header: t('members.filter.standing'),
      width: '7rem',
      value: (row) => t(`members.count.${row.isOfficial ? 'official' : 'probationary'}`),
    },
  ];
};

const useDayColumns = (): readonly Column<RollLineView>[] => {
  const t = useT();
  return [
    {
      key: 'officialOn',
      header: t('members.field.official-on'),
      value: (row) => row.officialOn,
      cell: (row) => row.officialOn && dayText(row.officialOn),
    },
    {
      key: 'since',
      header: t('members.roll.since'),
      width: '10rem',
      value: (row) => row.since,
      cell: (row) =>
        t(row.isBeginningKnown ? 'members.roll.since-day' : 'members.roll.since-before', { on: dayText(row.since) }),
    },
    {
      key: 'marks',
      header: t('members.roll.marks'),
      value: (row) => marksOf(row, t).join(', ') || null,
      cell: (row) =>
        marksOf(row, t).map((mark) => (
          <Status key={mark} level={row.state === 'suspended' ? 'serious' : 'attention'}>
            {mark}
          </Status>
        )),
    },
  ];
};

/** The roll: post-holders first, then by given name; guests and those away marked. */
export const RollTable = ({ rows, asked }: { rows: readonly RollLineView[]; asked: InputOf<typeof roll> }) => {
  const t = useT();
  const taking = useListExport(exportRoll, asked, (chips) => ({ chips }));
  const columns = [...useWhoColumns(), ...useDayColumns()];
  const chips: FilterChip<RollLineView>[] = [
    {
      key: 'official',
      label: t('members.standing.official'),
      test: rollChips.official,
    },
    {
      key: 'probationary',
      label: t('members.standing.probationary'),
      test: rollChips.probationary,
    },
    { key: 'guest', label: t('members.roll.guest'), test: rollChips.guest },
    { key: 'away', label: t('members.roll.away'), test: rollChips.away },
  ].filter((chip) => rows.some(chip.test));
  return (
    <section className="vm-card" aria-label={t('members.roll.title')}>
      <h2>{t('members.roll.title')}</h2>
      {taking.refusal}
      <DataTable
        label={t('members.roll.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.memberId} ${row.isGuest}`}
        chips={chips.length > 1 ? chips : []}
        {...taking.props}
      />
    </section>
  );
};
