import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
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
import { atStart, periodWords, SeasonStanding } from './rating-words.tsx';
import './ratings.css';

type Row = OutputOf<typeof seasons>['rows'][number];

/** A month has a page of its own, with its own list. */
const seasonLink = ({ period, seasonId }: Row, of: OrganisationId) =>
  period.kind === 'month'
    ? { to: '/ratings/cadres/$monthId', params: { monthId: seasonId }, search: { of } }
    : { to: '/ratings/$seasonId', params: { seasonId }, search: { of } };

/** Exactly the rows that a number counts. */
const rowsOf = (row: Row, of: OrganisationId, stage: Share | 'notRated') =>
  row.period.kind === 'month'
    ? { ...seasonLink(row, of), search: { of, show: stage }, hash: cadreList }
    : { ...seasonLink(row, of), search: { of, stage }, hash: 'subjects' };

/** A month of cadres has no review. */
const hasStep = ({ period }: Row, key: Share): boolean => period.kind !== 'month' || key !== 'reviewed';

type Share = 'reviewed' | 'decided' | 'archived';

const shareColumn = (key: Share, of: OrganisationId, t: Translate): Column<Row> => ({
  key,
  header: t(`ratings.count.${key}`),
  value: (row) => (hasStep(row, key) ? row.counts[key] : null),
  cell: (row) =>
    hasStep(row, key) && (
      <Figure
        numerator={row.counts[key]}
        denominator={toBeDecided(row.counts)}
        definition={t(`ratings.count.${key}-means`)}
        {...rowsOf(row, of, key)}
      />
    ),
  isNumber: true,
});

const notRatedColumn = (of: OrganisationId, t: Translate): Column<Row> => ({
  key: 'not-rated',
  header: t('ratings.count.notRated'),
  value: ({ counts }) => counts.notRated,
  cell: (row) => (
    <Figure numerator={row.counts.notRated} definition={t('ratings.count.notRated')} {...rowsOf(row, of, 'notRated')} />
  ),
  isNumber: true,
});

const useColumns = (of: OrganisationId): Column<Row>[] => {
  const t = useT();
  const share = (key: Share) => shareColumn(key, of, t);
  return [
    {
      key: 'period',
      header: t('ratings.season.period'),
      value: ({ periodFrom }) => periodFrom,
      text: ({ period }) => atStart(periodWords(period, t)),
      cell: (row) => <PageLink {...seasonLink(row, of)}>{atStart(periodWords(row.period, t))}</PageLink>,
      onCard: 'title',
    },
    { key: 'opener', header: t('ratings.season.opener'), value: ({ openerName }) => openerName },
    {
      key: 'state',
      header: t('ratings.season.state'),
      value: ({ state }) => t(`ratings.season-state.${state}`),
      cell: ({ state }) => <SeasonStanding state={state} />,
    },
    {
      key: 'opened',
      header: t('ratings.season.opened-on'),
      value: ({ openedOn }) => openedOn,
      cell: ({ openedOn }) => dayText(openedOn),
    },
    share('reviewed'),
    share('decided'),
    share('archived'),
    notRatedColumn(of, t),
  ];
};

const Seasons = ({ organisationId, open }: { organisationId: OrganisationId; open: ReactNode }) => {
  const t = useT();
  const found = useQuestion(seasons, { organisationId });
  const columns = useColumns(organisationId);
  return (
    <Answer
      query={found}
      isEmpty={({ rows }) => rows.length === 0}
      empty={
        <Empty title={t('ratings.seasons.empty')} action={open}>
          {t('ratings.seasons.empty-text')}
        </Empty>
      }
    >
      {({ rows }) => (
        <DataTable
          label={t('ratings.seasons.title')}
          rows={rows}
          columns={columns}
          rowKey={({ seasonId }) => seasonId}
        />
      )}
    </Answer>
  );
};

/** Seasons that an organisation opened or takes part in, newest first, with how far they are. */
const SeasonsPage = () => {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const organisationId = useOrganisationInView();
  const open = may('ratings.open-season') && (
    <PageLink to="/ratings/new" search={{ of: organisationId ?? undefined }} className="vm-button vm-button-main">
      {t('ratings.open.title')}
    </PageLink>
  );
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.seasons.title')} subtitle={t('ratings.seasons.about')} actions={open} />
      <RatingTabs />
      <OrganisationField
        label={t('ratings.seasons.organisation')}
        value={organisationId}
        onChange={(of) => void navigate({ to: '.', search: ((old: object) => ({ ...old, of })) as never })}
      />
      {organisationId && <Seasons organisationId={organisationId} open={open} />}
    </div>
  );
};

export default SeasonsPage;
