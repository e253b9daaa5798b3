import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, orRefuse, type Reason, Refused, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { admissionFactsOf } from '../questions/admission-facts.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getCandidate, getMember, probationOf } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { isRollKnown, votingBaseOf } from '../questions/roll.ts';
import { admissionChecklist } from '../rules/admission-checklist.ts';
import { conditionReason } from '../rules/admission-condition.ts';
import { type ExceptionPaper, paperWords, permissionsIn } from '../rules/admission-permission.ts';
import type { LifeCycleRules } from '../rules/life-cycle-pack.ts';
import { baseReasons, type CountedBase, shareText } from '../rules/life-cycle-vote.ts';
import { recognitionVoteReasons } from '../rules/probation.ts';
import { checkVote, stepReasons } from '../rules/procedure-step-check.ts';
import { insertStep, type LoadedProcedure, procedureFacts } from './procedure-writes.ts';
import { exceptionReasons, loadProcedure } from './record-procedure-step.ts';

/** What the matter itself asks before the cell votes: a candidate who meets every condition, or a probation that is over. */
const matterReasons = async (
  tx: Tx,
  procedure: LoadedProcedure,
  { rules, onDay, permission }: { rules: LifeCycleRules; onDay: Day; permission: ExceptionPaper | null },
): Promise<Reason[]> => {
  if (procedure.kind === 'admission') {
    const allowedBy = {
      ...permissionsIn(procedure.steps, onDay),
      ...(permission ? { [permission.about]: { paper: paperWords(permission), comparedOn: null } } : {}),
    };
    const facts = await admissionFactsOf(tx, await getCandidate(tx, procedure.candidateId!), allowedBy);
    return admissionChecklist(rules, facts, onDay).flatMap(conditionReason);
  }
  if (procedure.kind !== 'recognition') return [];
  const member = await getMember(tx, procedure.memberId!);
  return recognitionVoteReasons(
    rules.probation,
    { standing: member.standing, ...(await probationOf(tx, member)) },
    onDay,
  );
};

type Vote = Omit<typeof contract.recordUpperVote.input._output, 'body' | 'procedureId' | 'expectedVersion'> & {
  readonly kind: 'cell-vote' | 'grassroots-vote' | 'competent-vote';
  readonly baseCounted?: number | null;
  readonly baseReason?: string | null;
  /** The meeting kept by the program that it was taken in. */
  readonly meetingId?: string;
  readonly paper?: ExceptionPaper | null;
};

/** The base of the cell on the day of its vote, as its roll gives it; null where a spell may have begun before it was recorded. */
const countedBaseOf = async (tx: Tx, organisationId: string, on: Day): Promise<CountedBase> => {
  if (!(await isRollKnown(tx, organisationId, on))) return null;
  const none: ReadonlySet<string> = new Set();
  const of = { organisationId, on, occasion: 'meeting' as const, presentExempt: none, absentWithReason: none };
  const { base, deductions } = await votingBaseOf(tx, of);
  const exempt = deductions.find(({ ground }) => ground === 'exempt-absent');
  return { counted: base, most: base + (exempt?.memberIds.length ?? 0) };
};

const writeVote = async (tx: Tx, before: LoadedProcedure, vote: Vote, today: Day, matter: readonly Reason[] = []) => {
  const rules = lifeCycleRules(vote.onDay).content;
  const facts = await procedureFacts(tx, before, today);
  const verdict = checkVote(rules, facts, vote, today);
  const reasons = [...matter, ...(isRefusal(verdict) ? verdict.reasons : [])];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  const { isEnough, share } = orRefuse(verdict);
  const needed = shareText(share);
  const { kind, onDay, source, meetingId = null, paper = null, isDelegated: _, ...tally } = vote;
  const { state, ...done } = await insertStep(tx, before, {
    kind,
    onDay,
    source,
    meetingId,
    paper,
    note: paper && paperWords(paper),
    tally: { ...tally, isEnough, needed },
  });
  return { ...done, isEnough, needed, state };
};

type CellVote = Omit<Vote, 'kind' | 'isDelegated'> & {
  readonly permission: ExceptionPaper | null;
  readonly meetingId?: string;
};

/** Everything that stands in the way of a vote of the cell on a day, before anybody has voted. */
export const cellVoteObstacles = async (
  tx: Tx,
  procedure: LoadedProcedure,
  { onDay, today }: { onDay: Day; today: Day },
): Promise<Reason[]> => {
  const rules = lifeCycleRules(onDay).content;
  const facts = await procedureFacts(tx, procedure, today);
  return [
    ...(await matterReasons(tx, procedure, { rules, onDay, permission: null })),
    ...stepReasons(rules, facts, { kind: 'cell-vote', onDay }, today),
  ];
};

/** Writes the vote of the cell, whoever counted it; refuses with every reason of the matter, of the place in the chain and of the tally. */
export const writeCellVote = async (
  { tx, today, note, tell }: ActionContext,
  before: LoadedProcedure,
  { permission, ...vote }: CellVote,
  counted: CountedBase,
) => {
  const rules = lifeCycleRules(vote.onDay).content;
  const matter = [
    ...(permission ? await exceptionReasons(tx, before, { onDay: vote.onDay, paper: permission }, 'permission') : []),
    ...(await matterReasons(tx, before, { rules, onDay: vote.onDay, permission })),
    ...baseReasons(vote.base, counted, vote.baseReason ?? null),
  ];
  const asVote = { ...vote, kind: 'cell-vote' as const, isDelegated: false, baseCounted: counted?.counted ?? null };
  const { state, ...done } = await writeVote(tx, before, { ...asVote, paper: permission }, today, matter);
  note({ subject: `procedure ${before.id}`, after: { ...vote, isEnough: done.isEnough, state } });
  await tell('members.vote-recorded', { procedureId: before.id, body: 'cell-vote' });
  return done;
};

export const recordCellVote = action(
  contract.recordCellVote,
  async ({ procedureId, expectedVersion, ...vote }, context) => {
    const before = await loadProcedure(context.tx, { procedureId, expectedVersion });
    const counted = await countedBaseOf(context.tx, before.organisationId, vote.onDay);
    return writeCellVote(context, before, vote, counted);
  },
  { over: homes.procedure },
);

export const recordUpperVote = action(
  contract.recordUpperVote,
  async ({ procedureId, expectedVersion, body, ...vote }, { tx, today, note, tell }) => {
    const before = await loadProcedure(tx, { procedureId, expectedVersion });
    const { state, ...done } = await writeVote(tx, before, { ...vote, kind: body }, today);
    note({ subject: `procedure ${procedureId}`, after: { ...vote, body, isEnough: done.isEnough, state } });
    await tell('members.vote-recorded', { procedureId, body });
    return done;
  },
  { over: homes.procedure },
);
