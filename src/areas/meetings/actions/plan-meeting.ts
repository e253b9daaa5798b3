import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MeetingId } from '../contract/meeting-codes.ts';
import * as contract from '../contract/planning.ts';
import { countElections, refuseElectionsOutside } from '../questions/election-rows.ts';
import { homeOfMeeting, refuseForeign } from '../questions/meeting-homes.ts';
import { findMeeting } from '../questions/meeting-rows.ts';
import { planFactsOf } from '../questions/plan-facts.ts';
import { checkPlan } from '../rules/check-plan.ts';
import { loadMeeting, moveMeeting } from './meeting-steps.ts';

type Plan = Omit<typeof contract.changePlan.input._output, 'meetingId' | 'expectedVersion' | 'why'>;

const verdictOf = async (
  tx: Tx,
  today: Day,
  place: { readonly organisationId: string; readonly own: string | null },
  plan: Plan,
) => {
  await refuseForeign(tx, { ...plan, organisationId: place.organisationId });
  const facts = await planFactsOf(tx, today, { ...place, on: plan.plannedOn });
  const { kind, groupId, isInsteadOfRegular, plannedOn: on, plannedAt: from } = plan;
  const slot = { kind, groupId, isInsteadOfRegular, on, from, to: null, noticedOn: null, materialsOn: null };
  return orRefuse(checkPlan(slot, facts));
};

const columnsOf = (plan: Plan) => sql`
  ${plan.kind}, ${plan.groupId}::uuid, ${plan.plannedOn}::date, ${plan.plannedAt}::time, ${plan.place}, ${plan.mode}, ${plan.title},
  ${plan.isInsteadOfRegular}::boolean, ${plan.preparedBy}::uuid`;

export const planMeeting = action(contract.planMeeting, async (input, { tx, today, note, tell }) => {
  const { organisationId, meetingId: given, ...plan } = input;
  const meetingId = given ?? newId<MeetingId>();
  if (given && (await findMeeting(tx, given)))
    throw new Refused(refuse(reason('meetings.known-already', {}, 'meetingId')));
  const { findings } = await verdictOf(tx, today, { organisationId, own: null }, plan);

  await sql`
    INSERT INTO meetings.meeting (id, org_id, org_pos, state, kind, group_id, planned_on, planned_at, place, mode, title,
      is_instead_of_regular, prepared_by)
    SELECT ${meetingId}, p.id, p.pos, 'planned', ${columnsOf(plan)}
    FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
  note({ subject: `meeting ${meetingId}`, after: { kind: plan.kind, plannedOn: plan.plannedOn } });
  await tell('meetings.meeting-planned', { meetingId, organisationId });
  return { meetingId, version: 1, findings: [...findings] };
});

export const changePlan = action(
  contract.changePlan,
  async ({ meetingId, expectedVersion, why, ...plan }, { tx, today, note, tell }) => {
    const before = await loadMeeting(tx, { meetingId, expectedVersion }, 'change-plan');
    if (before.state === 'noticed' && why === null)
      throw new Refused(refuse(reason('meetings.reason-missing', {}, 'why')));
    const { organisationId } = before;
    await refuseElectionsOutside(tx, { meetingId, kind: plan.kind });
    const { findings } = await verdictOf(tx, today, { organisationId, own: meetingId }, plan);

    await sql`
      UPDATE meetings.meeting SET (kind, group_id, planned_on, planned_at, place, mode, title, is_instead_of_regular, prepared_by)
        = (SELECT ${columnsOf(plan)}), state = 'planned', state_reason = ${why}, noticed_on = NULL, materials_on = NULL,
        version = version + 1
      WHERE id = ${meetingId}`.execute(tx);
    const after = { plannedOn: plan.plannedOn, kind: plan.kind };
    note({ subject: `meeting ${meetingId}`, before: { plannedOn: before.plannedOn, kind: before.kind }, after });
    await tell('meetings.plan-changed', { meetingId, organisationId });
    return { meetingId, version: before.version + 1, findings: [...findings] };
  },
  { over: homeOfMeeting },
);

export const withdrawMeeting = action(
  contract.withdrawMeeting,
  async (input, { tx, note, tell }) => {
    const { organisationId, plannedOn } = await loadMeeting(tx, input, 'withdraw-meeting');
    const elections = await countElections(tx, input.meetingId);
    if (elections > 0) throw new Refused(refuse(reason('meetings.meeting-has-elections', { elections })));
    await sql`DELETE FROM meetings.meeting m WHERE m.id = ${input.meetingId}`.execute(tx);
    note({ subject: `meeting ${input.meetingId}`, before: { plannedOn } });
    await tell('meetings.meeting-withdrawn', { meetingId: input.meetingId, organisationId });
    return { done: true as const };
  },
  { over: homeOfMeeting },
);

export const cancelMeeting = action(
  contract.cancelMeeting,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadMeeting(tx, input, 'cancel-meeting');
    const done = await moveMeeting(tx, before, 'cancelled', why);
    note({ subject: `meeting ${before.id}`, before: { state: before.state }, after: { state: 'cancelled' } });
    await tell('meetings.meeting-cancelled', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);

export const resumeMeeting = action(
  contract.resumeMeeting,
  async (input, { tx, today, note, tell }) => {
    const before = await loadMeeting(tx, input, 'resume-meeting');
    const { organisationId } = before;
    await verdictOf(tx, today, { organisationId, own: before.id }, before);
    const done = await moveMeeting(tx, before, before.stateBefore ?? 'planned', null);
    note({ subject: `meeting ${before.id}`, before: { state: 'cancelled' }, after: { state: before.stateBefore } });
    await tell('meetings.meeting-resumed', { meetingId: before.id, organisationId });
    return done;
  },
  { over: homeOfMeeting },
);
