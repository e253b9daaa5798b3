import type { ElectionState } from '../contract/elections.ts';
import type { MeetingState } from '../contract/meeting-codes.ts';

/** Deadlines of a meeting by the name under which the rule packs carry them. */
export type MeetingDeadline = 'materials' | 'report';

type Step<S extends string> = {
  /** `as-before`: the state it came from; `gone`: the row is taken out, because nothing was recorded in it. */
  readonly to: S | 'as-before' | 'gone';
  readonly needs: string;
  readonly within?: MeetingDeadline;
};
type Table<S extends string> = Readonly<Record<S, Readonly<Record<string, Step<S>>>>>;

const beforeIt = {
  'cancel-meeting': { to: 'cancelled', needs: 'why' },
  'open-meeting': { to: 'open', needs: 'day' },
  'record-meeting': { to: 'closed', needs: 'complete-sheet' },
} as const;

/** A meeting from the calendar of the year to the report. Another day is a change of plan with a reason, not a state. */
export const meeting = {
  planned: {
    'change-plan': { to: 'planned', needs: 'plan' },
    'record-notice': { to: 'noticed', needs: 'day', within: 'materials' },
    'withdraw-meeting': { to: 'gone', needs: 'nothing-recorded' },
    ...beforeIt,
  },
  noticed: {
    // Members were told the old day: they are told again.
    'change-plan': { to: 'planned', needs: 'why' },
    'record-notice': { to: 'noticed', needs: 'day', within: 'materials' },
    'withdraw-notice': { to: 'planned', needs: 'why' },
    ...beforeIt,
  },
  open: {
    'save-sheet': { to: 'open', needs: 'sheet' },
    'close-meeting': { to: 'closed', needs: 'complete-sheet' },
    'withdraw-opening': { to: 'as-before', needs: 'nothing-recorded' },
  },
  closed: {
    'report-meeting': { to: 'reported', needs: 'day', within: 'report' },
    'reopen-meeting': { to: 'open', needs: 'why' },
  },
  reported: {
    'withdraw-report': { to: 'closed', needs: 'why' },
    'reopen-meeting': { to: 'open', needs: 'why' },
  },
  cancelled: { 'resume-meeting': { to: 'as-before', needs: 'not-held-since' } },
} as const satisfies Table<MeetingState>;

export type OrientationState = 'draft' | 'sent' | 'replaced' | 'withdrawn';

/** What a committee wants its cells to talk about in a month. What was sent is never rewritten: the next one replaces it. */
export const orientation = {
  draft: {
    'change-orientation': { to: 'draft', needs: 'text' },
    'send-orientation': { to: 'sent', needs: 'cells' },
    'drop-orientation': { to: 'gone', needs: 'nothing-recorded' },
  },
  sent: {
    'replace-orientation': { to: 'replaced', needs: 'text' },
    'withdraw-orientation': { to: 'withdrawn', needs: 'why' },
  },
  replaced: {},
  withdrawn: {},
} as const satisfies Table<OrientationState>;

export type UrgeState = 'sent' | 'answered' | 'settled' | 'withdrawn';

/** A cell that has not met or reported is urged; settled means that what was asked for came in. */
export const urge = {
  sent: {
    'answer-urge': { to: 'answered', needs: 'answer' },
    'settle-urge': { to: 'settled', needs: 'meeting-or-report' },
    'withdraw-urges': { to: 'withdrawn', needs: 'why' },
  },
  answered: {
    'answer-urge': { to: 'answered', needs: 'answer' },
    'settle-urge': { to: 'settled', needs: 'meeting-or-report' },
  },
  settled: { 'reopen-urge': { to: 'as-before', needs: 'why' } },
  withdrawn: {},
} as const satisfies Table<UrgeState>;

export type TopicState = 'planned' | 'drafting' | 'approved' | 'held' | 'dropped';

const dropTopic = { 'drop-topic': { to: 'dropped', needs: 'why' } } as const;

/** A topic of the year: planned, drafted by a member who knows the matter, approved by the committee, held in a meeting. */
export const topic = {
  planned: {
    'change-topic': { to: 'planned', needs: 'topic' },
    'assign-drafter': { to: 'drafting', needs: 'member' },
    'withdraw-topic': { to: 'gone', needs: 'nothing-recorded' },
    ...dropTopic,
  },
  drafting: {
    'assign-drafter': { to: 'drafting', needs: 'member' },
    'change-topic': { to: 'drafting', needs: 'topic' },
    'approve-topic': { to: 'approved', needs: 'draft' },
    ...dropTopic,
  },
  approved: {
    'hold-topic': { to: 'held', needs: 'closed-meeting', within: 'materials' },
    'return-topic': { to: 'drafting', needs: 'why' },
    ...dropTopic,
  },
  held: {
    'record-topic-result': { to: 'held', needs: 'result' },
    'untie-topic': { to: 'approved', needs: 'why' },
  },
  dropped: { 'resume-topic': { to: 'as-before', needs: 'why' } },
} as const satisfies Table<TopicState>;

/** An election of a congress: candidates and ballots while it runs, then its result stands. */
export const election = {
  open: {
    'change-election': { to: 'open', needs: 'candidates' },
    'record-ballot': { to: 'open', needs: 'tally' },
    'withdraw-ballot': { to: 'open', needs: 'nothing' },
    'conclude-election': { to: 'concluded', needs: 'ballot' },
    'withdraw-election': { to: 'gone', needs: 'nothing-recorded' },
  },
  concluded: { 'reopen-election': { to: 'open', needs: 'why' } },
} as const satisfies Table<ElectionState>;

type StepOf<T> = { [S in keyof T]: keyof T[S] }[keyof T];
export type MeetingStep = StepOf<typeof meeting>;
export type OrientationStep = StepOf<typeof orientation>;
export type UrgeStep = StepOf<typeof urge>;
export type TopicStep = StepOf<typeof topic>;
export type ElectionStep = StepOf<typeof election>;

/** Whether a step is open in a state of one of these tables: buttons and guards ask this. */
export const mayStep = <T extends Table<string>, S extends keyof T>(table: T, state: S, step: StepOf<T>): boolean =>
  Object.hasOwn(table[state]!, step as string);
