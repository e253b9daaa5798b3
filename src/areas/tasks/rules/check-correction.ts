import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { LeadInput, TaskSide, TaskState } from '../contract/task-shapes.ts';

export type CorrectionInput = { readonly text: string; readonly field: string | null; readonly lead: LeadInput };
export type CorrectionFacts = {
  readonly side: TaskSide;
  readonly state: TaskState;
  readonly organisationId: string;
  readonly otherId: string | null;
  readonly text: string;
  readonly field: string | null;
};

const closed: readonly TaskState[] = ['confirmed', 'cancelled', 'withdrawn'];

/** May the task be corrected so? The words belong to whoever gave it; the unit stays; who leads inside belongs to the unit. */
export const checkCorrection = (
  input: CorrectionInput,
  facts: CorrectionFacts,
  people: readonly Reason[],
): true | Refusal => {
  const { side, organisationId, otherId } = facts;
  const isWordChanged = input.text !== facts.text || input.field !== facts.field;
  const unitOfLead = input.lead.kind === 'organisation' ? input.lead.organisationId : null;
  const isUnitMoved = side === 'given' ? unitOfLead !== otherId : unitOfLead !== null && unitOfLead !== organisationId;
  const reasons = [
    ...(closed.includes(facts.state) ? [reason('tasks.closed-already', {}, 'taskId')] : []),
    ...(side === 'received' && isWordChanged ? [reason('tasks.words-of-the-giver', {}, 'text')] : []),
    ...(isUnitMoved ? [reason('tasks.unit-stays', {}, 'lead')] : []),
    ...people,
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
