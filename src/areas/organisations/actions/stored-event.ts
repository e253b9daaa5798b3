import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Decision, EventState } from '../contract/events.ts';
import type { StructuralRequest } from '../rules/structure.ts';
import { type EventStep, mayStep } from '../rules/transitions.ts';

export type StoredEvent = {
  readonly id: string;
  readonly topId: string;
  readonly kind: string;
  readonly state: EventState;
  readonly effectiveOn: Day;
  readonly request: StructuralRequest;
  readonly decision: Decision;
  readonly order: number;
};

/** Where an event is filed: what an act on it is authorised over. Empty when it cannot be seen. */
export const filedUnder = async (tx: Tx, eventId: string): Promise<readonly string[]> => {
  const row = await tx
    .selectFrom('organisations.structural_event')
    .select('org_id')
    .where('id', '=', eventId)
    .executeTakeFirst();
  return row ? [row.org_id] : [];
};

/** Locks an event for a change of its state; refuses when it is absent, was changed meanwhile, or is in a state where this step is not open. */
export const getEvent = async (
  tx: Tx,
  eventId: string,
  expectedVersion: number,
  step: EventStep,
): Promise<StoredEvent> => {
  const row = await tx
    .selectFrom('organisations.structural_event')
    .selectAll()
    .where('id', '=', eventId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('organisations.changed-meanwhile', {}, 'expectedVersion')));
  const state = row.state as EventState;
  if (!mayStep(state, step))
    throw new Refused(refuse(reason('organisations.event-in-other-state', { state }, 'eventId')));
  return {
    id: row.id,
    topId: row.org_id,
    kind: row.kind,
    state,
    effectiveOn: row.effective_on as Day,
    request: row.plan as unknown as StructuralRequest,
    decision: {
      number: row.decision_number,
      decidedOn: row.decided_on as Day,
      issuer: row.issuer,
      effectiveOn: row.effective_on as Day,
      verified: row.verified,
      sourceNote: row.source_note,
    },
    order: row.applied_order ?? 0,
  };
};
