import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { monthSummary } from '../contract.ts';
import { signedNumber } from '../rules/signed-number.ts';
import { MeasureFigure, measures, useMeasureColumns } from './oversight-measures.tsx';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import { MonthPapers, ReportWords } from './oversight-report-words.tsx';
import './meetings.css';

type Summary = OutputOf<typeof monthSummary>;

const Totals = ({ organisationId, month, totals }: Summary) => {
  const t = useT();
  const language = useLanguage();
  const { meanGap } = totals;
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.summary.totals')}</h2>
      <Facts
        facts={[
          ...measures.map((measure) => ({
            name: t(`meetings.oversight.${measure.word}`),
            value: <MeasureFigure of={organisationId} month={month} measure={measure} row={totals} />,
          })),
          {
            name: t('meetings.oversight.mean-gap'),
            value:
              meanGap === null
                ? t('meetings.oversight.unknown')
                : t('meetings.summary.mean-gap-value', { gap: signedNumber(meanGap, language) }),
          },
        ]}
      />
      <p className="vm-soft">{t('meetings.oversight.late-means')}</p>
    </section>
  );
};

const Rows = ({ month, rows }: Summary) => {
  const t = useT();
  const columns = useMeasureColumns(month, ({ organisationId, name }) => (
    <PageLink to="/meetings" search={{ of: organisationId }}>
      {name}
    </PageLink>
  ));
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.summary.by-organisation')}</h2>
      <DataTable
        label={t('meetings.summary.by-organisation')}
        rows={rows}
        columns={columns as never}
        rowKey={(row) => row.organisationId}
      />
    </section>
  );
};

const WithoutTopic = ({ withoutTopic: { count, cells } }: Summary) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.summary.without-topic')}</h2>
      {count === 0 && <p>{t('meetings.summary.without-topic-none')}</p>}
      {cells.length < count && <p>{t('meetings.summary.first-shown', { shown: cells.length, count })}</p>}
      <ul className="meetings-columns">
        {cells.map(({ organisationId, name }) => (
          <li key={organisationId}>
            <PageLink to="/meetings/topics" search={{ of: organisationId }}>
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Proposals = ({ month, proposals, proposalsCount: count }: Summary) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.summary.proposals')}</h2>
      {count === 0 && <p>{t('meetings.summary.proposals-none')}</p>}
      {proposals.length < count && <p>{t('meetings.summary.first-shown', { shown: proposals.length, count })}</p>}
      <ul>
        {proposals.map(({ organisationId, name, proposals: text }) => (
          <li key={organisationId}>
            <PageLink to="/meetings/report" search={{ of: organisationId, month }}>
              {name}
            </PageLink>
            {`: ${text}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The month of all cells below a committee, with its own words, and as an official paper. */
const OversightSummaryPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  const summary = useQuestion(
    monthSummary,
    { organisationId: organisationId as never, month },
    { when: organisationId !== null },
  );
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.summary.title-month', { month: monthText(month) })}
        subtitle={t('meetings.summary.subtitle')}
        actions={<PrintButton />}
      />
      <OfficeAndMonth place={place} />
      <Answer query={summary} lines={10}>
        {(answer) => (
          <>
            <Totals {...answer} />
            <Rows {...answer} />
            <WithoutTopic {...answer} />
            <Proposals {...answer} />
            <ReportWords report={answer as never} isAbove />
            <MonthPapers report={answer as never} isAbove />
          </>
        )}
      </Answer>
    </div>
  );
};

export default OversightSummaryPage;
