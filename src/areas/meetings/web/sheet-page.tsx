import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer, Empty, Loading } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { findDraft } from '../../../web/local-drafts.ts';
import { ensureMessages, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useSignedIn } from '../../../web/session.ts';
import type { MeetingId, MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { meetingById, meetingKind, sheetFacts, sheetOpening } from '../contract.ts';
import { mayStep, meeting as steps } from '../rules/transitions.ts';
import { titleOf } from './meeting-words.ts';
import type { OrganisationId } from './own-cell.ts';
import { MeetingSheetForm, type Place } from './sheet-form.tsx';
import { draftName, type KeptDraft } from './sheet-keeper.ts';
import { dayOfSheet } from './sheet-start.ts';
import './meetings.css';

/** What this machine kept of the sheet, once it was looked for; undefined while it is. */
const useKeptDraft = (meetingId: string): KeptDraft | null | undefined => {
  const accountId = useSignedIn()?.account.id ?? null;
  const [kept, setKept] = useState<KeptDraft | null | undefined>(undefined);
  useEffect(() => {
    if (accountId === null) return;
    void findDraft(accountId, draftName(meetingId)).then((found) => setKept((found as KeptDraft | undefined) ?? null));
  }, [accountId, meetingId]);
  return kept;
};

const mayFill = ({ state }: MeetingSheet): boolean =>
  mayStep(steps, state, 'save-sheet') || mayStep(steps, state, 'open-meeting');

/** Already recorded, or cancelled: where to go instead. */
const NotOpen = ({ meeting }: { meeting: MeetingSheet }) => {
  const t = useT();
  return (
    <>
      <PageHead title={titleOf(meeting.face, t)} subtitle={t(`meetings.state.${meeting.state}`)} />
      <Empty
        title={t('meetings.sheet.not-open')}
        action={
          <PageLink className="vm-button" to="/meetings/$meetingId" params={{ meetingId: meeting.face.id }}>
            {t('meetings.sheet.to-record')}
          </PageLink>
        }
      >
        {t('meetings.sheet.not-open-text')}
      </Empty>
    </>
  );
};

type OpenedProps = { readonly place: Place; readonly meeting: MeetingSheet | null };

const WithDraft = ({ place, meeting, kept }: OpenedProps & { kept: KeptDraft | null }) => {
  const [basis] = useState(() => ({
    kind: kept?.draft.kind ?? meeting?.kind ?? place.kind,
    on: kept?.draft.heldOn ?? dayOfSheet(meeting),
  }));
  const { organisationId, meetingId } = place;
  const opening = useQuestion(sheetOpening, { organisationId, meetingId, ...basis }, { freshForMs: 60_000 });
  const facts = useQuestion(sheetFacts, { organisationId, meetingId, on: basis.on }, { freshForMs: 60_000 });
  return (
    <Answer query={opening} lines={10} isPage>
      {(opened) => (
        <Answer query={facts} lines={10} isPage>
          {(known) => (
            <MeetingSheetForm place={place} meeting={meeting} first={{ opening: opened, facts: known }} kept={kept} />
          )}
        </Answer>
      )}
    </Answer>
  );
};

const Opened = (props: OpenedProps) => {
  const kept = useKeptDraft(props.place.meetingId);
  return kept === undefined ? <Loading lines={10} /> : <WithDraft {...props} kept={kept} />;
};

const readKind = (kind: unknown): MeetingKind => meetingKind.safeParse(kind).data ?? 'regular';

/** The one screen on the day: everything about one meeting from top to bottom, saved as one goes. */
const SheetPage = () => {
  const t = useT();
  const { meetingId } = useParams({ strict: false }) as { meetingId: MeetingId };
  const search = useSearch({ strict: false }) as { of?: string; kind?: string; paper?: number };
  const meeting = useQuestion(meetingById, { meetingId }, { freshForMs: Number.POSITIVE_INFINITY });
  useEffect(() => {
    // What stands in the way of a case is told in the words of members.
    void ensureMessages('platform', 'organisations', 'members');
  }, []);
  // A sheet that the server does not know yet was made by this device for the organisation in the address.
  const isNew = meeting.error?.kind === 'not-found' && search.of !== undefined;
  const place = (organisationId: string): Place => ({
    meetingId,
    organisationId: organisationId as OrganisationId,
    kind: readKind(search.kind),
    isPaper: search.paper !== undefined,
  });
  return (
    <div className="vm-page meetings-sheet-page">
      {isNew ? (
        <Opened place={place(search.of!)} meeting={null} />
      ) : (
        <Answer query={meeting} lines={10} isPage>
          {(found) =>
            mayFill(found) ? (
              <Opened place={place(found.organisationId)} meeting={found} />
            ) : (
              <NotOpen meeting={found} />
            )
          }
        </Answer>
      )}
      <p className="not-printed vm-soft">{t('meetings.sheet.kept-note')}</p>
    </div>
  );
};

export default SheetPage;
