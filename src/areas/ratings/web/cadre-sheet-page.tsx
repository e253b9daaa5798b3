import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { cadreSheet, markSide, type SubjectId } from '../contract.ts';
import { CadreSheetActs } from './cadre-sheet-acts.tsx';
import { CadreSheetTable } from './cadre-sheet-table.tsx';
import { type CadreSheetView, CadreStanding, FrameDoubts, missingWords } from './cadre-words.tsx';
import { InterestSection, KeptOutNote } from './interest-section.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { levelWords, markedTitle, PackName, periodWords, useNames } from './rating-words.tsx';
import './ratings.css';

const About = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  const { decision } = view;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.about-sheet')}>
      <Facts
        facts={[
          { name: t('ratings.season.state'), value: <CadreStanding state={view.state} /> },
          { name: t('ratings.cadre.office'), value: view.officeName },
          ...(view.postWords ? [{ name: t('ratings.cadre.post'), value: view.postWords }] : []),
          { name: t('ratings.cadre.column.selfLevel'), value: levelWords(view.selfLevel, t) },
          { name: t('ratings.cadre.column.headLevel'), value: levelWords(view.headLevel, t) },
          { name: t('ratings.cadre.column.decidedLevel'), value: levelWords(view.decidedLevel, t) },
          ...(decision
            ? [
                {
                  name: t('ratings.cadre.decision'),
                  value: t('ratings.cadre.basis', {
                    number: decision.number,
                    on: dayText(decision.decidedOn),
                    issuer: decision.issuer,
                  }),
                },
              ]
            : []),
          ...(view.leavingReason ? [{ name: t('ratings.cadre.leaving-reason'), value: view.leavingReason }] : []),
          ...(view.notRatedWords ? [{ name: t('ratings.cadre.state.not-rated'), value: view.notRatedWords }] : []),
          {
            name: t('ratings.cadre.missing'),
            value: missingWords(view.missing, t) || t('ratings.cadre.nothing-missing'),
          },
          { name: t('ratings.season.pack'), value: <PackName pack={view.pack} /> },
        ]}
      />
      <FrameDoubts isValidityUnknown={view.isValidityUnknown} />
      <KeptOutNote {...view} />
    </section>
  );
};

const Answers = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.answers')}>
      <h2>{t('ratings.cadre.answers')}</h2>
      {view.answers.length === 0 ? (
        <p className="vm-soft">{t('ratings.cadre.no-answer')}</p>
      ) : (
        view.answers.map(({ remarkId, saidOn, text }) => (
          <div key={remarkId}>
            <strong>{dayText(saidOn)}</strong>
            <p className="ratings-words">{text}</p>
          </div>
        ))
      )}
    </section>
  );
};

/** Other periods of the year as they were decided; levels of different scales stand beside each other and are never added. */
const SameYear = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.same-year')}>
      <h2>{t('ratings.cadre.same-year')}</h2>
      {view.related.map((one) => (
        <p key={one.vi} className="vm-soft">
          {names(one)}
        </p>
      ))}
      {view.sameYear.length === 0 && <p className="vm-soft">{t('ratings.cadre.no-same-year')}</p>}
      <ul className="ratings-bullets">
        {view.sameYear.map(({ subjectId, period, level, hasSheet }) => (
          <li key={subjectId}>
            {hasSheet ? (
              <PageLink to="/ratings/cadres/sheets/$sheetId" params={{ sheetId: subjectId }}>
                {periodWords(period, t)}
              </PageLink>
            ) : (
              <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
                {periodWords(period, t)}
              </PageLink>
            )}
            {': '}
            {levelWords(level, t)}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Sheet = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.sheet')}>
      <h2>{t('ratings.cadre.sheet')}</h2>
      <p>
        {view.postGroup ?? t('ratings.cadre.parts-alone')}{' '}
        {view.postGroup !== null &&
          (view.basisWords ? (
            t('ratings.cadre.basis-words', { basis: view.basisWords })
          ) : (
            <Status level="unknown">{t('ratings.cadre.no-basis')}</Status>
          ))}
      </p>
      <CadreSheetTable face={view} sides={markSide.options} />
      <p className="vm-soft">{t('ratings.cadre.no-sums')}</p>
    </section>
  );
};

const Shown = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={markedTitle(view.title, view.isFictional, t)}
        subtitle={
          <PageLink to="/ratings/cadres/$monthId" params={{ monthId: view.seasonId }}>
            {t('ratings.cadre.month-title', { period: periodWords(view.period, t) })}
          </PageLink>
        }
        actions={<CadreSheetActs view={view} />}
      />
      <RatingTabs />
      <About view={view} />
      <Sheet view={view} />
      <Answers view={view} />
      <InterestSection view={view} />
      <SameYear view={view} />
    </>
  );
};

/** One sheet of a month: criteria with the points of the person, the head and the decision side by side. */
const CadreSheetPage = () => {
  const { sheetId } = useParams({ strict: false }) as { sheetId: SubjectId };
  const found = useQuestion(cadreSheet, { subjectId: sheetId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(view) => <Shown key={view.subjectId} view={view} />}
      </Answer>
    </div>
  );
};

export default CadreSheetPage;
