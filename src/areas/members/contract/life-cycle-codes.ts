import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';

export const candidateId = idOf('CandidateId');
export type CandidateId = z.output<typeof candidateId>;
export const helperId = idOf('CandidateHelperId');
export const candidateNoteId = idOf('CandidateNoteId');
export const procedureId = idOf('ProcedureId');
export type ProcedureId = z.output<typeof procedureId>;
export const procedureStepId = idOf('ProcedureStepId');
export const suspensionId = idOf('SuspensionId');
export const memberEndId = idOf('MemberEndId');
export const reentryId = idOf('ReentryId');
export const complaintId = idOf('ComplaintId');
export const evidenceExportId = idOf('EvidenceExportId');

/** Steps on the way to admission; the words stand in the messages as `members.candidate-state.<code>`. */
export const candidateState = z.enum([
  'sympathiser',
  'awareness-class',
  'dossier',
  'cell-vote',
  'grassroots-vote',
  'decision',
  'admitted',
  'stopped',
]);
export type CandidateState = z.output<typeof candidateState>;

export const candidateSource = z.enum(['youth-union', 'trade-union', 'other-union', 'masses']);
/** Lower secondary school: not finished, the programme completed, or a diploma (of it or higher). */
export const schoolingLevel = z.enum(['below', 'completed', 'diploma']);

export const procedureKind = z.enum(['admission', 'recognition', 'removal', 'resignation']);
export type ProcedureKind = z.output<typeof procedureKind>;
export const procedureState = z.enum(['open', 'cell-voted', 'grassroots-voted', 'referred', 'decided', 'stopped']);
export type ProcedureState = z.output<typeof procedureState>;
export const procedureStepKind = z.enum([
  'request',
  'self-criticism',
  'unreachable',
  'refusal',
  'exception-allowed',
  'cell-vote',
  'sent-up',
  'part-review',
  'grassroots-vote',
  'competent-vote',
  'prolonged',
  'decision',
  'stopped',
]);
export type ProcedureStepKind = z.output<typeof procedureStepKind>;

/** Conditions of admission from which the competent level may allow an exception by a paper. */
export const exceptedConditions = ['age', 'schooling'] as const;
export type ExceptedCondition = (typeof exceptedConditions)[number];

export const suspensionReason = z.enum(['discipline', 'indicted', 'prosecuted', 'detained', 'other']);
export type SuspensionReason = z.output<typeof suspensionReason>;
export const memberEndKind = z.enum(['removed', 'expelled', 'resigned', 'deceased', 'admission-cancelled']);
export type MemberEndKind = z.output<typeof memberEndKind>;
export const reentryKind = z.enum(['readmitted', 'restored', 'reconnected']);
