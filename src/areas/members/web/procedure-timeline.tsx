import { Timeline } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import type { ProcedureFace, StepFace } from '../contract.ts';
import { MeetingLink } from './meeting-link.tsx';

const StepSource = ({ step: { source, meetingId } }: { step: StepFace }) => {
  const t = useT();
  if (source === null) return null;
  return (
    <div>
      {t('members.life.source-text', { source })} <MeetingLink meetingId={meetingId} />
    </div>
  );
};

const StepText = ({ step }: { step: StepFace }) => {
  const t = useT();
  const { tally } = step;
  return (
    <>
      {tally && (
        <div>
          {t(tally.isEnough ? 'members.vote.carried' : 'members.vote.missed', {
            for: tally.forVotes,
            against: tally.againstVotes,
            blank: tally.blankVotes,
            base: tally.base,
            needed: tally.needed,
          })}{' '}
          {t(`members.vote.method-${tally.method}`)}
          {step.ruleSource && t('members.vote.by-rules', { source: step.ruleSource })}
        </div>
      )}
      {tally?.baseReason && (
        <div>
          {t('members.vote.base-reason-text', {
            base: tally.base,
            counted: tally.baseCounted ?? t('members.life.unknown'),
            why: tally.baseReason,
          })}
        </div>
      )}
      {tally && step.kind === 'cell-vote' && tally.baseCounted === null && !tally.baseReason && (
        <div>{t('members.vote.base-roll-unknown')}</div>
      )}
      <StepSource step={step} />
      {step.note && (
        <div>{step.kind === 'prolonged' ? t('members.probation.until-text', { day: step.note }) : step.note}</div>
      )}
    </>
  );
};

const isRepeated = (kind: string): boolean => kind === 'request' || kind.endsWith('-vote');

/** The how-manieth step of its kind this is. */
const timeOf = (steps: readonly StepFace[], step: StepFace): number =>
  steps.filter((one) => one.kind === step.kind).findIndex((one) => one.id === step.id) + 1;

/** What was done in a procedure, newest first. */
export const ProcedureTimeline = ({ of }: { of: ProcedureFace }) => {
  const t = useT();
  if (of.steps.length === 0) return <p className="vm-soft">{t('members.procedure.no-steps')}</p>;
  const entries = [...of.steps].reverse().map((step) => ({
    key: step.id,
    on: step.onDay,
    title: isRepeated(step.kind)
      ? t('members.procedure.time', { step: t(`members.step-kind.${step.kind}`), time: timeOf(of.steps, step) })
      : t(`members.step-kind.${step.kind}`),
    text: <StepText step={step} />,
    ...(step.tally?.isEnough === false ? { level: 'serious' as const } : {}),
  }));
  return <Timeline label={t('members.procedure.steps')} entries={entries} />;
};
