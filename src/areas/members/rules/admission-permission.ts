import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { ExceptedCondition, ProcedureStepKind } from '../contract/life-cycle-codes.ts';

/** A paper by its number, its day and who issued it, and the one condition from which it allows an exception. */
export type ExceptionPaper = {
  readonly number: string;
  readonly decidedOn: Day;
  readonly issuer: string;
  readonly about: ExceptedCondition;
};

/** The same as a step holds it: compared with the paper itself by an office above the cell, or not yet. */
type KeptPaper = ExceptionPaper & { readonly comparedOn: Day | null };

/** By what an exception is allowed, in words, and whether an office above the cell compared it. */
export type Permission = { readonly paper: string; readonly comparedOn: Day | null };

/** Condition → the paper that allows an exception from it. Of a condition that no paper is about nothing is excepted. */
export type Permissions = Readonly<Partial<Record<ExceptedCondition, Permission>>>;

type Step = {
  readonly kind: ProcedureStepKind;
  readonly onDay: Day;
  readonly source: string | null;
  readonly paper: KeptPaper | null;
};

/** `12-CV/BTCTU, 01/03/2026, Ban Tổ chức Thành ủy`: the same in every language. */
export const paperWords = ({ number, decidedOn: on, issuer }: Omit<ExceptionPaper, 'about'>): string =>
  `${number}, ${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}, ${issuer}`;

/**
 * The papers by which the competent level allowed exceptions, as they were recorded by that day, each for the condition it is about: the
 * last one of a condition counts. With them any vote of the cell may be taken, also one that a meeting of the program carries. The text read
 * has one exception, above sixty (294-QĐ/TW 1.1), so steps of before 27 November 2026, which do not say what their paper is about, count
 * for the age only. What is not checked: whether there is such a paper, and whether who issued it is the competent level.
 */
export const permissionsIn = (steps: readonly Step[], on: Day): Permissions =>
  Object.fromEntries(
    steps
      .filter(({ kind, onDay, paper }) => onDay <= on && (kind === 'exception-allowed' || paper !== null))
      .flatMap(({ paper, source }): [ExceptedCondition, Permission][] => {
        if (paper) return [[paper.about, { paper: paperWords(paper), comparedOn: paper.comparedOn }]];
        return source === null ? [] : [['age', { paper: source, comparedOn: null }]];
      }),
  );

const sameName = (one: string, other: string): boolean =>
  [one, other]
    .map((name) => name.toLowerCase().replace(/\s+/g, ' ').trim())
    .every((name, _, [first]) => name === first);

/** What stands against a paper that is said to allow an exception: there is none, it is dated later, or the cell issued it to itself. */
export const paperReasons = (
  paper: Omit<ExceptionPaper, 'about'> | null,
  { onDay, cellName, field }: { readonly onDay: Day; readonly cellName: string | null; readonly field: string },
): Reason[] => {
  if (paper === null) return [reason('members.permission-missing', {}, field)];
  return [
    ...(paper.decidedOn > onDay
      ? [reason('members.permission-dated-later', { day: paper.decidedOn }, `${field}.decidedOn`)]
      : []),
    ...(cellName !== null && sameName(paper.issuer, cellName)
      ? [reason('members.permission-by-cell-itself', {}, `${field}.issuer`)]
      : []),
  ];
};
