import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { CandidateRecord } from './candidate-dialogs.ts';
import { levelOfCandidate, useRuleText } from './life-cycle-words.ts';

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');

const useStateFacts = (of: CandidateRecord): Fact[] => {
  const t = useT();
  const state = (
    <span className="vm-row">
      <Status level={levelOfCandidate[of.state]}>{t(`members.candidate-state.${of.state}`)}</Status>
      {t('members.candidate.since', { day: of.stateSince })}
    </span>
  );
  return [
    { name: t('members.candidate.state'), value: state },
    ...(of.stopReason ? [{ name: t('members.candidate.stop-reason'), value: of.stopReason }] : []),
    { name: t('members.life.cell'), value: of.organisationName },
  ];
};

const usePersonFacts = (of: CandidateRecord): Fact[] => {
  const t = useT();
  const unknown = t('members.life.unknown');
  const day = (value: string | null): string => (value === null ? unknown : dayText(value));
  const schooling = of.schooling ? t(`members.schooling-level.${of.schooling}`) : unknown;
  return [
    { name: t('members.life.birth-on'), value: day(of.birthOn) },
    { name: t('members.candidate.unit'), value: of.unit ?? unknown },
    { name: t('members.candidate.source'), value: t(`members.candidate-source.${of.source}`) },
    { name: t('members.candidate.schooling'), value: schooling },
    { name: t('members.candidate.accepted-on'), value: joined(dayText(of.acceptedOn), of.acceptedResolution) },
    ...(of.unionResolutionOn
      ? [
          {
            name: t('members.candidate.union-resolution'),
            value: joined(of.unionResolution, dayText(of.unionResolutionOn)),
          },
        ]
      : []),
    { name: t('members.candidate.certified-on'), value: joined(day(of.classCertifiedOn), of.classCertificate) },
  ];
};

const useAfterFacts = (of: CandidateRecord): Fact[] => {
  const t = useT();
  const ruleText = useRuleText();
  const decider = of.decider && (
    <>
      <div>{t('members.candidate.decider-text', { vi: of.decider.vi, en: of.decider.en })}</div>
      <div className="vm-soft">{ruleText(of.decider)}</div>
    </>
  );
  const member = of.memberId && (
    <PageLink className="members-life-link" to="/members/$memberId" params={{ memberId: of.memberId }}>
      {t('members.candidate.open-member')}
    </PageLink>
  );
  return [
    ...(decider ? [{ name: t('members.candidate.decider'), value: decider }] : []),
    ...(member ? [{ name: t('members.candidate.admitted-as'), value: member }] : []),
  ];
};

/** What is known of a candidate, and who decides. */
export const CandidateFacts = ({ of }: { of: CandidateRecord }) => (
  <Facts facts={[...useStateFacts(of), ...usePersonFacts(of), ...useAfterFacts(of)]} />
);
