/** @jsxImportSource preact */
import { dayText } from '../../../../web/day-text.ts';
import { statusesOf } from '../../rules/roll-status.ts';
import { replaced, type SheetDraft } from '../sheet-draft.ts';
import { packsOf } from '../sheet-verdict.ts';
import { factsStandingIn, rollStandingIn } from './phone-day.ts';
import { Chips, Choice, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { usePhone } from './phone-state.ts';
import { nameOf, t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };

const Hours = ({ scene: { draft, change, faultAt } }: Props) => (
  <div class="pair">
    {(['startedAt', 'endedAt'] as const).map((name) => (
      <TextBox
        key={name}
        label={t(name === 'startedAt' ? 'meetings.field.started-at' : 'meetings.field.ended-at')}
        kind="time"
        value={draft[name]}
        onChange={(clock) => change({ [name]: clock === '' ? null : clock })}
        path={name}
        fault={faultAt(name)}
      />
    ))}
  </div>
);

const Seats = ({ scene: { draft, change, circle, faultAt } }: Props) => {
  const people = circle
    .filter(({ isGuest }) => !isGuest)
    .map(({ memberId, fullName }) => ({ value: memberId, label: fullName }));
  return (['chairId', 'clerkId'] as const).map((name) => (
    <Choice
      key={name}
      label={t(name === 'chairId' ? 'meetings.field.chair' : 'meetings.field.clerk')}
      options={people}
      value={draft[name]}
      onChange={(id) => change({ [name]: id })}
      path={name}
      fault={faultAt(name)}
      mayBeEmpty
    />
  ));
};

/** Roll or facts stand for another day than the one typed: this phone was not in reach since. Each says whose day it uses. */
const OtherDay = ({ scene: { draft } }: Props) => {
  const bundle = usePhone().bundles.find(({ organisationId }) => organisationId === draft.organisationId);
  if (!bundle) return null;
  const roll = rollStandingIn(bundle, draft);
  const facts = factsStandingIn(bundle, draft);
  const day = dayText(draft.heldOn);
  return (
    <div role="status">
      {roll && <p class="attention">{t('meetings.phone.roll-of-other-day', { day, of: dayText(roll) })}</p>}
      {facts && (
        <p class="attention">
          {t('meetings.phone.facts-of-other-day', {
            day,
            of: dayText(facts.of),
            facts: facts.facts.map((one) => t(`meetings.phone.fact.${one}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
};

const HeadFields = ({ scene }: Props) => {
  const { draft, change, faultAt } = scene;
  return (
    <section>
      <h2>{t('meetings.sheet.head')}</h2>
      <TextBox
        label={t('meetings.field.held-on')}
        kind="date"
        value={draft.heldOn}
        onChange={(day) => day !== '' && change({ heldOn: day as SheetDraft['heldOn'] })}
        path="heldOn"
        fault={faultAt('heldOn')}
      />
      <OtherDay scene={scene} />
      <Hours scene={scene} />
      <TextBox
        label={t('meetings.field.place')}
        value={draft.place}
        onChange={(place) => change({ place })}
        most={200}
        path="place"
        fault={faultAt('place')}
      />
      <Seats scene={scene} />
    </section>
  );
};

const Reason = ({ scene, at }: Props & { at: number }) => {
  const { draft, change, basis, faultAt } = scene;
  const reasons = packsOf(basis.opening).meeting?.content.absenceReasons ?? [];
  const { reason } = draft.attendance[at]!;
  const known = reasons.find(({ code }) => code === reason);
  const put = (text: string): void => {
    const chosen = reasons.find(({ names }) => nameOf(names) === text);
    change((old) => ({ attendance: replaced(old.attendance, at, { reason: chosen?.code ?? text }) }));
  };
  return (
    <TextBox
      label={t('meetings.roll.reason')}
      value={known ? nameOf(known.names) : reason}
      onChange={put}
      suggestions={reasons.map(({ names }) => nameOf(names))}
      path={`attendance.${at}.reason`}
      fault={faultAt(`attendance.${at}.reason`)}
    />
  );
};

const Person = ({ scene, at }: Props & { at: number }) => {
  const { draft, change, circle, faultAt } = scene;
  const line = draft.attendance[at]!;
  const person = circle.find(({ memberId }) => memberId === line.memberId);
  if (!person) return null;
  const choices = statusesOf(person).filter(
    (status) => status !== 'present-online' || draft.mode !== 'in-person' || line.status === status,
  );
  const fault = faultAt(`attendance.${at}`);
  return (
    <li data-path={`attendance.${at}`} data-status={line.status}>
      <p class="name">
        {person.fullName}
        <span class="soft">
          {[nameOf(person.post), person.isOfficial ? '' : t('meetings.mark.probationary')].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Chips
        label={person.fullName}
        choices={choices}
        chosen={line.status}
        wordOf={(status) => t(`meetings.status.${status}`)}
        onChoose={(status) =>
          change((old) => ({
            attendance: replaced(old.attendance, at, { status, ...(status === 'excused' ? {} : { reason: null }) }),
          }))
        }
      />
      {line.status === 'excused' && <Reason scene={scene} at={at} />}
      {fault && <p class="fault">{fault}</p>}
    </li>
  );
};

/** Which Party group meets: its members are the roll. */
const GroupField = ({ scene: { draft, basis, change, faultAt } }: Props) => {
  if (draft.kind !== 'party-group') return null;
  const { groups } = basis.facts;
  const group = groups.find(({ id }) => id === draft.groupId);
  return (
    <section>
      <Choice
        label={t('meetings.field.group')}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.groupId}
        onChange={(id) => change({ groupId: id as SheetDraft['groupId'] })}
        path="groupId"
        fault={faultAt('groupId')}
        mayBeEmpty
      />
      {group?.memberIds === null && <p class="attention">{t('refusal.meetings.group-unknown')}</p>}
    </section>
  );
};

/** Everybody counts as present until somebody says otherwise: one tap for each exception. */
export const StepRoll = ({ scene }: Props) => {
  const { turnout } = scene.verdict;
  const fault = scene.faultAt('attendance');
  // The roll of a meeting of a group is known once the group is.
  if (scene.draft.kind === 'party-group' && scene.draft.groupId === null) return <GroupField scene={scene} />;
  return (
    <>
      <GroupField scene={scene} />
      <section>
        <h2>{t('meetings.sheet.roll')}</h2>
        <p class="soft">{t('meetings.phone.roll-help')}</p>
        {turnout && (
          <p role="status" class="big">
            {t('meetings.phone.present', { present: turnout.present, all: scene.circle.length })}
          </p>
        )}
        {fault && <p class="fault">{fault}</p>}
        <ol class="roll">
          {scene.draft.attendance.map(({ memberId }, at) => (
            <Person key={memberId} scene={scene} at={at} />
          ))}
        </ol>
      </section>
      <HeadFields scene={scene} />
    </>
  );
};
