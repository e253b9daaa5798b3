import type { Day } from '../../../platform/calendar/day.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import type { ProcedureKind, ProcedureState } from '../contract/life-cycle-codes.ts';
import { ceremonyStart, clockFrom, type RunningClock } from './life-cycle-deadlines.ts';
import type { DeadlineKey } from './life-cycle-pack.ts';
import type { DoneStep } from './procedure-step-check.ts';

export type ClockFacts = {
  readonly kind: ProcedureKind;
  readonly state: ProcedureState;
  readonly steps: readonly DoneStep[];
  /** End of probation, for a recognition. */
  readonly probationEnd: Day | null;
};

type World = { readonly packs: readonly Pack[]; readonly calendar: WorkCalendar };

const lastOf = (steps: readonly DoneStep[], kind: DoneStep['kind'], isEnough?: boolean): Day | null =>
  steps.filter((step) => step.kind === kind && (isEnough === undefined || step.isEnough === isEnough)).at(-1)?.onDay ??
  null;

const started = (from: Day | null, key: DeadlineKey, world: World): RunningClock[] => {
  const clock = from === null ? undefined : clockFrom(key, from, world);
  return clock ? [clock] : [];
};

/** The clocks that run in a procedure now: what has to be done next, and by when. */
export const procedureClocks = ({ kind, state, steps, probationEnd }: ClockFacts, world: World): RunningClock[] => {
  if (state === 'open') return kind === 'recognition' ? started(probationEnd, 'recognitionVote', world) : [];
  if (state === 'cell-voted') {
    const voted = lastOf(steps, 'cell-vote', true);
    const isSent = lastOf(steps, 'sent-up') !== null;
    return [...(isSent ? [] : started(voted, 'sendUp', world)), ...started(voted, 'grassrootsVote', world)];
  }
  if (state !== 'grassroots-voted') return [];
  const key = kind === 'recognition' ? 'recognitionDecision' : 'admissionDecision';
  // No text names a term for the decision on removal and resignation.
  return kind === 'admission' || kind === 'recognition'
    ? started(lastOf(steps, 'grassroots-vote', true), key, world)
    : [];
};

export type CandidateClockFacts = {
  readonly decision: { readonly decidedOn: Day; readonly receivedOn: Day | null } | null;
  readonly ceremonyOn: Day | null;
  readonly cvDoneOn: Day | null;
  readonly entryDoneOn: Day | null;
};

/** The clocks after the decision on admission: the ceremony, then the member's own papers and the entry of the data. */
export const admissionClocks = (facts: CandidateClockFacts, world: World): RunningClock[] => {
  if (facts.decision === null) return [];
  const entry = facts.entryDoneOn === null ? started(facts.decision.decidedOn, 'dataEntry', world) : [];
  if (facts.ceremonyOn === null)
    return [...started(ceremonyStart(world.packs, facts.decision), 'ceremony', world), ...entry];
  return [...(facts.cvDoneOn === null ? started(facts.ceremonyOn, 'memberPapers', world) : []), ...entry];
};

/** The clock that ends first; those without a known end come last. */
export const firstDue = (clocks: readonly RunningClock[]): RunningClock | undefined =>
  [...clocks].sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))[0];
