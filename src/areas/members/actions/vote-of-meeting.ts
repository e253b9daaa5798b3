import type { Day } from '../../../platform/calendar/day.ts';
import type { VotedCase } from '../contract/voted-cases.ts';
import type { BaseLines } from '../rules/life-cycle-vote.ts';
import type { VotingGround } from '../rules/voting-base-shape.ts';

/** A vote that a recorded meeting of a cell took about a case: its tally against the base that the sheet counted from the roll. */
export type VoteOfMeeting = {
  readonly case: VotedCase;
  readonly organisationId: string;
  readonly meetingId: string;
  readonly onDay: Day;
  /** How papers name the minutes. */
  readonly source: string;
  readonly tally: {
    readonly base: number;
    readonly official: number;
    readonly deductions: readonly { readonly ground: string; readonly count: number }[];
    readonly forVotes: number;
    readonly againstVotes: number;
    readonly blankVotes: number;
    readonly method: 'secret' | 'open';
    readonly isEnough: boolean;
    /** The share it needed, as `≥ 2/3`. */
    readonly share: string;
  };
};

const named: readonly VotingGround[] = ['temporarily-away', 'exempt-absent', 'suspended'];

/** The base as a procedure writes it down; null where something else was deducted too, as at a congress. */
export const baseLinesOf = ({ official, deductions }: VoteOfMeeting['tally']): BaseLines | null => {
  const of = (ground: VotingGround): number => deductions.find((one) => one.ground === ground)?.count ?? 0;
  if (deductions.some(({ ground, count }) => count > 0 && !(named as readonly string[]).includes(ground))) return null;
  return {
    official,
    temporarilyAway: of('temporarily-away'),
    exemptNotPresent: of('exempt-absent'),
    suspended: of('suspended'),
  };
};
