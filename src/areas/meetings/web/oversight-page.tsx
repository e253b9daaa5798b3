import { downloadAnswer } from '../../../web/download-answer.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportOversight, oversightFigures } from '../contract.ts';
import { useMeasureColumns } from './oversight-measures.tsx';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';
import './meetings.css';

const Figures = ({ organisationId, month }: { organisationId: OrganisationId; month: string }) => {
  const t = useT();
  const figures = useQuestion(oversightFigures, { organisationId, month: month as never }, { keepLast: true });
  const columns = useMeasureColumns(month, (row) => (
    <PageLink to="/meetings/oversight" search={{ of: row.organisationId, month }}>
      {row.name}
    </PageLink>
  ));
  const take = useAction(exportOversight, { doneKey: 'meetings.oversight.exported', onDone: downloadAnswer });
  const language = useLanguage();
  return (
    <Answer
      query={figures}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('meetings.oversight.none')}>{t('meetings.oversight.none-text')}</Empty>}
    >
      {({ rows }) => (
        <>
          {take.error && <RefusalPanel refusal={take.error} takesFocus />}
          <DataTable
            label={t('meetings.oversight.title-month', { month: monthText(month) })}
            rows={rows}
            columns={columns as never}
            rowKey={(row) => row.organisationId}
            onExport={() => take.mutate({ organisationId, month: month as never, language })}
          />
          <p className="vm-soft">{t('meetings.oversight.late-means')}</p>
        </>
      )}
    </Answer>
  );
};

/** The ways on from the figures: lists, papers, what a committee sends and plans. */
const Ways = ({ organisationId, month }: { organisationId: OrganisationId | null; month: string }) => {
  const t = useT();
  const may = useMay();
  const of = organisationId ?? undefined;
  const ways = [
    {
      to: '/meetings/owing',
      word: 'meetings.owing.title',
      needs: 'meetings.cells-owing',
      search: { month, under: of },
    },
    { to: '/meetings/summary', word: 'meetings.summary.title', needs: 'meetings.month-summary', search: { month, of } },
    { to: '/meetings/orientation', word: 'meetings.orientation.title', needs: 'meetings.orientations', search: {} },
    { to: '/meetings/roster', word: 'meetings.roster.title', needs: 'meetings.roster-of-month', search: { month } },
    { to: '/meetings/topics/register', word: 'meetings.topics.register', needs: 'meetings.topic-register', search: {} },
  ];
  return ways
    .filter(({ needs }) => may(needs))
    .map(({ to, word, search }) => (
      <PageLink key={to} className="vm-button" to={to} search={search}>
        {t(word)}
      </PageLink>
    ));
};

/** The month of all cells below one committee: every figure opens to its rows. */
const OversightPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.oversight.title')}
        subtitle={t('meetings.oversight.subtitle')}
        actions={
          <>
            <Ways organisationId={organisationId} month={month} />
            <PrintButton />
          </>
        }
      />
      <OfficeAndMonth place={place} />
      {organisationId && <Figures organisationId={organisationId} month={month} />}
    </div>
  );
};

export default OversightPage;
