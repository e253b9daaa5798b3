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

const isDivided = (row: Party): boolean => row.extent === 'part' && row.beforeId !== null && row.afterId !== null;

const useShareColumn = (): Column<Party> => {
  const t = useT();
  const share = (row: Party): string => {
    if (!isDivided(row)) return '';
    return row.shareNumerator === null
      ? t('organisations.share.unknown')
      : `${row.shareNumerator}/${row.shareDenominator}`;
  };
  return {
    key: 'share',
    header: t('organisations.events.share'),
    value: share,
    cell: (row) =>
      isDivided(row) && row.shareNumerator === null ? <Status level="unknown">{share(row)}</Status> : share(row),
  };
};

const useColumns = (): readonly Column<Party>[] => {
  const t = useT();
  const newly = t('organisations.events.newly');
  const ends = t('organisations.events.ends');
  const annulled = t('organisations.events.annulled');
  return [
    {
      key: 'before',
      header: t('organisations.events.before'),
      value: (row) => row.beforeName ?? (row.beforeId ? annulled : newly),
      cell: (row) => <Side id={row.beforeId} name={row.beforeName} none={newly} />,
      onCard: 'title',
    },
    {
      key: 'extent',
      header: t('organisations.events.extent'),
      value: (row) => (row.beforeId && row.afterId ? t(`organisations.extent.${row.extent}`) : ''),
    },
    {
      key: 'after',
      header: t('organisations.events.after'),
      value: (row) => row.afterName ?? (row.afterId ? annulled : ends),
      cell: (row) => <Side id={row.afterId} name={row.afterName} none={ends} />,
    },
  ];
};

/** Which organisation became which, whole or in part. */
export const EventParties = ({ of }: { of: EventRecord }) => {
  const t = useT();
  const rows = of.parties.map((party, index) => ({ ...party, key: String(index) }));
  const columns = useColumns();
  const share = useShareColumn();
  const hasShares = rows.some((row) => row.extent === 'part');
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
        columns={hasShares ? [...columns, share] : columns}
        rowKey={(row) => row.key}
        chips={chips}
      />
    </section>
  );
};
