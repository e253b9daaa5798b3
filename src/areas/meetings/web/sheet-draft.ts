import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import type { AgendaLine, SheetInput, VoteLine } from '../contract/sheet.ts';
import type { recordMeeting, sheetOpening } from '../contract.ts';
import type { Names } from './meeting-words.ts';

export type Opening = OutputOf<typeof sheetOpening>;

type Tally = 'forVotes' | 'againstVotes' | 'blankVotes';
/** A vote while it is being typed: its tally may be open, and `decision` is empty until somebody says what is decided. */
export type DraftVote = Omit<VoteLine, Tally> & { readonly [K in Tally]: number | null };
export type DraftItem = Omit<AgendaLine, 'votes'> & { readonly votes: readonly DraftVote[] };
/** Points of the cell itself; null follows what the facts propose. */
export type DraftScore = {
  readonly preset: string | null;
  readonly lines: Readonly<Record<string, { readonly points: number | null; readonly reason: string }>>;
};

/** The sheet as it is being filled: what is not known yet is null. */
export type SheetDraft = Omit<SheetInput, 'startedAt' | 'items' | 'score' | 'contract' | 'expectedVersion'> & {
  readonly startedAt: string | null;
  readonly items: readonly DraftItem[];
  readonly score: DraftScore;
};

const id = <T>(): T => newId() as T;

export const emptyItem = (more: Partial<DraftItem> = {}): DraftItem => ({
  id: id(),
  source: 'own',
  sourceCode: null,
  title: '',
  presenterId: null,
  content: null,
  conclusion: null,
  opinions: [],
  votes: [],
  ...more,
});

export const emptyVote = (matter: string, decision: string, of: DraftVote['case'] = null): DraftVote => ({
  id: id(),
  matter,
  decision,
  threshold: null,
  basePackId: null,
  method: 'open',
  forVotes: null,
  againstVotes: null,
  blankVotes: 0,
  case: of,
});

export const emptyOpinion = (): DraftItem['opinions'][number] => ({
  id: id(),
  speakerId: null,
  speaker: null,
  gist: '',
});

export const emptyTask = (): SheetDraft['tasks'][number] => ({
  id: id(),
  text: '',
  ownerId: null,
  withIds: [],
  dueOn: null,
});

export const emptyGuest = (isFromAbove: boolean): SheetDraft['guests'][number] => ({
  id: id(),
  fullName: '',
  post: null,
  isFromAbove,
  remark: null,
});

export const emptyRemark = (kind: 'praise' | 'reminder'): SheetDraft['remarks'][number] => ({
  id: id(),
  kind,
  whom: '',
  what: '',
});

/** The agenda that the template proposes, in the language of the papers: the sheet is an official record. */
export const agendaOf = (opening: Opening): readonly DraftItem[] =>
  opening.agenda.map(({ source, sourceCode, title }) => emptyItem({ source, sourceCode, title: (title as Names).vi }));

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
const orNull = (text: string | null): string | null => (isBlank(text) ? null : text);

/** Without lines in which nothing was typed at all: they are nobody's fault. */
export const withoutBlankLines = (draft: SheetDraft): SheetDraft => ({
  ...draft,
  items: draft.items
    .map((item) => ({
      ...item,
      opinions: item.opinions.filter((one) => !isBlank(one.gist) || one.speakerId !== null || !isBlank(one.speaker)),
    }))
    .filter(
      ({ title, content, conclusion, opinions, votes }) =>
        [title, content, conclusion].some((text) => !isBlank(text)) || opinions.length + votes.length > 0,
    ),
  guests: draft.guests.filter((one) => !isBlank(one.fullName) || !isBlank(one.post) || !isBlank(one.remark)),
  remarks: draft.remarks.filter((one) => !isBlank(one.whom) || !isBlank(one.what)),
  tasks: draft.tasks.filter((one) => !isBlank(one.text) || one.ownerId !== null),
});

/** What a running sheet may already carry: half-typed lines wait on this machine. */
const withoutOpenLines = (draft: SheetDraft): SheetDraft => ({
  ...draft,
  items: draft.items
    .filter(({ title }) => !isBlank(title))
    .map((item) => ({
      ...item,
      opinions: item.opinions.filter((one) => !isBlank(one.gist) && (one.speakerId !== null || !isBlank(one.speaker))),
      votes: item.votes.filter(
        (vote) => !isBlank(vote.matter) && vote.decision !== '' && vote.forVotes !== null && vote.againstVotes !== null,
      ),
    })),
  // Until a reason is chosen nobody knows what this person is: not called yet, and the rest of the roll goes ahead.
  attendance: draft.attendance.filter(({ status, reason }) => status !== 'excused' || !isBlank(reason)),
  guests: draft.guests.filter((one) => !isBlank(one.fullName)),
  remarks: draft.remarks.filter((one) => !isBlank(one.whom) && !isBlank(one.what)),
  tasks: draft.tasks.filter((one) => !isBlank(one.text) && one.ownerId !== null),
});

export type ScoreSent = { readonly packId: string; readonly points: Readonly<Record<string, number | null>> } | null;

const scoreOf = ({ score: { preset, lines } }: SheetDraft, sent: ScoreSent) =>
  sent && {
    packId: sent.packId,
    preset,
    lines: Object.entries(sent.points).map(([criterion, points]) => ({
      criterion,
      points,
      reason: orNull(lines[criterion]?.reason ?? null),
    })),
  };

type Sent = { readonly extent: 'running' | 'complete'; readonly version: number | null; readonly score: ScoreSent };

/** The draft as the contract takes it. */
export const inputOf = (typed: SheetDraft, { extent, version, score }: Sent): InputOf<typeof recordMeeting> => {
  const draft = extent === 'running' ? withoutOpenLines(typed) : typed;
  return {
    ...draft,
    expectedVersion: version,
    // An hour that nobody typed is missing, and the contract says so at its field.
    startedAt: draft.startedAt as string,
    items: draft.items.map((item) => ({
      ...item,
      content: orNull(item.content),
      conclusion: orNull(item.conclusion),
      opinions: item.opinions.map((one) => ({ ...one, speaker: one.speakerId ? null : orNull(one.speaker) })),
      votes: item.votes as VoteLine[],
    })),
    attendance: draft.attendance.map((line) => ({ ...line, reason: orNull(line.reason) })),
    guests: draft.guests.map((one) => ({ ...one, post: orNull(one.post), remark: orNull(one.remark) })),
    taskReports: draft.taskReports.map((one) => ({ ...one, note: orNull(one.note) })),
    place: orNull(draft.place),
    title: orNull(draft.title),
    duesNote: orNull(draft.duesNote),
    conclusion: orNull(draft.conclusion),
    weakPoints: orNull(draft.weakPoints),
    score: scoreOf(draft, score),
  };
};

/** Moves one line of a list by one place; the ends stay. */
export const moved = <T>(list: readonly T[], at: number, by: 1 | -1): readonly T[] => {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
};

export const replaced = <T>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, place) => (place === at ? { ...one, ...part } : one));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at);
