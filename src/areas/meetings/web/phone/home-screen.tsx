/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { dayText } from '../../../../web/day-text.ts';
import { momentText } from '../../../../web/moment-text.ts';
import { AttentionList } from './attention-list.tsx';
import { LeftSheets } from './left-sheets.tsx';
import { type Ahead, type Bundle, kindsToBegin, type PhoneKind } from './phone-bundle.ts';
import { chooseCell } from './phone-cells.ts';
import { contact } from './phone-device.ts';
import type { KeptDraft } from './phone-draft.ts';
import { Choice } from './phone-fields.tsx';
import { newSheet, sheetName, sheetOf } from './phone-scene.ts';
import { keepDraft, newMeetingId } from './phone-sheets.ts';
import { daysLeft, WARN_DAYS } from './phone-standing.ts';
import { usePhone } from './phone-state.ts';
import { t } from './phone-words.ts';
import { Protection } from './protection.tsx';
import { SignInForm } from './sign-in-form.tsx';

type OpenSheet = (meetingId: string) => void;

/** Where things stand: connection, sign-in, what waits to be sent. */
const Standing = () => {
  const { net, session, queue, isSending, vault, delivered, queuedByOthers, notice, bundle } = usePhone();
  const waiting = queue.filter(({ obstacle }) => obstacle === null).length;
  const left = vault ? daysLeft(vault.row, new Date()) : null;
  return (
    <section
      role="status"
      class="standing"
      data-net={net}
      data-session={session}
      data-waiting={waiting}
      data-fetched={bundle?.fetchedAt}
    >
      {net === 'offline' && <p class="attention">{t('meetings.phone.offline')}</p>}
      {isSending && <p>{t('meetings.phone.sending')}</p>}
      {waiting > 0 && <p class="attention">{t('meetings.phone.waiting', { count: waiting })}</p>}
      {delivered > 0 && <p class="good">{t('meetings.phone.delivered', { count: delivered })}</p>}
      {queuedByOthers > 0 && <p class="attention">{t('meetings.phone.others', { count: queuedByOthers })}</p>}
      {notice === 'not-fetched' && <p class="attention">{t('meetings.phone.notice.not-fetched')}</p>}
      {left !== null && left <= WARN_DAYS && <p class="attention">{t('meetings.phone.days-left', { count: left })}</p>}
      {bundle && <p class="soft">{t('meetings.phone.fetched', { at: momentText(bundle.fetchedAt) })}</p>}
      <button type="button" onClick={() => void contact()}>
        {t('meetings.phone.connect')}
      </button>
    </section>
  );
};

const Begun = ({ kept, bundle, onOpen }: { kept: KeptDraft; bundle: Bundle; onOpen: OpenSheet }) => (
  <li>
    <button type="button" class="main" onClick={() => onOpen(kept.draft.meetingId)}>
      {t('meetings.sheet.continue')}: {sheetName(kept.draft, bundle)}, {dayText(kept.draft.heldOn)}
    </button>
  </li>
);

const Planned = ({ ahead, bundle, onOpen }: { ahead: Ahead; bundle: Bundle; onOpen: OpenSheet }) => {
  const { face, kind } = ahead.sheet;
  const begin = async (): Promise<void> => {
    await keepDraft(sheetOf(ahead, bundle));
    onOpen(face.id);
  };
  return (
    <li>
      <button type="button" class="main" onClick={() => void begin()}>
        {t('meetings.phone.begin')}: {[t(`meetings.kind.${kind}`), face.groupName].filter(Boolean).join(' · ')},{' '}
        {dayText(face.heldOn ?? face.plannedOn)}
      </button>
    </li>
  );
};

const Unplanned = ({ bundle, onOpen }: { bundle: Bundle; onOpen: OpenSheet }) => {
  const begin = async (kind: PhoneKind): Promise<void> => {
    const kept = newSheet(kind, newMeetingId(), bundle);
    await keepDraft(kept);
    onOpen(kept.draft.meetingId);
  };
  return (
    <details>
      <summary>{t('meetings.calendar.unplanned')}</summary>
      {kindsToBegin(bundle).map((kind) => (
        <button key={kind} type="button" onClick={() => void begin(kind)}>
          {t(`meetings.kind.${kind}`)}
        </button>
      ))}
    </details>
  );
};

/** Meetings to begin or to go on with; those whose sheet waits to be sent are not offered again. */
const Meetings = ({ bundle, onOpen }: { bundle: Bundle; onOpen: OpenSheet }) => {
  const { drafts, queue } = usePhone();
  const taken = new Set<string>([...drafts.map(({ draft }) => draft.meetingId), ...queue.map((one) => one.meetingId)]);
  return (
    <section>
      <h2>{t('meetings.phone.meetings')}</h2>
      <ul class="plain">
        {drafts
          .filter(({ draft }) => draft.organisationId === bundle.organisationId)
          .map((kept) => (
            <Begun key={kept.draft.meetingId} kept={kept} bundle={bundle} onOpen={onOpen} />
          ))}
        {bundle.ahead
          .filter(({ sheet }) => !taken.has(sheet.face.id))
          .map((ahead) => (
            <Planned key={ahead.sheet.face.id} ahead={ahead} bundle={bundle} onOpen={onOpen} />
          ))}
      </ul>
      <Unplanned bundle={bundle} onOpen={onOpen} />
    </section>
  );
};

/** What one sees first: what waits, what needs attention, which meeting to begin. */
export const HomeScreen = ({ onOpen }: { onOpen: OpenSheet }) => {
  const { bundle, bundles, session, net } = usePhone();
  const [isProtecting, setProtecting] = useState(false);
  return (
    <main>
      <header>
        <h1>{bundle?.name ?? t('meetings.phone.title')}</h1>
        {bundle && <p class="soft">{bundle.displayName}</p>}
        {bundles.length > 1 && (
          <Choice
            label={t('meetings.phone.cell')}
            options={bundles.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
            value={bundle?.organisationId ?? null}
            onChange={(cellId) => cellId && void chooseCell(cellId)}
          />
        )}
      </header>
      <Standing />
      {session === 'none' && net !== 'offline' && (
        <>
          <p class="attention">{t('meetings.phone.session-ended')}</p>
          <SignInForm />
        </>
      )}
      <AttentionList onOpen={onOpen} />
      <LeftSheets />
      {bundle ? <Meetings bundle={bundle} onOpen={onOpen} /> : <p>{t('meetings.phone.nothing-kept')}</p>}
      <button type="button" class="quiet" aria-expanded={isProtecting} onClick={() => setProtecting(!isProtecting)}>
        {t('meetings.phone.protection')}
      </button>
      {isProtecting && <Protection />}
    </main>
  );
};
