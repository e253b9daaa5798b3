import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { RollLineView } from '../../members/contract.ts';
import { votingBaseIn } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { VoteFacts } from '../rules/check-vote.ts';
import { type AttendanceLine, type Turnout, votingOccasionOf } from '../rules/turnout.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';

type Asked = {
  readonly on: Day;
  readonly kind: MeetingKind;
  readonly attendance: readonly AttendanceLine[];
  readonly turnout: Turnout | null;
};

/** What a vote taken in a meeting is measured against: the base of that day out of its roll, and who was there with a vote. */
export const voteFactsOf = (
  roll: readonly RollLineView[],
  { on, kind, attendance, turnout }: Asked,
): Omit<VoteFacts, 'earlierVotes'> => {
  const occasion = kind === 'congress' ? 'congress' : 'meeting';
  const counted = votingBaseIn(roll, { on, occasion, ...votingOccasionOf(attendance) });
  return {
    base: {
      packId: counted.pack.id,
      official: counted.official,
      base: counted.base,
      deductions: counted.deductions.map(({ ground, memberIds }) => ({ ground, count: memberIds.length })),
      thresholds: counted.pack.content.thresholds,
    },
    voters: turnout?.voters ?? null,
    withoutVote: turnout?.withoutVote ?? null,
    pack: findPackInForce(shippedPacks(), voteRulesKind, on) ?? null,
  };
};
