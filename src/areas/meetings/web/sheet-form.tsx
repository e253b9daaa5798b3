import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { translate, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import type { MeetingId, MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { recordMeeting, sheetFacts, sheetOpening } from '../contract.ts';
import { askForPapers } from './meeting-papers-next.ts';
import { titleOf } from './meeting-words.ts';
import type { OrganisationId } from './own-cell.ts';
import { agendaOf, inputOf, type SheetDraft, withoutBlankLines } from './sheet-draft.ts';
import { allReasons, type RefusedSheet, scoreSentOf, useFaults } from './sheet-faults.ts';
import { type KeptDraft, type SheetKeeper, useSheetKeeper } from './sheet-keeper.ts';
import { refusalHere } from './sheet-lines.ts';
import { SheetParts } from './sheet-parts.tsx';
import { SheetSceneProvider } from './sheet-scene.ts';
import { SheetJump, SheetSide } from './sheet-side.tsx';
import { SheetStale } from './sheet-stale.tsx';
import { attendanceFor, draftFrom } from './sheet-start.ts';
import { type Basis, circleFor, judgeSheet } from './sheet-verdict.ts';

export type Place = {
  readonly meetingId: MeetingId;
  readonly organisationId: OrganisationId;
  readonly kind: MeetingKind;
  readonly isPaper: boolean;
};

type Props = {
  readonly place: Place;
  readonly meeting: MeetingSheet | null;
  readonly first: Basis;
  readonly kept: KeptDraft | null;
};

const placeOf = ({ meetingId, organisationId, kind, isPaper }: Place) => ({
  ...{ meetingId, organisationId, kind },
  entry: isPaper ? ('from-paper' as const) : ('live' as const),
});

const startOf = ({ place, meeting, first, kept }: Props) => {
  const version = meeting?.face.version ?? null;
  if (kept === null)
    return { draft: draftFrom(meeting, placeOf(place), first), version, isStale: false, isTouched: false };
  // A save that was never answered may be the version that is there: it is asked first.
  return { ...kept, isStale: kept.version !== version && !kept.unanswered, isTouched: true };
};

/** Roll, open tasks and rules for the kind and day that the sheet now has; the last ones stay until the new ones are there. */
const useBasis = ({ organisationId, meetingId }: Place, { kind, heldOn: on }: SheetDraft, first: Basis): Basis => {
  const options = { keepLast: true, freshForMs: 60_000 };
  const opening = useQuestion(sheetOpening, { organisationId, meetingId, kind, on }, options);
  const facts = useQuestion(sheetFacts, { organisationId, meetingId, on }, options);
  return useMemo(
    () => ({ opening: opening.data ?? first.opening, facts: facts.data ?? first.facts }),
    [opening.data, facts.data, first],
  );
};

const isUntouchedAgenda = ({ items }: SheetDraft): boolean =>
  items.every((item) => item.source === 'template' && !item.content && !item.conclusion && item.votes.length === 0) &&
  items.every(({ opinions }) => opinions.every(({ gist, speakerId }) => gist === '' && speakerId === null));

/** Another day or kind has another roll and another template. */
const useFollowedBasis = (basis: Basis, draft: SheetDraft, change: SheetKeeper['change']): void => {
  const seen = useRef(basis);
  useEffect(() => {
    if (seen.current.opening === basis.opening && seen.current.facts === basis.facts) return;
    seen.current = basis;
    change((old) => ({
      attendance: attendanceFor(circleFor(old, basis), old.attendance),
      ...(isUntouchedAgenda(old) ? { items: agendaOf(basis.opening) } : {}),
    }));
  }, [basis, change]);
  // The circle depends on the kind and on the group as well.
  const circle = `${draft.kind} ${draft.groupId}`;
  const known = useRef(circle);
  useEffect(() => {
    if (known.current === circle) return;
    known.current = circle;
    change((old) => ({ attendance: attendanceFor(circleFor(old, basis), old.attendance) }));
  }, [circle, basis, change]);
};

/** Records the meeting: first the same rules here, then the server, which decides. */
const useRecording = (place: Place, keeper: SheetKeeper, basis: Basis) => {
  const t = useT();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<RefusedSheet | null>(null);
  const [isAttempted, setAttempted] = useState(false);
  const action = useAction(recordMeeting, {
    doneKey: 'meetings.recorded',
    undoInput: ({ meetingId, version }) => ({
      meetingId,
      expectedVersion: version,
      why: translate('web.undo-reason'),
    }),
    onDone: () => {
      void keeper.close();
      void navigate({ to: '/meetings/$meetingId', params: { meetingId: place.meetingId } } as never);
    },
  });
  const record = async (then: 'show' | 'print'): Promise<void> => {
    const tidy = withoutBlankLines(keeper.draft);
    const verdict = judgeSheet(tidy, basis);
    const reasons = allReasons(tidy, verdict);
    setAttempted(true);
    keeper.change(tidy);
    if (reasons.length > 0) return setRefused({ by: 'this-machine', draft: tidy, refusal: refusalHere(reasons, t) });
    setRefused(null);
    keeper.setKeeping('saving');
    // Without network the recording itself says so.
    await keeper.server.settle().catch(() => undefined);
    const version = keeper.server.version.current;
    const input = inputOf(tidy, { extent: 'complete', version, score: scoreSentOf(verdict) });
    if (then === 'print') askForPapers(place.meetingId);
    action.mutate(input as InputOf<typeof recordMeeting>, {
      onError: (refusal) => {
        keeper.setKeeping(refusal.kind === 'conflict' ? 'stale' : 'typing');
        setRefused({ by: 'server', draft: tidy, refusal });
      },
    });
  };
  return { record, isBusy: action.isPending, refused, isAttempted };
};

const useSavingKeys = (save: () => void): void => {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

/** The sheet with its verdict beside it. */
export const MeetingSheetForm = (props: Props) => {
  const { place, first } = props;
  const t = useT();
  const [start] = useState(() => startOf(props));
  const latest = useRef(first);
  const keeper = useSheetKeeper(place.meetingId, start, (draft) => scoreSentOf(judgeSheet(draft, latest.current)));
  const { draft, change, keeping } = keeper;
  const basis = useBasis(place, draft, first);
  latest.current = basis;
  useFollowedBasis(basis, draft, change);
  const verdict = useMemo(() => judgeSheet(draft, basis), [draft, basis]);
  const { kind, groupId } = draft;
  const circle = useMemo(() => circleFor({ kind, groupId }, basis), [kind, groupId, basis]);
  const recording = useRecording(place, keeper, basis);
  const { faultAt, refusal } = useFaults(draft, verdict, recording);
  const save = (): void => void keeper.saveNow();
  useSavingKeys(save);
  const face = { title: draft.title?.trim() || null, kind: draft.kind, groupName: null };
  return (
    <SheetSceneProvider value={{ ...basis, draft, change, verdict, circle, faultAt }}>
      <PageHead title={titleOf(face, t)} subtitle={basis.opening.organisation.name} />
      <div className="meetings-sheet" data-entry={draft.entry}>
        <SheetParts />
        <SheetJump />
        <SheetSide
          keeping={keeping}
          refusal={refusal}
          isBusy={recording.isBusy}
          onRecord={() => void recording.record('show')}
          onRecordAndPrint={() => void recording.record('print')}
          onSave={save}
        />
      </div>
      {keeping === 'stale' && (
        <SheetStale keeper={keeper} draftOf={(theirs) => draftFrom(theirs, placeOf(place), basis)} />
      )}
    </SheetSceneProvider>
  );
};
