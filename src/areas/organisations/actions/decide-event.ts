import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  orRefuse,
  type Reason,
  Refused,
  reason,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import type { Decision, EventState } from '../contract/events.ts';
import { commonAncestor } from '../questions/places.ts';
import { decidedUnder, namedIn, structureFacts } from '../questions/structure-facts.ts';
import { checkDraft } from '../rules/check-draft.ts';
import { draftEvent } from '../rules/draft-event.ts';
import type { Draft, StructuralRequest, StructureFacts } from '../rules/structure.ts';
import { applyDraft } from './apply-draft.ts';
import { hideEvents } from './hide-events.ts';
import { lockStructure } from './insert-organisations.ts';
import { planDuties } from './plan-duties.ts';

type Outcome = {
  eventId: string;
  state: EventState;
  establishedIds: string[];
  warnings: { code: string; params: Reason['params'] }[];
  dutyCount: number;
};

/** The organisations over which a structural request is authorised; empty when one of them cannot be seen. */
export const decidedOver = async (tx: Tx, request: StructuralRequest): Promise<readonly string[]> => {
  const top = await commonAncestor(tx, await decidedUnder(tx, request));
  return top === null ? [] : [top];
};

type Paper = {
  readonly decision: Decision;
  readonly mode: 'apply' | 'prepare';
  /** The past as a public list tells it says nothing of hand-overs and seals: whether they were done is unknown, not overdue. */
  readonly isFromPublicList?: boolean;
};

/** Decides a new structural event and writes it down: applied at once, stored for its day, or only prepared. */
export const decideEvent = async (
  context: ActionContext,
  request: StructuralRequest,
  paper: Paper,
): Promise<Outcome> => {
  await lockStructure(context.tx);
  const topId = await topOf(context.tx, request);
  const { draft, warnings, facts } = await judge(context, request, paper.decision, paper.mode, topId);

  const state: EventState =
    paper.mode === 'prepare' ? 'prepared' : paper.decision.effectiveOn > context.today ? 'scheduled' : 'applied';
  const event = { id: newId(), topId, state };
  await insertEvent(context.tx, event, request, paper.decision, warnings);
  return finish(context, { ...event, hasDuties: !paper.isFromPublicList }, draft, facts, warnings);
};

/** Applies an event that was prepared or scheduled, after judging it anew on the facts of now. */
export const applyStored = async (
  context: ActionContext,
  stored: { readonly id: string; readonly request: StructuralRequest; readonly decision: Decision },
): Promise<Outcome> => {
  await lockStructure(context.tx);
  const { decision } = stored;
  const topId = await topOf(context.tx, stored.request);
  const { draft, warnings, facts } = await judge(context, stored.request, decision, 'apply', topId);

  const state: EventState = decision.effectiveOn > context.today ? 'scheduled' : 'applied';
  await sql`
    UPDATE organisations.structural_event e
    SET state = ${state}, decision_number = ${decision.number}, decided_on = ${decision.decidedOn}, issuer = ${decision.issuer},
        effective_on = ${decision.effectiveOn}, verified = ${decision.verified}, source_note = ${decision.sourceNote},
        warnings = ${JSON.stringify(warnings)}::jsonb, version = e.version + 1, org_id = top.id, org_pos = top.pos
    FROM organisations.organisation top WHERE e.id = ${stored.id} AND top.id = ${topId}`.execute(context.tx);
  return finish(context, { id: stored.id, topId, state, hasDuties: true }, draft, facts, warnings);
};

const topOf = async (tx: Tx, request: StructuralRequest): Promise<string> => {
  const [top] = await decidedOver(tx, request);
  if (top === undefined) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return top;
};

const judge = async (
  context: ActionContext,
  request: StructuralRequest,
  decision: Decision,
  mode: 'apply' | 'prepare',
  topId: string,
) => {
  const facts = await structureFacts(context.tx, request, decision.effectiveOn, topId);
  const verdict = orRefuse(checkDraft(draftEvent(request, facts), facts, decision, context.today, mode));
  return { ...verdict, facts };
};

const finish = async (
  context: ActionContext,
  event: { id: string; topId: string; state: EventState; hasDuties: boolean },
  draft: Draft,
  facts: StructureFacts,
  warnings: readonly Reason[],
): Promise<Outcome> => {
  const shown = warnings.map(({ code, params }) => ({ code, params }));
  context.note({
    subject: `organisations.structural_event ${event.id}`,
    after: { state: event.state, kind: draft.kind },
  });
  if (event.state !== 'applied')
    return { eventId: event.id, state: event.state, establishedIds: [], warnings: shown, dutyCount: 0 };

  const applied = await applyDraft(context.tx, event, draft, facts);
  const dutyCount = event.hasDuties
    ? await planDuties(context.tx, { id: event.id, day: facts.day }, draft, applied)
    : 0;
  await sql`
    UPDATE organisations.structural_event
    SET applied_at = ${context.now}, before_count = ${before(draft)}, after_count = ${after(draft)},
        applied_order = (SELECT revision FROM organisations.tree_revision)
    WHERE id = ${event.id}`.execute(context.tx);
  await hideEvents(context.tx, sql`e.id = ${event.id}`);
  await context.tell('organisations.event-applied', { eventId: event.id });
  return {
    eventId: event.id,
    state: 'applied',
    establishedIds: [...applied.establishedIds],
    warnings: shown,
    dutyCount,
  };
};

const before = (draft: Draft): number =>
  new Set(draft.parties.map((party) => party.before).filter((id) => id !== null)).size;
const after = (draft: Draft): number =>
  new Set(draft.parties.map((party) => party.after).filter((id) => id !== null)).size;

const insertEvent = async (
  tx: Tx,
  event: { id: string; topId: string; state: EventState },
  request: StructuralRequest,
  decision: Decision,
  warnings: readonly Reason[],
): Promise<void> => {
  await sql`
    INSERT INTO organisations.structural_event
      (id, org_id, org_pos, kind, state, decision_number, decided_on, issuer, effective_on, verified, source_note, restricted, plan, warnings)
    SELECT ${event.id}, top.id, top.pos, ${request.kind}, ${event.state}, ${decision.number}, ${decision.decidedOn}, ${decision.issuer},
           ${decision.effectiveOn}, ${decision.verified}, ${decision.sourceNote},
           EXISTS (SELECT FROM organisations.organisation r WHERE r.restricted AND r.id = ANY (${namedIn(request)}::uuid[])),
           ${JSON.stringify(request)}::jsonb, ${JSON.stringify(warnings)}::jsonb
    FROM organisations.organisation top WHERE top.id = ${event.topId}`.execute(tx);
};

/** Refuses with 409 when somebody changed the organisation since the caller read it. */
export const refuseStale = async (tx: Tx, organisationId: string, expectedVersion: number): Promise<void> => {
  const row = await tx
    .selectFrom('organisations.organisation')
    .select('version')
    .where('id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('organisations.changed-meanwhile', {}, 'expectedVersion')));
};
