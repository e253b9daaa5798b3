import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportOversight, type MonthFigures, type OversightPart, oversightFigures } from '../contract.ts';
import { saveFile } from './oversight-file.ts';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';
import './meetings.css';

type Measure = 'met' | 'reported' | 'attendance' | 'longEnough' | 'enteredLate' | 'scoredAlike' | 'topicInQuarter';

/** Each figure with its words and the page that holds its rows. */
const measures: readonly {
  readonly key: Measure;
  readonly word: string;
  readonly part: OversightPart | 'meeting' | 'report';
}[] = [
  { key: 'met', word: 'met', part: 'meeting' },
  { key: 'reported', word: 'reported', part: 'report' },
  { key: 'attendance', word: 'attendance', part: 'absences' },
  { key: 'longEnough', word: 'long-enough', part: 'short' },
  { key: 'enteredLate', word: 'entered-late', part: 'late' },
  { key: 'scoredAlike', word: 'scored-alike', part: 'gap' },
  { key: 'topicInQuarter', word: 'topic-in-quarter', part: 'topic' },
];

const useColumns = (month: string) => {
  const t = useT();
  const figure = (row: MonthFigures, { key, word, part }: (typeof measures)[number]) => {
    const definition = t(`meetings.oversight.${word}-means`, { month: monthText(month) });
    const { numerator, denominator } = row[key];
    const isOwing = part === 'meeting' || part === 'report';
    const search = isOwing
      ? { under: row.organisationId, about: part, month }
      : { of: row.organisationId, part, month };
    const to = isOwing ? '/meetings/owing' : '/meetings/oversight/rows';
    return <Figure numerator={numerator} denominator={denominator} definition={definition} to={to} search={search} />;
  };
  return [
    {
      key: 'name',
      header: t('meetings.oversight.organisation'),
      value: (row: MonthFigures) => row.name,
      cell: (row: MonthFigures) => (
        <PageLink to="/meetings/oversight" search={{ of: row.organisationId, month }}>
          {row.name}
        </PageLink>
      ),
    },
    ...measures.map((measure) => ({
      key: measure.key,
      header: t(`meetings.oversight.${measure.word}`),
      value: ({ [measure.key]: { numerator, denominator } }: MonthFigures) =>
        denominator === 0 ? null : numerator / denominator,
      cell: (row: MonthFigures) => figure(row, measure),
    })),
    {
      key: 'gap',
      header: t('meetings.oversight.mean-gap'),
      value: ({ meanGap }: MonthFigures) => meanGap,
      cell: ({ meanGap }: MonthFigures) => meanGap?.toFixed(1) ?? t('meetings.oversight.unknown'),
    },
  ];
};

const Figures = ({ organisationId, month }: { organisationId: OrganisationId; month: string }) => {
  const t = useT();
  const figures = useQuestion(oversightFigures, { organisationId, month: month as never }, { keepLast: true });
  const columns = useColumns(month);
  const take = useAction(exportOversight, { doneKey: 'meetings.oversight.exported', onDone: saveFile });
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

/** The month of all cells below one committee: every figure opens to its rows. */
const OversightPage = () => {
  const t = useT();
  const may = useMay();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.oversight.title')}
        subtitle={t('meetings.oversight.subtitle')}
        actions={
          <>
            <PageLink className="vm-button" to="/meetings/owing" search={{ month, under: organisationId ?? undefined }}>
              {t('meetings.owing.title')}
            </PageLink>
            {may('meetings.orientations') && (
              <PageLink className="vm-button" to="/meetings/orientation">
                {t('meetings.orientation.title')}
              </PageLink>
            )}
            {may('meetings.roster-of-month') && (
              <PageLink className="vm-button" to="/meetings/roster" search={{ month }}>
                {t('meetings.roster.title')}
              </PageLink>
            )}
            <PageLink className="vm-button" to="/meetings/topics/register">
              {t('meetings.topics.register')}
            </PageLink>
            <Button onClick={() => window.print()}>{t('meetings.print')}</Button>
          </>
        }
      />
      <OfficeAndMonth place={place} />
      {organisationId && <Figures organisationId={organisationId} month={month} />}
    </div>
  );
};

export default OversightPage;
