import type { Day } from '../../../platform/calendar/day.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import type { AttendanceStatus, MeetingKind, MeetingMode } from '../contract/meeting-codes.ts';
import type { ScorePack } from '../rules/score-shape.ts';
import type { Share } from '../rules/share-reached.ts';

/** One person on the roll of the day, with what the attendance says; null: not called yet. */
export type PaperPerson = {
  readonly memberId: string;
  readonly name: string;
  readonly post: string | null;
  readonly isOfficial: boolean;
  readonly status: AttendanceStatus | null;
  /** In words, also where the sheet holds a code. */
  readonly reason: string | null;
};

/** The clause a figure rests on, of the very rule used; `practice`: no document behind it. */
export type PaperBasis = { readonly clause: string; readonly isVerified: boolean };

/** A vote as it was recorded, with what the base was made of on that day. */
export type PaperTally = {
  readonly matter: string;
  readonly decision: string;
  readonly method: 'secret' | 'open';
  readonly base: number;
  readonly official: number;
  readonly deductions: readonly { readonly ground: string; readonly count: number }[];
  readonly forVotes: number;
  readonly againstVotes: number;
  readonly blankVotes: number;
  readonly needed: number;
  readonly isEnough: boolean;
  /** Null: the pack it was reckoned with is not known here any more. */
  readonly threshold: Share | null;
  /** Where that share stands; null: the rule it was reckoned with is not known here. */
  readonly basis: PaperBasis | null;
};

/** One ballot of an election, as the minutes say it. */
export type PaperElection = {
  readonly electionId: string;
  readonly title: string;
  /** Those summoned, against whom the result is counted; null before a ballot. */
  readonly base: number | null;
  readonly seats: number | null;
  readonly issued: number | null;
  readonly received: number | null;
  readonly valid: number | null;
  readonly candidates: readonly {
    readonly name: string;
    readonly votes: number | null;
    readonly isElected: boolean | null;
  }[];
};

export type PaperItem = {
  readonly source: string;
  readonly sourceCode: string | null;
  readonly title: string;
  readonly presenter: string | null;
  readonly content: string | null;
  readonly conclusion: string | null;
  readonly opinions: readonly { readonly speaker: string; readonly gist: string }[];
  readonly tallies: readonly PaperTally[];
};

export type PaperTask = {
  readonly text: string;
  readonly owner: string | null;
  readonly with: readonly string[];
  readonly dueOn: Day | null;
  /** Day of the meeting at which it is reported; null: no meeting is planned yet. */
  readonly reportOn: Day | null;
};

/** A task given before, and what the meeting heard about it; null: nothing was reported. */
export type PaperReport = {
  readonly text: string | null;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly result: 'done' | 'partly' | 'not-done' | 'goes-on' | null;
  readonly note: string | null;
};

export type PaperScoreLine = {
  readonly criterion: string;
  readonly selfPoints: number | null;
  readonly selfReason: string | null;
  readonly superiorPoints: number | null;
  readonly superiorReason: string | null;
};

export type TitledScorePack = ScorePack & Pick<Pack, 'title'>;

/** What of a vote rests on a clause: the share that it needs, or the number it is counted against. */
export type PaperRule = PaperBasis & { readonly about: 'share' | 'base' };

/** Everything the papers of one meeting are filled from; what is null is known to nobody. */
export type PaperFacts = {
  readonly organisation: string;
  readonly superior: string | null;
  /** A cell; else a committee further up, whose own meeting it is. */
  readonly isCell: boolean;
  readonly kind: MeetingKind;
  readonly mode: MeetingMode;
  readonly title: string | null;
  readonly groupName: string | null;
  /** The day it was held, else the planned one. */
  readonly on: Day;
  readonly isHeld: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  readonly chair: string | null;
  readonly clerk: string | null;
  /** Entered on a later day than the meeting was held. */
  readonly enteredLater: { readonly on: Day; readonly days: number; readonly isFromPaper: boolean } | null;
  readonly materialsOn: Day | null;
  readonly people: readonly PaperPerson[];
  readonly guests: readonly {
    readonly name: string;
    readonly post: string | null;
    readonly isFromAbove: boolean;
    readonly remark: string | null;
  }[];
  readonly duesNote: string | null;
  readonly isAgendaApproved: boolean;
  readonly isAdopted: boolean;
  readonly items: readonly PaperItem[];
  readonly elections: readonly PaperElection[];
  /** The rule that says who is elected, with whether anybody compared it; null where nobody was elected or no rule is in force. */
  readonly electionRule: string | null;
  readonly reports: readonly PaperReport[];
  /** Open tasks that were neither told of nor due; null: such a meeting goes through none. */
  readonly otherOpenTasks: number | null;
  readonly remarks: readonly { readonly kind: 'praise' | 'reminder'; readonly whom: string; readonly what: string }[];
  readonly tasks: readonly PaperTask[];
  readonly conclusion: string | null;
  readonly weakPoints: string | null;
  /** The form of the meeting's own day: another one that came later changes nothing. */
  readonly scorePack: TitledScorePack | null;
  readonly score: {
    readonly lines: readonly PaperScoreLine[];
    readonly selfTotal: number | null;
    readonly selfBand: string | null;
    readonly superiorTotal: number | null;
    readonly superiorBand: string | null;
  } | null;
  /** What votes and their base are reckoned by. */
  readonly voteRules: readonly PaperRule[];
};
