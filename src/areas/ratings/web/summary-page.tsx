import { useParams } from '@tanstack/react-router';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportSummary, type SeasonId, type Summary, summary as summaryQuestion } from '../contract.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { PaperPair, usePapers } from './paper-buttons.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { PackName, periodWords, Verified } from './rating-words.tsx';
import { SummaryChange } from './summary-change.tsx';
import { SummaryNow } from './summary-table.tsx';
import './ratings.css';

type Asked = { readonly seasonId: SeasonId; readonly organisationId: OrganisationId };

/** The table as a workbook, as an official paper, and the report that is built on it. */
const Files = ({ asked }: { asked: Asked }) => {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const workbook = useAction(exportSummary, { onDone: downloadAnswer });
  const papers = usePapers(asked);
  const refusal = workbook.error ?? papers.refusal;
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.papers.title')}>
      <h2>{t('ratings.papers.title')}</h2>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      <ul className="ratings-papers">
        {may(exportSummary.name) && (
          <li>
            <span>{t('ratings.summary.workbook')}</span>
            <Button isBusy={workbook.isPending} onClick={() => workbook.mutate({ ...asked, language })}>
              <Icon name="export" />
              {t('ratings.summary.xlsx')}
            </Button>
          </li>
        )}
        {may('ratings.print-papers') &&
          (['summary-table', 'season-report'] as const).map((kind) => (
            <li key={kind}>
              <span>{t(`ratings.paper.${kind}`)}</span>
              <PaperPair papers={papers} kinds={[kind]} about={t(`ratings.paper.${kind}`)} />
            </li>
          ))}
      </ul>
    </section>
  );
};

/** Why somebody has no level, group by group; only the rule and how many, never a name. */
const Reasons = ({ groups }: Pick<Summary, 'groups'>) => {
  const t = useT();
  const language = useLanguage();
  const rows = groups.flatMap(({ kind, notRatedReasons }) => notRatedReasons.map((one) => ({ kind, ...one })));
  if (rows.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.summary.reasons')}>
      <h2>{t('ratings.summary.reasons')}</h2>
      <ul className="ratings-bullets">
        {rows.map(({ kind, rule, names, isVerified, count }) => (
          <li key={`${kind} ${rule}`}>
            {t('ratings.summary.reason', {
              kind: t(`ratings.subject.${kind}`),
              reason: names?.[language] ?? t('ratings.summary.other-reason'),
              count,
            })}{' '}
            <Verified isVerified={isVerified} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Marks = ({ summary }: { summary: Summary }) => {
  const t = useT();
  const undecided = summary.totals.reduce((sum, one) => sum + one.undecided, 0);
  return (
    <div className="vm-stack">
      <p>
        <PackName pack={summary.pack} />
      </p>
      {undecided > 0 && (
        <p>
          <Status level="attention">{t('ratings.summary.not-final', { count: undecided })}</Status>
        </p>
      )}
      <p className="vm-soft">{t('ratings.summary.counted-by')}</p>
      {summary.countedOnce > 0 && (
        <p className="vm-soft">{t('ratings.summary.counted-once', { count: summary.countedOnce })}</p>
      )}
    </div>
  );
};

/** On a phone each line is a card: the comparison waits folded below the table, one touch away. */
const NARROW = '(max-width: 42rem)';

const Shown = ({ summary, asked }: { summary: Summary; asked: Asked }) => {
  const t = useT();
  const isNarrow = window.matchMedia(NARROW).matches;
  return (
    <>
      <section className="vm-card vm-stack" aria-label={t('ratings.summary.sheet')}>
        <h2>
          {t('ratings.summary.title-of', {
            period: periodWords(summary.period, t),
            organisation: summary.organisationName,
          })}
        </h2>
        <Marks summary={summary} />
        <SummaryNow summary={summary} door={{ seasonId: asked.seasonId, of: asked.organisationId }} />
      </section>
      <Reasons groups={summary.groups} />
      <details className="vm-card ratings-fold" open={!isNarrow}>
        <summary>
          <h2>{t('ratings.summary.change-of', { period: periodWords(summary.previous, t) })}</h2>
        </summary>
        <SummaryChange summary={summary} of={asked.organisationId} />
      </details>
      <Files asked={asked} />
    </>
  );
};

const HeadActs = ({ seasonId, of }: { seasonId: SeasonId; of: OrganisationId | null }) => {
  const t = useT();
  return (
    <>
      <PageLink className="vm-button" to="/ratings/$seasonId" params={{ seasonId }} search={{ of: of ?? undefined }}>
        {t('ratings.quota.back')}
      </PageLink>
      <PrintButton />
    </>
  );
};

/** The summary table of a season with its change on the period before: to be read, printed and taken out. */
const SummaryPage = () => {
  const t = useT();
  const { seasonId } = useParams({ strict: false }) as { seasonId: SeasonId };
  const of = useOrganisationInView();
  const asked = { seasonId, organisationId: of as OrganisationId };
  const found = useQuestion(summaryQuestion, asked, { when: of !== null });
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.summary.title')}
        subtitle={t('ratings.summary.about')}
        actions={<HeadActs seasonId={seasonId} of={of} />}
      />
      <RatingTabs />
      {of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer
          query={found}
          lines={8}
          isEmpty={({ groups }) => groups.length === 0}
          empty={<Empty title={t('ratings.summary.empty')} />}
        >
          {(summary) => <Shown summary={summary} asked={asked} />}
        </Answer>
      )}
    </div>
  );
};

export default SummaryPage;
