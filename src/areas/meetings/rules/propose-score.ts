import type { MeetingKind } from '../contract/meeting-codes.ts';
import { isRuledVerified, type Ruled } from './ruled-value.ts';
import type { FactValue, ScoreFact, ScoreFacts } from './score-facts.ts';
import type { Condition, Criterion, MeetingScore, ScorePack, ScorePart } from './score-shape.ts';

export type Proposal = {
  readonly criterion: string;
  readonly names: Criterion['names'];
  /** Null: met or not met. */
  readonly max: number | null;
  /** Points for what the facts say; null when a fact is unknown or the table has no grade for it. Never zero for want of a fact. */
  readonly proposed: number | null;
  /** How much of the maximum the facts can decide; the rest is for the meeting to judge. */
  readonly decidable: number;
  readonly facts: readonly { readonly fact: ScoreFact; readonly value: FactValue }[];
  readonly unknown: readonly ScoreFact[];
  /** A fact is known and no grade of the table fits it: the meeting judges. */
  readonly isWithoutGrade: boolean;
  readonly clause: string;
  readonly isVerified: boolean;
};

type Truth = boolean | null;

/** Whether a condition holds: yes, no, or unknown. */
const holds = (condition: Condition, value: FactValue): Truth => {
  if (value === null) return null;
  if (value === 'not-assessed') return true;
  if (typeof value === 'boolean') return condition.is === undefined ? value : value === condition.is;
  const { atLeast, moreThan, atMost } = condition;
  const [have, of] = typeof value === 'number' ? [value, 1] : [value.numerator, value.denominator];
  return (
    (atLeast === undefined || have >= exactly(atLeast, of)) &&
    (moreThan === undefined || have > exactly(moreThan, of)) &&
    (atMost === undefined || have <= exactly(atMost, of))
  );
};

/** A bound such as 0.9 of a whole, without the noise of binary fractions: 0.9 × 70 is 63, not 63.00000000000001. */
const exactly = (bound: number, whole: number): number => (Math.round(bound * 10_000) * whole) / 10_000;

const allHold = (when: readonly Condition[], facts: ScoreFacts): Truth => {
  const truths = when.map((condition) => holds(condition, facts[condition.fact]));
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
};

type Graded = { readonly points: number | null; readonly isWithoutGrade: boolean };

/** The first grade that holds; an unknown fact above it leaves the part open, because a better grade might hold. */
const gradeOf = (part: Extract<ScorePart, { grades: unknown }>, facts: ScoreFacts): Graded => {
  for (const { points, when } of part.grades) {
    const truth = allHold(when, facts);
    if (truth === true) return { points, isWithoutGrade: false };
    if (truth === null) return { points: null, isWithoutGrade: false };
  }
  return { points: null, isWithoutGrade: true };
};

const factsIn = (part: ScorePart): readonly ScoreFact[] =>
  'judged' in part ? part.shows : part.grades.flatMap(({ when }) => when.map(({ fact }) => fact));

const proposalOf = (
  criterion: Criterion,
  parts: readonly ScorePart[],
  rule: Ruled,
  pack: ScorePack,
  facts: ScoreFacts,
): Proposal => {
  const graded = parts.flatMap((part) => ('judged' in part ? [] : [{ max: part.max, ...gradeOf(part, facts) }]));
  const names = [...new Set(parts.flatMap(factsIn))];
  const points = graded.map((one) => one.points);
  const isOpen = graded.length === 0 || points.includes(null);
  return {
    criterion: criterion.code,
    names: criterion.names,
    max: criterion.max,
    proposed: isOpen ? null : points.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    decidable: graded.reduce((sum, { max }) => sum + max, 0),
    facts: names.map((fact) => ({ fact, value: facts[fact] })),
    unknown: names.filter((fact) => facts[fact] === null),
    isWithoutGrade: graded.some((one) => one.isWithoutGrade),
    clause: rule.clause,
    isVerified: isRuledVerified(pack, rule),
  };
};

/** The criteria that count for a kind of meeting; none when this kind is not scored. */
export const criteriaFor = ({ kinds, criteria }: MeetingScore, kind: MeetingKind): readonly Criterion[] =>
  kinds.value.includes(kind) ? criteria.filter((one) => one.kinds === undefined || one.kinds.includes(kind)) : [];

/**
 * What the facts propose for each criterion, with the facts beside it. The pack is the one in force on the day of the meeting, so old
 * meetings keep their form. The program proposes; the meeting gives the points, and the superior sets the band.
 */
export const proposeScore = (
  pack: ScorePack,
  { kind, preset }: { readonly kind: MeetingKind; readonly preset: string | null },
  facts: ScoreFacts,
): readonly Proposal[] => {
  const chosen = pack.content.presets.find(({ code }) => code === preset);
  return criteriaFor(pack.content, kind).map((criterion) => {
    const own = chosen?.proposals.find((one) => one.criterion === criterion.code);
    return own && chosen
      ? proposalOf(criterion, own.parts, chosen, pack, facts)
      : proposalOf(criterion, criterion.proposal.parts, criterion.proposal, pack, facts);
  });
};
