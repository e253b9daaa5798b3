import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { latestBeginning } from '../questions/latest-beginning.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, probationOf } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { leftBeforeSpell } from '../rules/left-before-spell.ts';
import { recognitionDay } from '../rules/probation.ts';
import { decisionReasons } from '../rules/procedure-step-check.ts';
import { mayStep, memberState } from '../rules/transitions.ts';
import { endMembership } from './member-end-writes.ts';
import { makeOfficial } from './member-writes.ts';
import { insertStep, type LoadedProcedure, procedureFacts } from './procedure-writes.ts';
import { loadProcedure } from './record-procedure-step.ts';

type Input = typeof contract.recordProcedureDecision.input._output;

/** The member is official from exactly the end of probation; the decision keeps its own day. */
const recognise = async (tx: Tx, procedure: LoadedProcedure, decidedOn: Day): Promise<void> => {
  const member = await getMember(tx, procedure.memberId!, true);
  const { ceremonyOn, prolongedTo } = await probationOf(tx, member);
  if (member.standing === 'official') throw new Refused(refuse(reason('members.official-already')));
  if (ceremonyOn === null) throw new Refused(refuse(reason('members.ceremony-day-missing')));
  const officialOn = recognitionDay(lifeCycleRules(decidedOn).content.probation, ceremonyOn, prolongedTo);
  if (decidedOn < officialOn)
    throw new Refused(refuse(reason('members.probation-still-running', { day: officialOn }, 'decision.decidedOn')));
  await makeOfficial(tx, { memberId: member.id, officialOn, decidedOn });
};

const leave = async ({ tx, tell }: ActionContext, procedure: LoadedProcedure, input: Input): Promise<void> => {
  const member = await getMember(tx, procedure.memberId!, true);
  const [step, kind] =
    procedure.kind === 'removal' ? (['remove', 'removed'] as const) : (['resign', 'resigned'] as const);
  const since = await latestBeginning(tx, member.id);
  const reasons = [
    ...(mayStep(memberState, member.state, step) ? [] : [reason('members.state-forbids', { state: member.state })]),
    ...leftBeforeSpell(input.decision.decidedOn, since, 'decision.decidedOn'),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  const memberEndId = await endMembership(tx, member, {
    kind,
    effectiveOn: input.decision.decidedOn,
    reason: procedure.groundText,
    procedureId: procedure.id,
    decision: input.decision,
    receivedOn: input.receivedOn,
  });
  await tell('members.membership-ended', { memberId: member.id, memberEndId, kind });
};

const takeEffect = async (context: ActionContext, procedure: LoadedProcedure, input: Input): Promise<void> => {
  if (input.outcome === 'rejected' || procedure.kind === 'admission') return;
  await (procedure.kind === 'recognition'
    ? recognise(context.tx, procedure, input.decision.decidedOn)
    : leave(context, procedure, input));
};

export const recordProcedureDecision = action(
  contract.recordProcedureDecision,
  async (input, context) => {
    const { tx, today, note, tell } = context;
    const before = await loadProcedure(tx, input);
    const { outcome, decision, receivedOn, voteStatement } = input;
    const rules = lifeCycleRules(decision.decidedOn).content;
    const facts = await procedureFacts(tx, before, today);
    const asked = { outcome, decidedOn: decision.decidedOn, receivedOn, voteStatement };
    const reasons = decisionReasons(rules, facts, asked, today);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await takeEffect(context, before, input);
    const step = {
      kind: 'decision' as const,
      onDay: decision.decidedOn,
      source: `${decision.number} · ${decision.issuer}`,
      note: voteStatement,
    };
    const { state: _, ...done } = await insertStep(tx, before, step, { outcome, decision, receivedOn });
    note({ subject: `procedure ${before.id}`, after: { outcome, decision, receivedOn } });
    const subject = before.memberId ? { memberId: before.memberId } : { candidateId: before.candidateId! };
    await tell('members.procedure-decided', { procedureId: before.id, kind: before.kind, outcome, ...subject });
    return done;
  },
  { over: homes.procedure },
);
