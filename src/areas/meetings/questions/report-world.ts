import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { type IssuingBody, type PaperForm, WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { committeeName, type PaperOfSource, papersOfSource } from '../../documents/public.ts';
import { isCellType } from '../../organisations/contract.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import type { IssuingProposal } from '../contract/paper-issuing.ts';
import { hasTermOn, signersOn } from './paper-world.ts';

/** An organisation as its reports name it, and who may speak for it. */
export type ReportHome = {
  readonly name: string;
  readonly isCell: boolean;
  /** The committee above, as something is reported to it. */
  readonly superior: string | null;
  readonly signers: IssuingProposal['signers'];
  readonly hasTerm: boolean;
};

/** Refuses as not found an organisation that was not there on the day. */
export const reportHomeOf = async (tx: Tx, organisationId: string, on: Day): Promise<ReportHome> => {
  const found = (await organisationsOn(tx, on, [organisationId])).get(organisationId);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const above = found.parentId ? (await nearestNames(tx, on, [found.parentId])).get(found.parentId) : undefined;
  return {
    name: found.name,
    isCell: isCellType(found.type),
    superior: above === undefined ? null : committeeName(above),
    signers: await signersOn(tx, organisationId, on),
    hasTerm: await hasTermOn(tx, organisationId, on),
  };
};

/** What issuing begins with: the usual body, who may sign, where such papers go by custom. */
export const issuingOf = (form: PaperForm, { isCell, superior, signers, hasTerm }: ReportHome): IssuingProposal => ({
  body: form.bodies[0]!,
  bodies: [...form.bodies] as IssuingBody[],
  documentType: form.documentType as 'plan' | 'report' | 'minutes' | null,
  signers,
  hasTerm,
  recipients: [
    ...(superior === null ? [] : [`${superior} (để báo cáo),`]),
    ...(isCell && form.documentType === 'plan' ? ['Đảng viên chi bộ,'] : []),
    isCell ? 'Lưu chi bộ.' : 'Lưu văn phòng.',
  ],
});

/** A look at a paper wants nobody's name yet: what is not known is written by hand. */
export const unknownSigner = { post: 'Bí thư', name: WRITTEN_BY_HAND, personId: null };

/** Papers of one thing of this area, and of a form the one that stands. */
export const papersFrom = async (tx: Tx, sourceId: string | null) => {
  const papers = sourceId === null ? [] : await papersOfSource(tx, 'meetings', [sourceId]);
  return {
    papers: papers.map(({ sourceId: _, ...paper }) => paper),
    standing: ({ kind }: PaperForm): PaperOfSource | undefined =>
      papers.findLast((paper) => paper.kind === kind && paper.state === 'issued'),
  };
};
