import { todayHere } from '../../../web/as-of.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { type RollPerson, statusesOf } from '../rules/roll-status.ts';
import { agendaOf, type DraftScore, emptyOpinion, emptyTask, type Opening, type SheetDraft } from './sheet-draft.ts';
import { type Basis, circleFor } from './sheet-verdict.ts';

/** Lines of the roll call: what was called stays, everybody else as the roll begins with. */
export const attendanceFor = (
  circle: readonly RollPerson[],
  had: SheetDraft['attendance'],
): SheetDraft['attendance'] => {
  const lineOf = new Map(had.map((line) => [line.memberId, line]));
  return circle.map((person) => {
    const line = lineOf.get(person.memberId);
    const fits = line && statusesOf(person).includes(line.status);
    return fits ? line : { memberId: person.memberId, status: statusesOf(person)[0]!, reason: null };
  });
};

const scoreFrom = (score: MeetingSheet['score']): DraftScore => ({
  preset: score?.preset ?? null,
  lines: Object.fromEntries(
    (score?.lines ?? []).map(({ criterion, proposed, selfPoints, selfReason }) => [
      criterion,
      { points: selfPoints === proposed && selfReason === null ? null : selfPoints, reason: selfReason ?? '' },
    ]),
  ),
});

type Place = Pick<SheetDraft, 'organisationId' | 'meetingId' | 'kind' | 'entry'>;
type Begun = Place & Pick<SheetDraft, 'groupId'>;

const chairOf = ({ opening, facts }: Basis): string | null =>
  opening.roll.find(({ memberId, isGuest }) => !isGuest && facts.headIds?.includes(memberId))?.memberId ?? null;

/** The items under which members speak; a line for the first opinion stands ready there. */
const DISCUSSIONS = ['discussion', 'topic-discussion'];

const agendaReady = ({ opening }: Basis): SheetDraft['items'] =>
  agendaOf(opening).map((item) =>
    opening.isMinutesHolder && DISCUSSIONS.includes(item.sourceCode ?? '')
      ? { ...item, opinions: [emptyOpinion()] }
      : item,
  );

/** A sheet that nobody has begun: the roll of the day, the agenda of the template, the seats of last time. */
const freshDraft = (place: Begun, heldOn: SheetDraft['heldOn'], basis: Basis): SheetDraft => ({
  ...place,
  heldOn,
  startedAt: null,
  endedAt: null,
  place: null,
  mode: 'in-person',
  online: null,
  title: null,
  isInsteadOfRegular: false,
  noticedOn: null,
  materialsOn: null,
  chairId: chairOf(basis),
  clerkId: basis.facts.lastClerkId,
  attendance: attendanceFor(circleFor(place, basis), []),
  guests: [],
  duesNote: null,
  isAgendaApproved: false,
  items: agendaReady(basis),
  remarks: [],
  tasks: [emptyTask()],
  taskReports: [],
  conclusion: null,
  score: { preset: null, lines: {} },
  weakPoints: null,
});

/** On a seat nobody sits who is not on the roll of the day. */
const onRoll = ({ roll }: Opening, memberId: string | null): string | null =>
  roll.some((person) => person.memberId === memberId) ? memberId : null;

const planned = (meeting: MeetingSheet, fresh: SheetDraft): SheetDraft => ({
  ...fresh,
  startedAt: meeting.face.startedAt ?? meeting.face.plannedAt,
  place: meeting.face.place,
  mode: meeting.mode,
  title: meeting.face.title,
  noticedOn: meeting.noticedOn,
  materialsOn: meeting.materialsOn,
});

const begun = (meeting: MeetingSheet, fresh: SheetDraft, basis: Basis): SheetDraft => ({
  ...planned(meeting, fresh),
  entry: meeting.entry,
  endedAt: meeting.face.endedAt,
  online: meeting.online,
  chairId: meeting.chairId,
  clerkId: meeting.clerkId,
  attendance: attendanceFor(
    circleFor(fresh, basis),
    meeting.attendance.map(({ memberId, status, reason }) => ({ memberId, status, reason })),
  ),
  guests: meeting.guests as SheetDraft['guests'],
  duesNote: meeting.duesNote,
  isAgendaApproved: meeting.isAgendaApproved,
  items: meeting.items.map(({ opinions, votes, ...item }) => ({
    ...item,
    opinions: (opinions ?? []) as SheetDraft['items'][number]['opinions'],
    votes: votes.map(({ id, matter, decision, threshold, method, forVotes, againstVotes, blankVotes, case: of }) => ({
      ...{ matter, decision, threshold, method, forVotes, againstVotes, blankVotes, case: of },
      id: id as never,
      basePackId: null,
    })),
  })),
  remarks: meeting.remarks as SheetDraft['remarks'],
  tasks: meeting.tasks,
  taskReports: meeting.taskReports,
  conclusion: meeting.conclusion,
  score: scoreFrom(meeting.score),
  weakPoints: meeting.weakPoints,
});

/** The sheet as it stands on the server: fresh, planned, or begun. */
export const draftFrom = (meeting: MeetingSheet | null, place: Place, basis: Basis): SheetDraft => {
  const heldOn = basis.opening.on;
  const groupId = (meeting?.groupId ?? null) as SheetDraft['groupId'];
  const fresh = freshDraft({ ...place, kind: meeting?.kind ?? place.kind, groupId }, heldOn, basis);
  if (meeting === null) return fresh;
  const draft = meeting.state === 'open' ? begun(meeting, fresh, basis) : planned(meeting, fresh);
  return { ...draft, chairId: onRoll(basis.opening, draft.chairId), clerkId: onRoll(basis.opening, draft.clerkId) };
};

/** The day a sheet is opened for: the day held, else the day planned, else today. */
export const dayOfSheet = (meeting: MeetingSheet | null): SheetDraft['heldOn'] =>
  meeting?.face.heldOn ?? meeting?.face.plannedOn ?? todayHere();
