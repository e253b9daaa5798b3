import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { criteriaFor, type Proposal } from './propose-score.ts';
import type { Criterion, MeetingScore } from './score-shape.ts';

/** Points of one column of the sheet; null: not given yet. Criteria without points take 1 for met and 0 for not met. */
export type ScoreLine = { readonly criterion: string; readonly points: number | null; readonly reason: string | null };

export type Band = MeetingScore['bands'][number];

export type ScoreVerdict = {
  /** Null while a line is open, and for a frame without points. */
  readonly total: number | null;
  readonly max: number | null;
  /** Criteria met; null for a form with points. */
  readonly met: number | null;
  readonly criteria: number;
  readonly band: Band | null;
};

type Column = {
  readonly kind: MeetingKind;
  readonly lines: readonly ScoreLine[];
  readonly isComplete: boolean;
  /** The graded table of a place that was reckoned with, or none. */
  readonly preset?: string | null;
};

/**
 * The cell's own column. Refuses, with every reason: criteria and a preset that are not of this form, a criterion twice, points beyond the
 * maximum, open lines of a complete sheet, and points that leave what the facts propose without saying why.
 */
export const checkOwnScore = (
  score: MeetingScore,
  column: Column,
  proposals: readonly Proposal[],
): ScoreVerdict | Refusal => {
  const proposalOf = new Map(proposals.map((one) => [one.criterion, one]));
  return checkColumn(score, column, (line, at) => {
    const proposal = proposalOf.get(line.criterion);
    return proposal && leaves(proposal, line.points) && isBlank(line.reason)
      ? [reason('meetings.leaves-proposal', { proposed: proposal.proposed ?? 0 }, `score.${at}.reason`)]
      : [];
  });
};

/** The superior's column: the same bounds, and a reason wherever it differs from the cell's own. */
export const checkSuperiorScore = (
  score: MeetingScore,
  column: Column,
  own: readonly ScoreLine[],
): ScoreVerdict | Refusal => {
  const ownOf = new Map(own.map(({ criterion, points }) => [criterion, points]));
  return checkColumn(score, column, (line, at) => {
    const given = ownOf.get(line.criterion);
    return given != null && line.points !== null && line.points !== given && isBlank(line.reason)
      ? [reason('meetings.differs-without-reason', { own: given }, `score.${at}.reason`)]
      : [];
  });
};

/** Outside of what the facts and the judged rest can make together. */
const leaves = ({ proposed, decidable, max }: Proposal, points: number | null): boolean =>
  proposed !== null && points !== null && (points < proposed || points > proposed + ((max ?? 1) - decidable));

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

const checkColumn = (
  score: MeetingScore,
  { kind, lines, isComplete, preset = null }: Column,
  more: (line: ScoreLine, at: number) => Reason[],
): ScoreVerdict | Refusal => {
  const criteria = criteriaFor(score, kind);
  if (criteria.length === 0) return refuse(reason('meetings.kind-not-scored', {}, 'score'));
  const criterionOf = new Map(criteria.map((one) => [one.code, one]));
  const seen = new Set<string>();
  const reasons = lines.flatMap((line, at) => {
    const criterion = criterionOf.get(line.criterion);
    if (!criterion) return [reason('meetings.criterion-unknown', {}, `score.${at}.criterion`)];
    if (seen.has(line.criterion)) return [reason('meetings.criterion-twice', {}, `score.${at}.criterion`)];
    seen.add(line.criterion);
    return [...pointReasons(criterion, line, at), ...more(line, at)];
  });
  const open = criteria.filter(({ code }) => lines.find((line) => line.criterion === code)?.points == null).length;
  if (preset !== null && !score.presets.some(({ code }) => code === preset))
    reasons.push(reason('meetings.preset-unknown', {}, 'score.preset'));
  if (isComplete && open > 0) reasons.push(reason('meetings.score-incomplete', { count: open }, 'score'));
  return reasons.length > 0 ? refuse(...reasons) : verdictOf(score, criteria, lines, open);
};

const pointReasons = ({ max }: Criterion, { points }: ScoreLine, at: number): Reason[] => {
  const field = `score.${at}.points`;
  if (points === null) return [];
  if (max === null) return points === 0 || points === 1 ? [] : [reason('meetings.criterion-has-no-points', {}, field)];
  return points < 0 || points > max ? [reason('meetings.points-beyond-maximum', { max }, field)] : [];
};

const verdictOf = (
  score: MeetingScore,
  criteria: readonly Criterion[],
  lines: readonly ScoreLine[],
  open: number,
): ScoreVerdict => {
  const given = lines.flatMap(({ points }) => (points === null ? [] : [points]));
  const sum = given.reduce((total, one) => total + one, 0);
  const isQualitative = score.form === 'qualitative';
  const total = isQualitative || open > 0 ? null : sum;
  return {
    total,
    max: isQualitative ? null : criteria.reduce((all, { max }) => all + (max ?? 0), 0),
    met: isQualitative ? sum : null,
    criteria: criteria.length,
    band: total === null ? null : bandOf(score, total),
  };
};

/** The band of a sum of points, or null where the frame has none. */
const bandOf = ({ bands }: MeetingScore, total: number): Band | null =>
  bands.find(({ atLeast }) => total >= atLeast) ?? null;

export type ScoreGap = {
  /** Superior less self; null while one of them is missing. */
  readonly points: number | null;
  readonly lines: readonly { readonly criterion: string; readonly own: number; readonly superior: number }[];
};

/** Where the superior's points differ from the cell's own, criterion by criterion. */
export const gapOf = (own: readonly ScoreLine[], superior: readonly ScoreLine[]): ScoreGap => {
  const ownOf = new Map(own.map(({ criterion, points }) => [criterion, points]));
  const pairs = superior.flatMap(({ criterion, points }) => {
    const given = ownOf.get(criterion);
    return given == null || points === null ? [] : [{ criterion, own: given, superior: points }];
  });
  const isWhole = pairs.length === own.length && pairs.length > 0;
  return {
    points: isWhole ? pairs.reduce((sum, one) => sum + one.superior - one.own, 0) : null,
    lines: pairs.filter((one) => one.own !== one.superior),
  };
};
