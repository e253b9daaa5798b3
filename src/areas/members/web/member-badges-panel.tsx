import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { recordPastBadge } from '../contract/badges.ts';
import { badgesOfMember, ownBadges } from '../contract/badges-of-member.ts';
import type { MemberId } from '../contract/member.ts';
import { levelOfBadge } from './badge-words.ts';
import { CaseVote } from './case-vote.tsx';
import { DecisionFields, noDecisionTyped, typedDecision } from './register-decision-fields.tsx';
import { dayPropsOf } from './register-form-props.ts';
import './registers.css';

type Badges = OutputOf<typeof badgesOfMember>;
type Badge = Badges['badges'][number];

const BadgeLine = ({ badge }: { badge: Badge }) => {
  const t = useT();
  const { state, awardedOn, roundOn, deferredFor } = badge;
  const when = (): string => {
    if (awardedOn) return t('members.badges.awarded-at', { on: awardedOn });
    return roundOn ? t('members.register-period.round', { on: roundOn }) : '';
  };
  return (
    <li className="vm-row">
      <strong>{t('members.badges.years', { level: badge.level })}</strong>
      <Status level={levelOfBadge[state]}>{t(`members.register-word.badge-state.${state}`)}</Status>
      <span>{when()}</span>
      {badge.decisionNumber && <span className="vm-soft">{badge.decisionNumber}</span>}
      {deferredFor && <span className="vm-soft">{t(`members.badges.deferred-for.${deferredFor}`)}</span>}
      {badge.reachedAfterAward && (
        <Status level="attention">
          {t('members.badges.reached-later', { level: badge.level, on: badge.reachedAfterAward })}
        </Status>
      )}
      <CaseVote vote={badge.cellVote} />
    </li>
  );
};

type DialogProps = { readonly memberId: string; readonly levels: readonly number[]; readonly onClose: () => void };

const PastBadgeDialog = ({ memberId, levels, onClose }: DialogProps) => {
  const t = useT();
  const state = useContractForm(recordPastBadge, {
    initial: { level: null as string | null, awardedOn: null as string | null, decision: noDecisionTyped },
    toInput: ({ level, awardedOn, decision }) =>
      ({
        memberId,
        level: level === null ? null : Number(level),
        awardedOn,
        decision: typedDecision(decision),
      }) as unknown as InputOf<typeof recordPastBadge>,
    doneKey: 'members.badges.past-entered',
    undoInput: (output) => ({ cases: [output] }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.badges.enter-past')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.registers.enter')} onCancel={onClose}>
        <Select
          label={t('members.badges.level')}
          data={levels.map((level) => ({ value: String(level), label: t('members.badges.years', { level }) }))}
          {...state.form.getInputProps('level')}
        />
        <DayField label={t('members.badges.awarded-on')} required {...dayPropsOf(state.form, 'awardedOn')} />
        <DecisionFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

const Shown = ({ badges, memberId, mayEnter }: { badges: Badges; memberId: string; mayEnter: boolean }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { next, levels } = badges;
  const left = levels.filter((level) => badges.badges.every((badge) => badge.level !== level));
  return (
    <div className="vm-stack">
      {badges.badges.length === 0 ? (
        <p className="vm-soft">{t('members.badges.none-recorded')}</p>
      ) : (
        <ul className="members-lines">
          {badges.badges.map((badge) => (
            <BadgeLine key={badge.id} badge={badge} />
          ))}
        </ul>
      )}
      {next && (
        <p>
          {t('members.badges.next', {
            level: next.level,
            on: dayText(next.reachedOn),
            round: dayText(next.roundOn),
          })}
        </p>
      )}
      {mayEnter && (
        <div className="vm-row not-printed">
          <Button onClick={() => setOpen(true)}>{t('members.badges.enter-past')}</Button>
        </div>
      )}
      {isOpen && <PastBadgeDialog memberId={memberId} levels={left} onClose={() => setOpen(false)} />}
    </div>
  );
};

/** What it takes of the panels' props. */
type Props = { readonly memberId: MemberId; readonly over: 'office' | 'self' };

/** Badges on the page of a member, and on the own page of whoever is signed in as one. */
const MemberBadgesPanel = ({ memberId, over }: Props) => {
  const may = useMay();
  const isOwn = over === 'self';
  const office = useQuestion(badgesOfMember, { memberId }, { when: !isOwn });
  const own = useQuestion(ownBadges, {}, { when: isOwn });
  const mayEnter = !isOwn && may(recordPastBadge.name);
  return (
    <Answer query={isOwn ? own : office}>
      {(badges) => <Shown badges={badges} memberId={memberId} mayEnter={mayEnter} />}
    </Answer>
  );
};

export default MemberBadgesPanel;
