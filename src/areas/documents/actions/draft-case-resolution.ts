import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { VotedCase } from '../../members/contract.ts';
import type { PaperId } from '../contract/paper-codes.ts';
import { caseResolutions } from '../papers/case-resolutions.ts';
import { type Known, type Tally, tallyKnown } from '../papers/propose-member-paper.ts';
import { memberKnown, proposedPaper } from '../questions/proposal.ts';
import { type PaperSpec, writeDraft } from './write-paper.ts';

/** The resolution of the cell that belongs to each kind of case. */
const formOfCase: Readonly<Record<VotedCase['kind'], string>> = {
  admission: 'documents.admission-cell',
  recognition: 'documents.recognition-cell',
  removal: 'documents.strike-off-cell',
  resignation: 'documents.resignation-cell',
  exemption: 'documents.exemption-cell',
  badge: 'documents.badge-cell',
};

export type CaseResolution = {
  readonly case: VotedCase;
  /** Null: a candidate, of whom the procedure says everything that is known. */
  readonly memberId: string | null;
  readonly organisationId: string;
  readonly issuedOn: Day;
  readonly tally: Tally;
  /** Who usually signs for the cell; null where nobody is known. */
  readonly signer: NonNullable<PaperSpec['signer']> | null;
  /** What the meeting itself knows: chair, who took the minutes, who came, what was concluded. */
  readonly known: Known;
};

/**
 * Begins the resolution of a cell about a case, filled with the tally of one vote and what the records know; what nobody knows stays
 * open. It is a draft like every other: looked at, completed, and issued by whoever may.
 */
export const draftCaseResolution = async (
  context: ActionContext,
  { case: matter, memberId, organisationId, issuedOn, tally, signer, known }: CaseResolution,
): Promise<PaperId> => {
  const form = caseResolutions.find(({ kind }) => kind === formOfCase[matter.kind]);
  if (!form) throw new Refused(refuse(reason('documents.form-unknown', {}, 'kind')));
  const isProcedure = matter.kind !== 'exemption' && matter.kind !== 'badge';
  const asked = { organisationId, on: issuedOn, subjectId: isProcedure ? matter.id : null };
  const person = isProcedure || memberId === null ? {} : await memberKnown(memberId, issuedOn, context);
  const more = { ...person, ...known, ...tallyKnown(tally) };
  const { title, data, recipients } = await proposedPaper(context, form, asked, more);
  const source = { area: 'members', id: matter.id };
  return writeDraft(context, {
    signer,
    form,
    data,
    organisationId,
    body: form.bodies[0]!,
    title,
    issuedOn,
    recipients,
    source,
  });
};
