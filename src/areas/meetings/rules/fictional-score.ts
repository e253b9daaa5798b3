import type { Draws, MeetingBank } from './fictional-bank.ts';
import type { Habit } from './fictional-habits.ts';
import type { Proposal } from './propose-score.ts';

export type FictionalScoreLine = {
  readonly criterion: string;
  readonly proposed: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly own: number;
  readonly ownReason: string | null;
  readonly superior: number | null;
  readonly superiorReason: string | null;
};

const halves = (points: number): number => Math.round(points * 2) / 2;

/** A share of the maximum, higher where the habit gives itself more. */
const judgedShare = (habit: Habit, draws: Draws): number =>
  habit === 'generous' || habit === 'orderly' ? 0.96 : 0.84 + draws.whole(0, 12) / 100;

const ownPoints = ({ max, proposed, decidable, isWithoutGrade }: Proposal, habit: Habit, draws: Draws): number => {
  // A frame without points knows met and not met only.
  if (max === null) return proposed ?? 1;
  if (isWithoutGrade) return halves(max * 0.6);
  if (proposed === null) return halves(max * judgedShare(habit, draws));
  return proposed + halves((max - decidable) * judgedShare(habit, draws));
};

/** Criteria on which the superior differs, and by how much. */
const cuts = (habit: Habit, draws: Draws): Readonly<Record<string, number>> => {
  if (habit === 'generous') return { c4b: 6, c6: 7 };
  if (habit === 'orderly' || draws.chance(0.55)) return {};
  return draws.chance(0.5) ? { c4b: 1.5 } : { c3: 1, c6: 2 };
};

/**
 * The lines of the score of an invented meeting: the cell starts from what the facts propose and says why wherever it gives another figure;
 * the superior takes off a little here and there and says why. `isSeenAbove`: the superior has filled the column.
 */
export const fictionalScore = (
  proposals: readonly Proposal[],
  {
    habit,
    bank,
    draws,
    isSeenAbove,
  }: { readonly habit: Habit; readonly bank: MeetingBank; readonly draws: Draws; readonly isSeenAbove: boolean },
): FictionalScoreLine[] => {
  const taken = isSeenAbove ? cuts(habit, draws) : {};
  return proposals.map((proposal) => {
    const { criterion, proposed, facts, max } = proposal;
    const own = ownPoints(proposal, habit, draws);
    const cut = max === null ? 0 : Math.min(own, taken[criterion] ?? 0);
    return {
      criterion,
      proposed,
      facts: Object.fromEntries(facts.map(({ fact, value }) => [fact, value])),
      own,
      ownReason: proposal.isWithoutGrade || (proposed !== null && own !== proposed) ? bank.ownReason : null,
      superior: isSeenAbove ? own - cut : null,
      superiorReason: cut > 0 ? (bank.superiorReasons[criterion] ?? bank.ownReason) : null,
    };
  });
};
