import { useParams } from '@tanstack/react-router';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type ProcedureId, procedure, withdrawProcedure, withdrawProcedureStep } from '../contract.ts';
import { LifeCycleActs } from './life-cycle-acts.tsx';
import { ClockCard } from './life-cycle-clocks.tsx';
import { PackNotice } from './life-cycle-parts.tsx';
import { PanelsFromAbove } from './member-panel-list.tsx';
import { useProcedureActs } from './procedure-acts.ts';
import type { ProcedureRecord } from './procedure-dialogs.ts';
import { ProcedureEvidence } from './procedure-evidence.tsx';
import { ProcedureFacts } from './procedure-facts.tsx';
import { ProcedureTimeline } from './procedure-timeline.tsx';
import './life-cycle.css';

/** The last step, or the opening itself, taken back by one click. */
const TakeBack = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  const may = useMay();
  const last = of.steps.at(-1);
  const isFromMeeting = last?.meetingId != null;
  const step = useAction(withdrawProcedureStep, { doneKey: 'members.procedure.step-taken-back' });
  const whole = useAction(withdrawProcedure, {
    doneKey: 'members.procedure.taken-back',
    onDone: () => window.history.back(),
  });
  const refusal = step.error ?? whole.error;
  if (!may('members.withdraw-procedure-step') || isFromMeeting || (!last && of.kind === 'admission')) return null;
  const takeBack = (): void =>
    last
      ? step.mutate({ procedureStepId: last.id, expectedVersion: of.version })
      : whole.mutate({ procedureId: of.id, expectedVersion: of.version });
  return (
    <div className="vm-stack not-printed">
      <div className="vm-row">
        <Button isBusy={step.isPending || whole.isPending} onClick={takeBack}>
          {t(last ? 'members.procedure.take-back-step' : 'members.procedure.take-back')}
        </Button>
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </div>
  );
};

/** Each step is judged by the rules of its own day; a matter that began under an earlier text says so. */
const EarlierRules = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  if (of.openedUnder === null) return null;
  const sources = { day: of.openedOn, first: of.openedUnder.source, now: of.rules?.pack.source ?? '' };
  return <p role="note">{t('members.procedure.earlier-rules', sources)}</p>;
};

const Head = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  const { name, isFictional } = of.subject;
  const acts = useProcedureActs(of);
  return (
    <>
      <PageHead
        title={t(`members.procedure-kind.${of.kind}`)}
        subtitle={isFictional ? `${name} (${t('members.fictional')})` : name}
        actions={
          <>
            <LifeCycleActs acts={acts} />
            <ProcedureEvidence of={of} />
            <PrintButton />
          </>
        }
      />
      <PackNotice pack={of.rules?.pack ?? null} />
      <EarlierRules of={of} />
      {of.state === 'referred' && <p role="note">{t('members.procedure.referred-text')}</p>}
    </>
  );
};

const Body = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  return (
    <>
      <Head of={of} />
      <div className="members-life-two">
        <div className="vm-stack">
          <section className="vm-card">
            <ProcedureFacts of={of} />
          </section>
          <ClockCard clocks={of.clocks} />
        </div>
        <section className="vm-card">
          <h2>{t('members.procedure.steps')}</h2>
          <ProcedureTimeline of={of} />
          <TakeBack of={of} />
        </section>
      </div>
      <PanelsFromAbove record="members.procedure" recordId={of.id} over="office" />
    </>
  );
};

/** One procedure: what was done with which votes, what is due, and the acts that are open. */
const ProcedurePage = () => {
  const { procedureId } = useParams({ strict: false }) as { procedureId: ProcedureId };
  const asked = useQuestion(procedure, { procedureId });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={10} isPage>
        {(of) => <Body key={of.version} of={of} />}
      </Answer>
    </div>
  );
};

export default ProcedurePage;
