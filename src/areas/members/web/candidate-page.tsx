import { useParams } from '@tanstack/react-router';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type CandidateId, candidate, resumeCandidate } from '../contract.ts';
import { useCandidateActs } from './candidate-acts.ts';
import { CandidateChecklist } from './candidate-checklist.tsx';
import type { CandidateRecord } from './candidate-dialogs.ts';
import { CandidateFacts } from './candidate-facts.tsx';
import { CandidateHelpers } from './candidate-helpers.tsx';
import { LifeCycleActs } from './life-cycle-acts.tsx';
import { ClockCard } from './life-cycle-clocks.tsx';
import { PackNotice } from './life-cycle-parts.tsx';
import { ProcedureTimeline } from './procedure-timeline.tsx';
import './life-cycle.css';

const Resume = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const may = useMay();
  const resume = useAction(resumeCandidate, { doneKey: 'members.life.recorded' });
  if (of.state !== 'stopped' || !may('members.resume-candidate')) return null;
  return (
    <Button
      main
      isBusy={resume.isPending}
      onClick={() => resume.mutate({ candidateId: of.id, expectedVersion: of.version })}
    >
      {t('members.candidate.resume')}
    </Button>
  );
};

const CandidateProcedure = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  if (of.procedure === null) return null;
  return (
    <section className="vm-card">
      <h2>{t('members.procedure-kind.admission')}</h2>
      <PageLink
        className="members-life-link"
        to="/members/procedures/$procedureId"
        params={{ procedureId: of.procedure.id }}
      >
        {t('members.procedure.open')}
      </PageLink>
      <ProcedureTimeline of={of.procedure} />
    </section>
  );
};

/** The votes are recorded on the page of the procedure: the next step while one is due. */
const VotesLink = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  if (of.procedure === null || !['dossier', 'cell-vote', 'grassroots-vote'].includes(of.state)) return null;
  return (
    <PageLink
      className="vm-button vm-button-main"
      to="/members/procedures/$procedureId"
      params={{ procedureId: of.procedure.id }}
    >
      {t('members.candidate.to-votes')}
    </PageLink>
  );
};

const CandidateHead = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const acts = useCandidateActs(of);
  return (
    <>
      <PageHead
        title={of.fullName}
        subtitle={t(of.isFictional ? 'members.candidate.page-fictional' : 'members.candidate.page')}
        actions={
          <>
            <VotesLink of={of} />
            <LifeCycleActs acts={acts} />
            <Resume of={of} />
            <PrintButton />
          </>
        }
      />
      <PackNotice pack={of.pack} />
    </>
  );
};

const Body = ({ of }: { of: CandidateRecord }) => (
  <>
    <CandidateHead of={of} />
    <div className="members-life-two">
      <div className="vm-stack">
        <section className="vm-card">
          <CandidateFacts of={of} />
        </section>
        <ClockCard clocks={of.clocks} />
        <CandidateHelpers of={of} />
      </div>
      <div className="vm-stack">
        <CandidateChecklist of={of} />
        <CandidateProcedure of={of} />
      </div>
    </div>
  </>
);

/** One candidate: facts, what the rules ask, helpers and their remarks, votes and clocks. */
const CandidatePage = () => {
  const { candidateId } = useParams({ strict: false }) as { candidateId: CandidateId };
  const { on, isToday } = useAsOf();
  const asked = useQuestion(candidate, { candidateId, ...(isToday ? {} : { on }) });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={10} isPage>
        {(of) => <Body key={of.version} of={of} />}
      </Answer>
    </div>
  );
};

export default CandidatePage;
