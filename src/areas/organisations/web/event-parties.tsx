import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { EventRecord } from './event-words.ts';
import './event.css';

type Party = EventRecord['parties'][number] & { readonly key: string };

type SideProps = { readonly id: string | null; readonly name: string | null; readonly none: string };

/** An organisation on one side; one that a reversal took back has no name any more and no page to open. */
const Side = ({ id, name, none }: SideProps) => {
  const t = useT();
  if (id && name)
    return (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: id }}>
        {name}
      </PageLink>
    );
  return <span className="vm-soft">{id ? t('organisations.events.annulled') : none}</span>;
};

const useColumns = (hasShares: boolean): readonly Column<Party>[] => {
  const t = useT();
  const newly = t('organisations.events.newly');
  const ends = t('organisations.events.ends');
  const annulled = t('organisations.events.annulled');
  const extent = (row: Party): string => (row.beforeId && row.afterId ? t(`organisations.extent.${row.extent}`) : '');
  const share = (row: Party): string => {
    if (row.extent === 'whole' || !row.beforeId || !row.afterId) return '';
    return row.shareNumerator === null
      ? t('organisations.share.unknown')
      : `${row.shareNumerator}/${row.shareDenominator}`;
  };
  const columns: Column<Party>[] = [
    {
      key: 'before',
      header: t('organisations.events.before'),
      value: (row) => row.beforeName ?? (row.beforeId ? annulled : newly),
      cell: (row) => <Side id={row.beforeId} name={row.beforeName} none={newly} />,
      onCard: 'title',
    },
    { key: 'extent', header: t('organisations.events.extent'), value: extent },
    {
      key: 'after',
      header: t('organisations.events.after'),
      value: (row) => row.afterName ?? (row.afterId ? annulled : ends),
      cell: (row) => <Side id={row.afterId} name={row.afterName} none={ends} />,
    },
  ];
  if (!hasShares) return columns;
  const shares: Column<Party> = {
    key: 'share',
    header: t('organisations.events.share'),
    value: share,
    cell: (row) =>
      row.extent === 'part' && row.shareNumerator === null && row.afterId ? (
        <Status level="unknown">{share(row)}</Status>
      ) : (
        share(row)
      ),
  };
  return [...columns, shares];
};

/** Which organisation became which, whole or in part. */
export const EventParties = ({ of }: { of: EventRecord }) => {
  const t = useT();
  const rows = of.parties.map((party, index) => ({ ...party, key: String(index) }));
  const columns = useColumns(rows.some((row) => row.extent === 'part'));
  if (rows.length === 0) return null;
  const chips = [
    { key: 'part', label: t('organisations.extent.part'), test: (row: Party) => row.extent === 'part' },
    { key: 'ends', label: t('organisations.events.ends'), test: (row: Party) => row.afterId === null },
  ].filter((chip) => rows.some(chip.test));
  return (
    <section className="vm-stack">
      <h2>{t('organisations.events.parties')}</h2>
      <DataTable
        label={t('organisations.events.parties')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        chips={chips}
      />
    </section>
  );
};
