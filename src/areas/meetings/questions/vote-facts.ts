import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { RollLineView } from '../../members/contract.ts';
import { votingBaseIn } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { CountedBase, VoteFacts } from '../rules/check-vote.ts';
import { type AttendanceLine, type Turnout, votingOccasionOf } from '../rules/turnout.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';

type Asked = {
  readonly on: Day;
  readonly kind: MeetingKind;
  readonly attendance: readonly AttendanceLine[];
  readonly turnout: Turnout | null;
};

const baseOf = (
  circle: readonly RollLineView[],
  { on, kind, attendance }: Pick<Asked, 'on' | 'kind' | 'attendance'>,
): CountedBase => {
  const occasion = kind === 'congress' ? 'congress' : 'meeting';
  const counted = votingBaseIn(circle, { on, occasion, ...votingOccasionOf(attendance) });
  return {
    packId: counted.pack.id,
    official: counted.official,
    base: counted.base,
    deductions: counted.deductions.map(({ ground, memberIds }) => ({ ground, count: memberIds.length })),
    thresholds: counted.pack.content.thresholds,
  };
};

/**
 * What a vote taken in a meeting is measured against: the base of that day out of the circle that met (null: unknown), and who was there
 * with a vote.
 */
export const voteFactsOf = (
  circle: readonly RollLineView[] | null,
  { on, kind, attendance, turnout }: Asked,
): Omit<VoteFacts, 'earlierVotes'> => {
  return {
    base: circle && baseOf(circle, { on, kind, attendance }),
    voters: turnout?.voters ?? null,
    withoutVote: turnout?.withoutVote ?? null,
    pack: findPackInForce(shippedPacks(), voteRulesKind, on) ?? null,
  };
};
