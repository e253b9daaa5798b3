import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { levelOfProcedure, useRuleText } from './life-cycle-words.ts';
import type { ProcedureRecord } from './procedure-dialogs.ts';

const SubjectLink = ({ of }: { of: ProcedureRecord }) => {
  const { name, memberId, candidateId } = of.subject;
  return memberId ? (
    <PageLink className="members-life-link" to="/members/$memberId" params={{ memberId }}>
      {name}
    </PageLink>
  ) : (
    <PageLink
      className="members-life-link"
      to="/members/candidates/$candidateId"
      params={{ candidateId: candidateId! }}
    >
      {name}
    </PageLink>
  );
};

const useSubjectFacts = (of: ProcedureRecord): Fact[] => {
  const t = useT();
  const language = useLanguage();
  const state = <Status level={levelOfProcedure[of.state]}>{t(`members.procedure-state.${of.state}`)}</Status>;
  return [
    { name: t('members.procedure.subject'), value: <SubjectLink of={of} /> },
    { name: t('members.life.cell'), value: of.subject.organisationName },
    { name: t('members.candidate.state'), value: state },
    { name: t('members.procedure.opened-on'), value: dayText(of.openedOn) },
    ...(of.ground
      ? [{ name: t('members.procedure.ground'), value: of.ground.name?.[language] ?? of.ground.code }]
      : []),
    ...(of.groundText ? [{ name: t('members.procedure.ground-text'), value: of.groundText }] : []),
  ];
};

const useProbationFacts = ({ probation }: ProcedureRecord): Fact[] => {
  const t = useT();
  const ruleText = useRuleText();
  if (probation === null) return [];
  const value = (
    <>
      <div>{probation.endsOn ? dayText(probation.endsOn) : t('members.life.unknown')}</div>
      <div className="vm-soft">{ruleText(probation)}</div>
      {probation.isProlonged && <div className="vm-soft">{t('members.probation.prolonged-note')}</div>}
    </>
  );
  return [{ name: t('members.probation.ends-on'), value }];
};

const useRuleFacts = ({ rules }: ProcedureRecord): Fact[] => {
  const t = useT();
  const ruleText = useRuleText();
  if (rules === null) return [];
  const value = (
    <>
      <div>{t('members.procedure.shares-text', { ...rules.shares, attempts: rules.attempts })}</div>
      <div className="vm-soft">{ruleText(rules.votes)}</div>
    </>
  );
  return [{ name: t('members.procedure.shares'), value }];
};

const useDecisionFacts = ({ kind, outcome, decision, receivedOn }: ProcedureRecord): Fact[] => {
  const t = useT();
  const paper = decision && [decision.number, dayText(decision.decidedOn), decision.issuer].join(' · ');
  return [
    ...(paper && outcome
      ? [{ name: t('members.life.decision'), value: `${t(`members.outcome.${kind}-${outcome}`)} · ${paper}` }]
      : []),
    ...(receivedOn ? [{ name: t('members.life.received-on'), value: dayText(receivedOn) }] : []),
  ];
};

/** Whose matter it is, by which rules it is judged, and how it ended. */
export const ProcedureFacts = ({ of }: { of: ProcedureRecord }) => (
  <Facts facts={[...useSubjectFacts(of), ...useProbationFacts(of), ...useRuleFacts(of), ...useDecisionFacts(of)]} />
);
