import type { Day } from '../../../platform/calendar/day.ts';
import type { CheckLineFace, ClockFace, ProcedureFace, StepFace } from '../contract/life-cycle-reads.ts';
import type { CheckLine } from '../rules/admission-checklist.ts';
import type { RunningClock } from '../rules/life-cycle-deadlines.ts';
import type { LifeCyclePack, Ruled } from '../rules/life-cycle-pack.ts';
import type { ProcedureRow, StepRow } from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';

const isSure = (confidence: Ruled['confidence']): boolean => confidence === 'A' || confidence === 'B';

/** Where a value stands, as screens show it: document and article, whether it was verified, and what another text says. */
export const ruledFaceOf = ({ document, clause, confidence, other }: Ruled, isPackVerified = true) => ({
  source: document,
  clause,
  verified: isPackVerified && isSure(confidence),
  other: other
    ? { source: other.document, clause: other.clause, verified: isSure(other.confidence), says: other.says }
    : null,
});

export const checkLineFaceOf = ({ ruled, name, ...line }: CheckLine, pack: LifeCyclePack): CheckLineFace => ({
  code: line.code,
  params: { ...line.params },
  state: line.state,
  field: line.field,
  name: name ?? null,
  ...ruledFaceOf(ruled, pack.verified),
});

export const clockFaceOf = ({ ruled, ...clock }: RunningClock): ClockFace => ({
  key: clock.key,
  from: clock.from,
  dueOn: clock.dueOn,
  extendedTo: clock.extendedTo,
  amount: clock.amount,
  skipped: clock.skipped,
  isStartAssumed: ruled.isStartAssumed,
  ...ruledFaceOf(ruled),
  verified: clock.verified,
});

/** What is due first, for a card and a list. */
export const nextOf = (clock: RunningClock | undefined): { what: string; dueOn: Day } | null =>
  clock?.dueOn ? { what: clock.key, dueOn: clock.dueOn } : null;

const tallyOf = (step: StepRow): StepFace['tally'] =>
  step.base === null
    ? null
    : {
        base: step.base,
        baseLines: step.baseLines,
        baseCounted: step.baseCounted,
        baseReason: step.baseReason,
        forVotes: step.forVotes!,
        againstVotes: step.againstVotes!,
        blankVotes: step.blankVotes!,
        method: step.method!,
        isEnough: step.isEnough!,
        needed: step.needed!,
      };

/** The text a step was judged by, as its pack names it. */
const sourceOf = (packId: string | null): string | null => {
  const pack = lifeCycleWorld().packs.find(({ id }) => id === packId);
  return !pack || pack.source === 'practice' ? null : pack.source.number;
};

const stepFaceOf = (step: StepRow): StepFace => ({
  id: step.id as StepFace['id'],
  kind: step.kind,
  onDay: step.onDay,
  note: step.note,
  source: step.source,
  paper: step.paper,
  meetingId: step.meetingId,
  ruleSource: sourceOf(step.packId),
  tally: tallyOf(step),
});

type Around = {
  readonly steps: readonly StepRow[];
  readonly clocks: readonly RunningClock[];
  readonly pack: LifeCyclePack | undefined;
  readonly isGrassrootsCell: boolean;
};

export const procedureFaceOf = (
  row: ProcedureRow,
  { steps, clocks, pack, isGrassrootsCell }: Around,
): ProcedureFace => ({
  id: row.id as ProcedureFace['id'],
  kind: row.kind,
  state: row.state,
  openedOn: row.openedOn,
  ground: row.ground
    ? { code: row.ground, name: pack?.content.removalGrounds.find(({ code }) => code === row.ground)?.name ?? null }
    : null,
  groundText: row.groundText,
  outcome: row.outcome,
  decision:
    row.decisionNumber && row.decisionOn && row.decisionIssuer
      ? { number: row.decisionNumber, decidedOn: row.decisionOn, issuer: row.decisionIssuer }
      : null,
  receivedOn: row.receivedOn,
  isGrassrootsCell,
  steps: steps.map(stepFaceOf),
  clocks: clocks.map(clockFaceOf),
  version: row.version,
});
