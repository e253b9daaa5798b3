import type { KeyboardEvent } from 'react';
import { Autocomplete } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { AttendanceStatus } from '../contract/meeting-codes.ts';
import { statusesOf } from '../rules/roll-status.ts';
import { useNames } from './meeting-words.ts';
import { RollCounts } from './roll-counts.tsx';
import { type Opening, replaced, type SheetDraft } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';
import { packsOf } from './sheet-verdict.ts';

type Person = Opening['roll'][number];
type Line = SheetDraft['attendance'][number];

/** One key for each status; the first is "present". */
const keys: Readonly<Record<string, AttendanceStatus>> = {
  '1': 'present',
  '2': 'excused',
  '3': 'unexcused',
  '4': 'present-online',
};

const step = (from: HTMLElement, key: string): void => {
  const group = from.closest<HTMLElement>('[role="group"]');
  const row = from.closest('li');
  const sideways =
    key === 'ArrowRight' ? from.nextElementSibling : key === 'ArrowLeft' ? from.previousElementSibling : null;
  const other = key === 'ArrowDown' ? row?.nextElementSibling : key === 'ArrowUp' ? row?.previousElementSibling : null;
  const target = sideways ?? other?.querySelector('[role="group"] button[aria-pressed="true"]');
  if (target instanceof HTMLElement && (sideways === null || group?.contains(target))) target.focus();
};

const ReasonField = ({ at, line }: { at: number; line: Line }) => {
  const t = useT();
  const nameOf = useNames();
  const { opening, change, faultAt } = useScene();
  const reasons = packsOf(opening).meeting?.content.absenceReasons ?? [];
  const shown = reasons.find(({ code }) => code === line.reason);
  const put = (text: string): void => {
    const known = reasons.find(({ names }) => nameOf(names) === text);
    change((old) => ({ attendance: replaced(old.attendance, at, { reason: known?.code ?? text }) }));
  };
  return (
    <Autocomplete
      aria-label={t('meetings.roll.reason')}
      placeholder={t('meetings.roll.reason')}
      data={reasons.map(({ names }) => nameOf(names))}
      value={shown ? nameOf(shown.names) : (line.reason ?? '')}
      onChange={put}
      error={faultAt(`attendance.${at}.reason`)}
      data-path={`attendance.${at}.reason`}
    />
  );
};

const marksOf = ({ isOfficial, isGuest, isAway, state }: Person): string[] => [
  ...(isOfficial ? [] : ['probationary']),
  ...(isGuest ? ['guest'] : []),
  ...(isAway ? ['away'] : []),
  ...(state === 'exempt' || state === 'suspended' ? [state] : []),
  ...(state === null && !isGuest ? ['state-unknown'] : []),
];

/** In full, and in the few letters for which a phone has room. */
const StatusWords = ({ status }: { status: AttendanceStatus }) => {
  const t = useT();
  return (
    <>
      <span className="meetings-long">{t(`meetings.status.${status}`)}</span>
      <span className="meetings-short">{t(`meetings.short-status.${status}`)}</span>
    </>
  );
};

type ButtonsProps = {
  readonly person: Person;
  readonly line: Line;
  readonly onStatus: (status: AttendanceStatus) => void;
};

const StatusButtons = ({ person, line, onStatus }: ButtonsProps) => {
  const t = useT();
  const { draft } = useScene();
  const choices = statusesOf(person).filter(
    (status) => status !== 'present-online' || draft.mode !== 'in-person' || line.status === status,
  );
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const status = keys[event.key];
    if (status && choices.includes(status)) onStatus(status);
    if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      step(event.target as HTMLElement, event.key);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of the list
    <div
      role="group"
      aria-label={person.fullName}
      className="meetings-statuses"
      data-many={choices.length > 3}
      onKeyDown={onKey}
    >
      {choices.map((status) => (
        <button
          key={status}
          type="button"
          className="vm-chip"
          data-status={status}
          aria-label={t(`meetings.status.${status}`)}
          aria-pressed={line.status === status}
          tabIndex={line.status === status ? 0 : -1}
          onClick={() => onStatus(status)}
        >
          <StatusWords status={status} />
        </button>
      ))}
    </div>
  );
};

const Row = ({ person, line, at }: { person: Person; line: Line; at: number }) => {
  const t = useT();
  const nameOf = useNames();
  const { change, faultAt } = useScene();
  const fault = faultAt(`attendance.${at}`);
  const marks = marksOf(person).map((mark) => t(`meetings.mark.${mark}`));
  const post = nameOf(person.post);
  const put = (status: AttendanceStatus): void =>
    change((old) => ({
      attendance: replaced(old.attendance, at, { status, ...(status === 'excused' ? {} : { reason: null }) }),
    }));
  return (
    <li data-path={`attendance.${at}`} data-status={line.status}>
      <div className="meetings-roll-name">
        <span>{person.fullName}</span>
        {(post || marks.length > 0) && <span className="vm-soft">{[post, ...marks].filter(Boolean).join(' · ')}</span>}
      </div>
      <StatusButtons person={person} line={line} onStatus={put} />
      {line.status === 'excused' && <ReasonField at={at} line={line} />}
      {fault && <p className="vm-fault">{fault}</p>}
    </li>
  );
};

/** Who belongs to the group is kept by the cell on a page of its own. */
const GroupsLink = () => {
  const t = useT();
  const may = useMay();
  const { draft } = useScene();
  if (draft.kind !== 'party-group' || !may('members.party-groups')) return null;
  return (
    <div>
      <PageLink
        to="/organisations/$organisationId/party-groups"
        params={{ organisationId: draft.organisationId }}
        className="vm-button"
      >
        {t('meetings.roll.to-groups')}
      </PageLink>
    </div>
  );
};

/** The roll of the day, everybody present until somebody says otherwise: one key or tap for each exception. */
export const SheetRoll = () => {
  const t = useT();
  const { draft, circle, faultAt } = useScene();
  const personOf = new Map(circle.map((person) => [person.memberId, person]));
  const fault = faultAt('attendance');
  return (
    <section className="vm-card" aria-labelledby="sheet-roll" data-path="attendance" tabIndex={-1}>
      <h2 id="sheet-roll">{t('meetings.sheet.roll')}</h2>
      <p className="vm-soft">
        {t('meetings.roll.help')} <span className="meetings-keys">{t('meetings.keys.roll')}</span>
      </p>
      <GroupsLink />
      <RollCounts />
      {fault && <p className="vm-fault">{fault}</p>}
      {circle.length === 0 ? (
        <p className="vm-soft">{t('meetings.roll.empty')}</p>
      ) : (
        <ol className="meetings-roll">
          {draft.attendance.map((line, at) => {
            const person = personOf.get(line.memberId);
            return person && <Row key={line.memberId} person={person} line={line} at={at} />;
          })}
        </ol>
      )}
    </section>
  );
};
