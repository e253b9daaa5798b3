import { useParams, useSearch } from '@tanstack/react-router';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { cadreMonth, type SeasonId } from '../contract.ts';
import { CadreLimits } from './cadre-limits.tsx';
import { CadreMissing, cadreList, useCadreChips } from './cadre-missing.tsx';
import { CadreMonthActs } from './cadre-month-acts.tsx';
import { type CadreMonthView, type CadreRow, CadreStanding, FrameDoubts, missingWords } from './cadre-words.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { FictionalMark, levelWords, PackName, periodWords, SeasonStanding } from './rating-words.tsx';
import './ratings.css';

const nameColumn = (t: Translate): Column<CadreRow> => ({
  key: 'title',
  header: t('ratings.column.title'),
  value: ({ title }) => title,
  cell: (row) => (
    <span>
      <PageLink to="/ratings/cadres/sheets/$sheetId" params={{ sheetId: row.subjectId }}>
        {row.title}
      </PageLink>
      <FictionalMark {...row} />
      {row.isHead && <span className="vm-soft">{` · ${t('ratings.cadre.head')}`}</span>}
    </span>
  ),
  onCard: 'title',
});

const levelColumn = (key: 'selfLevel' | 'headLevel' | 'decidedLevel', t: Translate): Column<CadreRow> => ({
  key,
  header: t(`ratings.cadre.column.${key}`),
  value: (row) => (row[key] === null ? null : levelWords(row[key], t)),
  cell: (row) => levelWords(row[key], t),
  isUnordered: true,
});

const standingColumn = (t: Translate): Column<CadreRow> => ({
  key: 'state',
  header: t('ratings.season.state'),
  value: ({ state }) => t(`ratings.cadre.state.${state}`),
  cell: (row) => (
    <span className="ratings-standing">
      <CadreStanding state={row.state} />
      {row.hasAnswer && <Status level="attention">{t('ratings.cadre.has-answer')}</Status>}
    </span>
  ),
});

const useColumns = (hasOffices: boolean): Column<CadreRow>[] => {
  const t = useT();
  return [
    nameColumn(t),
    ...(hasOffices
      ? [{ key: 'office', header: t('ratings.cadre.office'), value: ({ officeName }: CadreRow) => officeName }]
      : []),
    { key: 'post', header: t('ratings.cadre.post'), value: ({ postWords }) => postWords },
    {
      key: 'group',
      header: t('ratings.cadre.criteria'),
      value: ({ postGroup, kind }) => postGroup ?? t(`ratings.cadre.frame.${kind}`),
      onCard: 'detail',
    },
    standingColumn(t),
    levelColumn('selfLevel', t),
    levelColumn('headLevel', t),
    levelColumn('decidedLevel', t),
    {
      key: 'missing',
      header: t('ratings.cadre.missing'),
      value: ({ missing }) => missingWords(missing, t) || null,
      cell: ({ missing, notRatedWords }) =>
        notRatedWords ?? (missingWords(missing, t) || t('ratings.cadre.nothing-missing')),
    },
  ];
};

const About = ({ month, of }: { month: CadreMonthView; of: OrganisationId }) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.about-month')}>
      <Facts
        facts={[
          { name: t('ratings.season.state'), value: <SeasonStanding state={month.state} /> },
          { name: t('ratings.cadre.deciding-level'), value: month.openerName },
          { name: t('ratings.season.pack'), value: <PackName pack={month.pack} /> },
          ...(month.packReason ? [{ name: t('ratings.season.pack-reason'), value: month.packReason }] : []),
          {
            name: t('ratings.cadre.missing'),
            value: <CadreMissing month={month} of={of} />,
          },
        ]}
      />
      <FrameDoubts isValidityUnknown={month.isValidityUnknown} silences={month.silences} />
      <p className="vm-soft">{t('ratings.cadre.members-only')}</p>
      <p className="vm-soft">{t('ratings.cadre.no-sums')}</p>
    </section>
  );
};

const Shown = ({ month, of }: { month: CadreMonthView; of: OrganisationId }) => {
  const t = useT();
  const columns = useColumns(new Set(month.rows.map(({ officeId }) => officeId)).size > 1);
  const { show } = useSearch({ strict: false }) as { show?: unknown };
  const chips = useCadreChips();
  return (
    <>
      <PageHead
        title={t('ratings.cadre.month-title', { period: periodWords(month.period, t) })}
        subtitle={month.openerName}
        actions={<CadreMonthActs month={month} of={of} />}
      />
      <RatingTabs />
      <About month={month} of={of} />
      {month.isOpener && <CadreLimits month={month} />}
      <section id={cadreList} className="vm-card vm-stack" aria-label={t('ratings.cadre.list')}>
        <h2>{t('ratings.cadre.list')}</h2>
        <p role="status">{t('ratings.list.shown', { shown: month.rows.length, total: month.total })}</p>
        <DataTable
          label={t('ratings.cadre.list')}
          rows={month.rows}
          columns={columns}
          rowKey={({ subjectId }) => subjectId}
          // A number that leads here with another choice opens the list anew.
          key={String(show)}
          chips={chips}
          firstChips={typeof show === 'string' ? [show] : []}
        />
      </section>
    </>
  );
};

/** One month of an office: everybody in name order, where each sheet stands, what is missing, and the limits as they are now. */
const CadreMonthPage = () => {
  const t = useT();
  const { monthId } = useParams({ strict: false }) as { monthId: SeasonId };
  const of = useOrganisationInView();
  const input = { seasonId: monthId, organisationId: of as OrganisationId };
  const found = useQuestion(cadreMonth, input, { when: of !== null });
  return (
    <div className="vm-page">
      {of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer query={found} lines={8} isPage>
          {(month) => <Shown month={month} of={of} />}
        </Answer>
      )}
    </div>
  );
};

export default CadreMonthPage;
