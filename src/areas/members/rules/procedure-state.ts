import type { CandidateState, ProcedureState, ProcedureStepKind } from '../contract/life-cycle-codes.ts';

type FoldedStep = { readonly kind: ProcedureStepKind; readonly isEnough: boolean | null };

const failures = (steps: readonly FoldedStep[], kind: ProcedureStepKind): number =>
  steps.filter((step) => step.kind === kind && step.isEnough === false).length;

/**
 * The state of a procedure from what was done in it. A vote that misses its share leaves the procedure where it was; after so many
 * of one body the matter goes up as it is.
 */
export const procedureStateOf = (steps: readonly FoldedStep[], attempts: number): ProcedureState => {
  const has = (kind: ProcedureStepKind): boolean => steps.some((step) => step.kind === kind);
  const carried = (kind: ProcedureStepKind): boolean =>
    steps.some((step) => step.kind === kind && step.isEnough === true);
  if (has('stopped')) return 'stopped';
  if (has('decision')) return 'decided';
  if (carried('grassroots-vote')) return 'grassroots-voted';
  if (carried('cell-vote')) return failures(steps, 'grassroots-vote') >= attempts ? 'referred' : 'cell-voted';
  return failures(steps, 'cell-vote') >= attempts ? 'referred' : 'open';
};

/** Where a candidate stands by the state of the procedure that was opened with the dossier. */
export const candidateStateOf: Readonly<Record<Exclude<ProcedureState, 'stopped'>, CandidateState>> = {
  open: 'dossier',
  'cell-voted': 'cell-vote',
  'grassroots-voted': 'grassroots-vote',
  referred: 'dossier',
  decided: 'decision',
};
