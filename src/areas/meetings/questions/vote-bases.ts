import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { VotingBaseRules } from '../../members/contract.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { PaperBasis, PaperRule } from '../papers/paper-facts.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';
import { votingBodyOf } from '../rules/voting-circle.ts';
import { packById, type TallyBase } from './paper-world.ts';

/** In what meeting of which day something was voted on. */
export type VotedAt = { readonly kind: MeetingKind; readonly on: Day };

/** Where the share stands that a decision needed: the clause of the rule itself, not the title of its pack. */
export const shareBasisOf = (decision: string, { kind, on }: VotedAt): PaperBasis | null => {
  const pack = findPackInForce(shippedPacks(), voteRulesKind, on);
  const asked = votingBodyOf(kind);
  const found = pack?.content.decisions.find(({ code, body }) => code === decision && body === asked);
  return pack && found ? { clause: found.clause, isVerified: isRuledVerified(pack, found) } : null;
};

type Vote = MeetingSheet['items'][number]['votes'][number];

/** The clauses of what was taken off a base; where nothing was, that of the share it is measured with. */
const usedClauses = ({ deductions, thresholds }: VotingBaseRules, vote: Vote, base: TallyBase | undefined) => {
  const taken = new Set((base?.deductions ?? []).filter(({ count }) => count > 0).map(({ ground }) => ground));
  const used =
    taken.size > 0
      ? deductions.filter(({ ground }) => taken.has(ground))
      : thresholds.filter(({ code }) => code === vote.threshold);
  return used.flatMap(({ clause }) => clause ?? []);
};

/** Where the base of a vote stands, in the words of the very pack it was counted by. */
const baseBasesOf = (vote: Vote, base: TallyBase | undefined): PaperBasis[] => {
  const pack = packById(vote.packId);
  if (!pack) return [];
  const clauses = usedClauses(pack.content as VotingBaseRules, vote, base);
  if (clauses.length === 0) return [{ clause: pack.title.vi, isVerified: pack.verified }];
  return clauses.map(({ source, confidence }) => ({
    clause: source.vi,
    isVerified: isRuledVerified(pack, { clause: source.vi, confidence }),
  }));
};

const distinct = (rules: readonly PaperRule[]): PaperRule[] => [
  ...new Map(rules.map((rule) => [`${rule.about} ${rule.clause}`, rule])).values(),
];

/** The clauses by which the votes of a meeting were reckoned: of the share of each, then of the number it was counted against. */
export const voteRulesOf = (
  { items }: MeetingSheet,
  bases: ReadonlyMap<string, TallyBase>,
  held: VotedAt,
): PaperRule[] => {
  const votes = items.flatMap((item) => item.votes);
  const shares = votes.flatMap(({ decision }) => shareBasisOf(decision, held) ?? []);
  const counted = votes.flatMap((vote) => baseBasesOf(vote, bases.get(vote.id)));
  return distinct([
    ...shares.map((one) => ({ ...one, about: 'share' as const })),
    ...counted.map((one) => ({ ...one, about: 'base' as const })),
  ]);
};
