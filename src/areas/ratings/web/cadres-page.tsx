import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { seasons } from '../contract.ts';
import { toBeDecided } from '../rules/decided-of.ts';
import { cadreList } from './cadre-missing.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { PackName, periodWords, SeasonStanding } from './rating-words.tsx';
import './ratings.css';

type Row = OutputOf<typeof seasons>['rows'][number];

const linkOf = ({ period, seasonId }: Row, of: OrganisationId) =>
  period.kind === 'month'
    ? ({ to: '/ratings/cadres/$monthId', params: { monthId: seasonId }, search: { of } } as const)
    : ({ to: '/ratings/$seasonId', params: { seasonId }, search: { of, kind: 'leader' } } as const);

/** Exactly whom a count of a month is made of. */
const rowsOf = (row: Row, of: OrganisationId, show: 'selfRated' | 'decided') =>
  row.counts[show] === 0 ? {} : { ...linkOf(row, of), search: { of, show }, hash: cadreList };

const shareColumn = (key: 'selfRated' | 'decided', of: OrganisationId, t: Translate): Column<Row> => ({
  key,
  header: t(`ratings.cadre.count.${key}`),
  value: ({ counts }) => counts[key],
  cell: (row) => (
    <Figure
      numerator={row.counts[key]}
      denominator={toBeDecided(row.counts)}
      definition={t(`ratings.cadre.count.${key}-means`)}
      {...rowsOf(row, of, key)}
    />
  ),
  isNumber: true,
});

const useColumns = (of: OrganisationId): Column<Row>[] => {
  const t = useT();
  return [
    {
      key: 'period',
      header: t('ratings.season.period'),
      value: ({ periodFrom }) => periodFrom,
      text: ({ period }) => periodWords(period, t),
      cell: (row) => <PageLink {...linkOf(row, of)}>{periodWords(row.period, t)}</PageLink>,
      onCard: 'title',
    },
    { key: 'opener', header: t('ratings.cadre.deciding-level'), value: ({ openerName }) => openerName },
    {
      key: 'state',
      header: t('ratings.season.state'),
      value: ({ state }) => t(`ratings.season-state.${state}`),
      cell: ({ state }) => <SeasonStanding state={state} />,
    },
    {
      key: 'pack',
      header: t('ratings.season.pack'),
      value: ({ pack, layer }) => [pack, ...(layer ? [layer] : [])].map(({ vi }) => vi).join('; '),
      cell: ({ pack, layer }) => (
        <>
          <PackName pack={pack} />
          {layer && (
            <>
              <br />
              <PackName pack={layer} />
            </>
          )}
        </>
      ),
      onCard: 'detail',
    },
  ];
};

const Table = ({ label, rows, columns }: { label: string; rows: readonly Row[]; columns: readonly Column<Row>[] }) => (
  <DataTable
    label={label}
    rows={rows}
    columns={columns as Column<Row>[]}
    rowKey={({ seasonId }) => seasonId}
    hasSearch={false}
  />
);

type Shown = { readonly of: OrganisationId; readonly open: ReactNode };

const Listed = ({ rows, of, open }: Shown & { readonly rows: readonly Row[] }) => {
  const t = useT();
  const columns = useColumns(of);
  const months = rows.filter(({ period }) => period.kind === 'month');
  const others = rows.filter(({ period }) => period.kind !== 'month');
  const withShares = [...columns, shareColumn('selfRated', of, t), shareColumn('decided', of, t)];
  return (
    <>
      {months.length === 0 ? (
        <Empty title={t('ratings.cadre.empty')} action={open}>
          {t('ratings.cadre.empty-text')}
        </Empty>
      ) : (
        <Table label={t('ratings.cadre.months')} rows={months} columns={withShares} />
      )}
      <section className="vm-card vm-stack" aria-label={t('ratings.cadre.quarter-year')}>
        <h2>{t('ratings.cadre.quarter-year')}</h2>
        <p>{t('ratings.cadre.quarter-year-text')}</p>
        {others.length > 0 && <Table label={t('ratings.cadre.quarter-year')} rows={others} columns={columns} />}
      </section>
    </>
  );
};

const Months = (shown: Shown) => {
  const found = useQuestion(seasons, { organisationId: shown.of });
  return <Answer query={found}>{({ rows }) => <Listed rows={rows} {...shown} />}</Answer>;
};

/** Who does which part, so that nobody looks for a button that is another's. */
const Who = () => {
  const t = useT();
  return (
    <details className="vm-card ratings-fold">
      <summary>
        <h2>{t('ratings.cadre.who')}</h2>
      </summary>
      <ul className="ratings-bullets">
        {(['open', 'self', 'head', 'decide', 'told'] as const).map((part) => (
          <li key={part}>{t(`ratings.cadre.who.${part}`)}</li>
        ))}
      </ul>
    </details>
  );
};

const Acts = ({ of, open }: { of: OrganisationId | null; open: ReactNode }) => {
  const t = useT();
  const search = { of: of ?? undefined };
  return (
    <>
      {open}
      <PageLink to="/ratings/cadres/frames" search={search} className="vm-button">
        {t('ratings.cadre.frames')}
      </PageLink>
    </>
  );
};

/** Months of an organisation in which cadres are evaluated, newest first; quarters and years go in its other seasons. */
const CadresPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay();
  const of = useOrganisationInView();
  const open = may('ratings.open-cadre-month') && (
    <PageLink to="/ratings/cadres/new" search={{ of: of ?? undefined }} className="vm-button vm-button-main">
      {t('ratings.cadre.open')}
    </PageLink>
  );
  const acts = <Acts of={of} open={open} />;
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.cadre.title')} subtitle={t('ratings.cadre.about')} actions={acts} />
      <RatingTabs />
      <Who />
      <OrganisationField
        label={t('ratings.seasons.organisation')}
        value={of}
        onChange={(next) => void navigate({ to: '.', search: ((old: object) => ({ ...old, of: next })) as never })}
      />
      {of ? <Months of={of} open={open} /> : <Empty title={t('ratings.open.no-organisation')} />}
    </div>
  );
};

export default CadresPage;
