import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { lifeCycle, type MemberId } from '../contract.ts';
import { LifeCycleActs } from './life-cycle-acts.tsx';
import { LifeCycleClocks } from './life-cycle-clocks.tsx';
import { LifeCycleEvents } from './life-cycle-events.tsx';
import { useLifeCycleActs } from './life-cycle-panel-acts.ts';
import { levelOfProcedure, useRuleText } from './life-cycle-words.ts';
import type { LifeCycleRecord } from './member-end-dialogs.ts';
import './life-cycle.css';

const Probation = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  const ruleText = useRuleText();
  if (of.probation === null) return null;
  const { endsOn, clock, isProlonged } = of.probation;
  return (
    <div className="vm-stack">
      <p>
        {endsOn ? t('members.probation.ends-text', { day: endsOn }) : t('members.probation.unknown')}{' '}
        <span className="vm-soft">{ruleText(of.probation)}</span>
      </p>
      {isProlonged && <p className="vm-soft">{t('members.probation.prolonged-note')}</p>}
      {clock && <LifeCycleClocks clocks={[clock]} />}
    </div>
  );
};

const Procedures = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  if (of.procedures.length === 0) return null;
  return (
    <ul className="members-life-list">
      {of.procedures.map((one) => (
        <li key={one.id}>
          <span className="vm-row">
            <PageLink to="/members/procedures/$procedureId" params={{ procedureId: one.id }}>
              {t('members.procedure.of-day', { kind: t(`members.procedure-kind.${one.kind}`), day: one.openedOn })}
            </PageLink>
            <Status level={levelOfProcedure[one.state]}>{t(`members.procedure-state.${one.state}`)}</Status>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Body = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  const isBlank =
    of.procedures.length + of.suspensions.length + of.ends.length + of.reentries.length + of.complaints.length === 0;
  return (
    <div className="vm-stack">
      <div className="vm-row not-printed">
        <LifeCycleActs acts={useLifeCycleActs(of)} />
      </div>
      <Probation of={of} />
      <Procedures of={of} />
      <LifeCycleEvents of={of} />
      {isBlank && <p className="vm-soft">{t('members.life.nothing-yet')}</p>}
    </div>
  );
};

/** Life cycle of a member on the member's page: procedures, suspensions, ends and re-entries, with the acts that are open. */
const LifeCyclePanel = ({ memberId }: { memberId: MemberId }) => {
  const asked = useQuestion(lifeCycle, { memberId });
  return <Answer query={asked}>{(of) => <Body key={of.member.version} of={of} />}</Answer>;
};

export default LifeCyclePanel;
