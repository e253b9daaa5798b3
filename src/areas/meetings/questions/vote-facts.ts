import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { votingBaseOf } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { VoteFacts } from '../rules/check-vote.ts';
import { type AttendanceLine, type Turnout, votingOccasionOf } from '../rules/turnout.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';

type Asked = {
  readonly organisationId: string;
  readonly on: Day;
  readonly kind: MeetingKind;
  readonly attendance: readonly AttendanceLine[];
  readonly turnout: Turnout | null;
};

/** What a vote taken in a meeting is measured against: the base of that day, and who was there with a vote. */
export const voteFactsOf = async (
  tx: Tx,
  { organisationId, on, kind, attendance, turnout }: Asked,
): Promise<Omit<VoteFacts, 'earlierVotes'>> => {
  const occasion = kind === 'congress' ? 'congress' : 'meeting';
  const counted = await votingBaseOf(tx, { organisationId, on, occasion, ...votingOccasionOf(attendance) });
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
