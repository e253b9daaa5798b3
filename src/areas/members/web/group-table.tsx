import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { OrganisationScene } from '../../organisations/web/public.tsx';
import { exportPartyGroups, type GroupRow } from '../contract/party-groups.ts';
import { rollMarks } from '../rules/roll-marks.ts';
import type { GroupedCell } from './group-words.ts';
import { useListExport } from './list-export.tsx';

const nameColumn = (t: Translate): Column<GroupRow> => ({
  key: 'name',
  header: t('members.field.full-name'),
  value: (row) => row.fullName,
  cell: (row) => (
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
  ),
  onCard: 'title',
});

const columnsOf = (t: Translate): readonly Column<GroupRow>[] => [
  nameColumn(t),
  {
    key: 'group',
    header: t('members.groups.group'),
    value: (row) => row.group?.name ?? null,
    cell: (row) => row.group?.name ?? <span className="vm-soft">{t('members.groups.none')}</span>,
  },
  { key: 'head', header: t('members.groups.role'), value: (row) => (row.isHead ? t('members.groups.head') : null) },
  {
    key: 'standing',
    header: t('members.filter.standing'),
    value: (row) => t(`members.count.${row.isOfficial ? 'official' : 'probationary'}`),
  },
  {
    key: 'marks',
    header: t('members.roll.marks'),
    value: (row) =>
      rollMarks(row)
        .map((key) => t(key))
        .join(', ') || null,
  },
];

/** Everybody on the roll of the day with their group. */
export const GroupTable = ({ cell, scene }: { cell: GroupedCell; scene: OrganisationScene }) => {
  const t = useT();
  const taking = useListExport(exportPartyGroups, { organisationId: scene.record.id, on: scene.on });
  return (
    <section className="vm-card" aria-label={t('members.groups.list')}>
      <h2>{t('members.groups.list')}</h2>
      {taking.refusal}
      <DataTable
        label={t('members.groups.list')}
        rows={cell.rows}
        columns={columnsOf(t)}
        rowKey={(row) => `${row.memberId} ${row.isGuest}`}
        {...taking.props}
      />
    </section>
  );
};
