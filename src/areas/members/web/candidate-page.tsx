import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type CandidateId, candidate, resumeCandidate } from '../contract.ts';
import { mayStep, candidate as table } from '../rules/transitions.ts';
import { CandidateChecklist } from './candidate-checklist.tsx';
import {
  type CandidateRecord,
  ceremonyDialog,
  classDialog,
  correctDialog,
  dossierDialog,
  dutyDialog,
  stopCandidateDialog,
} from './candidate-dialogs.ts';
import { CandidateHelpers } from './candidate-helpers.tsx';
import { type Act, LifeCycleActs } from './life-cycle-acts.tsx';
import { LifeCycleClocks } from './life-cycle-clocks.tsx';
import { levelOfCandidate, useRuleText } from './life-cycle-words.ts';
import { ProcedureTimeline } from './procedure-timeline.tsx';
import './life-cycle.css';

const useActs = (of: CandidateRecord): Act[] => {
  const t = useT();
  const act = (name: string, label: string, spec: Act['spec'], isOpen: boolean, isMain = false): Act[] =>
    isOpen ? [{ name, label, spec, isMain }] : [];
  const open = (step: Parameters<typeof mayStep<typeof table, CandidateRecord['state']>>[2]): boolean =>
    mayStep(table, of.state, step);
  return [
    ...act(
      'members.record-class',
      t('members.candidate.record-class'),
      () => classDialog(t, of),
      open('record-class'),
      of.state === 'sympathiser',
    ),
    ...act(
      'members.open-dossier',
      t('members.candidate.open-dossier'),
      () => dossierDialog(t, of),
      open('open-dossier'),
      true,
    ),
    ...act(
      'members.hold-ceremony',
      t('members.candidate.hold-ceremony'),
      () => ceremonyDialog(t, of),
      open('hold-ceremony'),
      true,
    ),
    ...act(
      'members.complete-admission-duty',
      t('members.candidate.duty-papers'),
      () => dutyDialog(t, of, 'papers'),
      of.state === 'admitted' && of.papersDoneOn === null,
    ),
    ...act(
      'members.complete-admission-duty',
      t('members.candidate.duty-entry'),
      () => dutyDialog(t, of, 'entry'),
      of.state === 'admitted' && of.entryDoneOn === null,
    ),
    ...act(
      'members.correct-candidate',
      t('members.candidate.correct'),
      () => correctDialog(t, of),
      of.state !== 'admitted',
    ),
    ...act(
      'members.stop-candidate',
      t('members.candidate.stop'),
      () => stopCandidateDialog(t, of),
      open('stop-candidate'),
    ),
  ];
};

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

const CandidateFacts = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const ruleText = useRuleText();
  const unknown = t('members.life.unknown');
  const day = (value: string | null): string => (value === null ? unknown : dayText(value));
  return (
    <Facts
      facts={[
        {
          name: t('members.candidate.state'),
          value: (
            <span className="vm-row">
              <Status level={levelOfCandidate[of.state]}>{t(`members.candidate-state.${of.state}`)}</Status>
              {t('members.candidate.since', { day: of.stateSince })}
            </span>
          ),
        },
        ...(of.stopReason ? [{ name: t('members.candidate.stop-reason'), value: of.stopReason }] : []),
        { name: t('members.life.cell'), value: of.organisationName },
        { name: t('members.life.birth-on'), value: day(of.birthOn) },
        { name: t('members.candidate.unit'), value: of.unit ?? unknown },
        { name: t('members.candidate.source'), value: t(`members.candidate-source.${of.source}`) },
        {
          name: t('members.candidate.schooling'),
          value: of.schooling ? t(`members.schooling-level.${of.schooling}`) : unknown,
        },
        {
          name: t('members.candidate.accepted-on'),
          value: [dayText(of.acceptedOn), of.acceptedResolution].filter(Boolean).join(' · '),
        },
        ...(of.unionResolutionOn
          ? [
              {
                name: t('members.candidate.union-resolution'),
                value: [of.unionResolution, dayText(of.unionResolutionOn)].filter(Boolean).join(' · '),
              },
            ]
          : []),
        {
          name: t('members.candidate.certified-on'),
          value: [day(of.classCertifiedOn), of.classCertificate].filter(Boolean).join(' · '),
        },
        ...(of.decider
          ? [{ name: t('members.candidate.decider'), value: <Decider of={of} text={ruleText(of.decider)} /> }]
          : []),
        ...(of.memberId
          ? [
              {
                name: t('members.candidate.admitted-as'),
                value: (
                  <PageLink to="/members/$memberId" params={{ memberId: of.memberId }}>
                    {t('members.candidate.open-member')}
                  </PageLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

const Decider = ({ of, text }: { of: CandidateRecord; text: string }) => {
  const t = useT();
  return (
    <>
      <div>{t('members.candidate.decider-text', { vi: of.decider!.vi, en: of.decider!.en })}</div>
      <div className="vm-soft">{text}</div>
    </>
  );
};

const Body = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const acts = useActs(of);
  return (
    <>
      <PageHead
        title={of.fullName}
        subtitle={t(of.isFictional ? 'members.candidate.page-fictional' : 'members.candidate.page')}
        actions={
          <>
            <LifeCycleActs acts={acts} />
            <Resume of={of} />
            <Button onClick={() => window.print()}>
              <Icon name="print" />
              {t('members.life.print')}
            </Button>
          </>
        }
      />
      {of.pack && !of.pack.verified && (
        <p className="vm-soft" role="note">
          {t('members.life.pack-unverified', { source: of.pack.source })}
        </p>
      )}
      <div className="vm-two">
        <div className="vm-stack">
          <section className="vm-card">
            <CandidateFacts of={of} />
          </section>
          {of.clocks.length > 0 && (
            <section className="vm-card">
              <h2>{t('members.clocks.title')}</h2>
              <LifeCycleClocks clocks={of.clocks} />
            </section>
          )}
          <CandidateHelpers of={of} />
        </div>
        <div className="vm-stack">
          <CandidateChecklist of={of} />
          {of.procedure && (
            <section className="vm-card">
              <h2>{t('members.procedure-kind.admission')}</h2>
              <PageLink to="/members/procedures/$procedureId" params={{ procedureId: of.procedure.id }}>
                {t('members.procedure.open')}
              </PageLink>
              <ProcedureTimeline of={of.procedure} />
            </section>
          )}
        </div>
      </div>
    </>
  );
};

/** One candidate: facts, what the rules ask, helpers and their remarks, votes and clocks. */
const CandidatePage = () => {
  const { candidateId } = useParams({ strict: false }) as { candidateId: CandidateId };
  const asked = useQuestion(candidate, { candidateId });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={10} isPage>
        {(of) => <Body key={of.version} of={of} />}
      </Answer>
    </div>
  );
};

export default CandidatePage;
