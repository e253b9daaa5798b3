import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { oneSubject, type SubjectId } from '../contract.ts';
import { EvidenceSection } from './evidence-section.tsx';
import { InterestSection, KeptOutNote } from './interest-section.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { levelWords, markedTitle, PackName, periodWords, SubjectStanding } from './rating-words.tsx';
import { RemarkSection } from './remark-section.tsx';
import { ResultAxes } from './result-axes.tsx';
import { ShortcomingSection } from './shortcoming-section.tsx';
import { SubjectActs } from './subject-acts.tsx';
import { SubjectHistory } from './subject-history.tsx';
import { SubjectMarks } from './subject-marks.tsx';
import { SubjectPapers } from './subject-papers.tsx';
import { Section, SectionLinks, type SubjectSection, subjectSections } from './subject-section.tsx';
import { SubjectVerdict } from './subject-verdict.tsx';
import type { SubjectView } from './subject-view.ts';
import { TargetSection } from './target-section.tsx';
import { WaitingList } from './waiting-list.tsx';
import './ratings.css';

const About = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const level = (key: 'selfLevel' | 'proposedLevel' | 'ballotLevel' | 'decidedLevel') => ({
    name: t(`ratings.column.${key}`),
    value: view[key] === null ? <span className="vm-soft">{t('ratings.not-yet')}</span> : levelWords(view[key], t),
  });
  const reviewedOn = view.reviewHeldOn ? dayText(view.reviewHeldOn) : null;
  return (
    <section className="vm-card" aria-label={t('ratings.subject.about')}>
      <Facts
        facts={[
          { name: t('ratings.season.state'), value: <SubjectStanding {...view} /> },
          { name: t('ratings.season.kind'), value: t(`ratings.subject.${view.kind}`) },
          { name: t('ratings.season.organisation'), value: view.organisationName },
          ...(view.postWords ? [{ name: t('ratings.add.post'), value: view.postWords }] : []),
          {
            name: t('ratings.subject.review'),
            value: reviewedOn ?? <span className="vm-soft">{t('ratings.not-yet')}</span>,
          },
          level('selfLevel'),
          level('proposedLevel'),
          level('ballotLevel'),
          level('decidedLevel'),
          { name: t('ratings.season.pack'), value: <PackName pack={view.pack} /> },
          ...(view.movedWords ? [{ name: t('ratings.subject.moved'), value: view.movedWords }] : []),
          ...(view.layer ? [{ name: t('ratings.season.layer'), value: <PackName pack={view.layer} /> }] : []),
        ]}
      />
      {view.isDecidedAbove && <p className="vm-soft">{t('ratings.above.note')}</p>}
      <KeptOutNote {...view} />
    </section>
  );
};

/** What a decision now would go ahead of, each with a way to it. */
const Waiting = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const isOpen = view.state === 'open' || view.state === 'reviewed';
  if (!isOpen || view.waiting.length === 0) return null;
  return (
    <section className="vm-card" aria-label={t('ratings.waiting.title')}>
      <h2>{t('ratings.waiting.title')}</h2>
      <p className="vm-soft">{t('ratings.waiting.text')}</p>
      <WaitingList of={view.waiting} />
    </section>
  );
};

/** Questions that a part asks; a part that one may not ask is not on the page. */
const needs: Readonly<Partial<Record<SubjectSection, string>>> = {
  verdict: 'ratings.verdict',
  shortcomings: 'ratings.shortcomings',
  targets: 'ratings.targets',
  evidence: 'ratings.evidence',
  remarks: 'ratings.remarks',
  interests: 'ratings.interests',
};

const useSections = ({ state }: SubjectView): readonly SubjectSection[] => {
  const may = useMay();
  return subjectSections.filter((section) => {
    const question = needs[section];
    return (question === undefined || may(question)) && !(section === 'verdict' && state === 'withdrawn');
  });
};

const Shown = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const sections = useSections(view);
  const period = periodWords(view.period, t);
  return (
    <>
      <PageHead
        title={markedTitle(view.title, view.isFictional, t)}
        subtitle={
          <PageLink to="/ratings/$seasonId" params={{ seasonId: view.seasonId }}>
            {t('ratings.season.title-of', { period })}
          </PageLink>
        }
        actions={<SubjectActs view={view} />}
      />
      <RatingTabs />
      <SectionLinks sections={sections} />
      <div className="ratings-subject">
        <div className="vm-stack">
          <About view={view} />
          <Waiting view={view} />
        </div>
        {view.state !== 'withdrawn' && <SubjectVerdict subjectId={view.subjectId} />}
      </div>
      <ShortcomingSection view={view} />
      <ResultAxes axes={view.axes} silence={view.axesSilence} />
      <TargetSection view={view} />
      <EvidenceSection view={view} />
      <RemarkSection view={view} />
      <SubjectMarks view={view} />
      <InterestSection view={view} />
      <SubjectPapers view={view} />
      <Section id="history" title={t('ratings.section.history')}>
        <SubjectHistory view={view} />
      </Section>
    </>
  );
};

/** One subject of a season: what stands at each step, what it waits for, its sheets, and everything that happened. */
const SubjectPage = () => {
  const { subjectId } = useParams({ strict: false }) as { subjectId: SubjectId };
  const found = useQuestion(oneSubject, { subjectId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(view) => <Shown key={view.subjectId} view={view} />}
      </Answer>
    </div>
  );
};

export default SubjectPage;
