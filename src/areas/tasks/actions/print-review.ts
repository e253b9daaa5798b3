import { type ActionContext, action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { pdfBytes } from '../../../platform/paper/pdf.ts';
import { rowsPrintable } from '../../../platform/paper/printed-paper.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/programmes.ts';
import { type ReviewFacts, reviewPaper, reviewSheet } from '../papers/review-paper.ts';
import { programmeOn } from '../questions/programme-questions.ts';
import { watermarkLine } from '../questions/watermark-line.ts';
import { overProgramme } from './stored-programme.ts';

type Input = typeof contract.printReview.input._output;

const factsOf = async ({ programmeId, on, language }: Input, context: ActionContext): Promise<ReviewFacts> => {
  const { tx, today, now, actor, note } = context;
  const view = await programmeOn(tx, programmeId, on, today);
  const { organisationId, organisationName } = view.programme;
  const superiorId = (await organisationsOn(tx, today, [organisationId])).get(organisationId)?.parentId ?? null;
  const superior = superiorId === null ? null : ((await nearestNames(tx, today, [superiorId])).get(superiorId) ?? null);
  const watermark = await watermarkLine(tx, { actor, now, language, scope: organisationName });
  note({ subject: `tasks.programme ${programmeId}`, after: { on, targets: view.targets.length } });
  return { view, on, language, superior, watermark, printedOn: today };
};

const fileOf = ({ view, on }: ReviewFacts, kind: 'pdf' | 'xlsx', bytes: Uint8Array) => ({
  fileName: `danh-gia-${view.programme.id.slice(0, 8)}-${on}.${kind}`,
  mediaType: kind === 'pdf' ? 'application/pdf' : mediaTypes.xlsx,
  contentBase64: Buffer.from(bytes).toString('base64'),
});

export const printReview = action(
  contract.printReview,
  async (input, context) => {
    const facts = await factsOf(input, context);
    const rows = facts.view.targets.reduce((sum, target) => sum + target.given, 0);
    if (rows > rowsPrintable) throw new Refused(refuse(reason('tasks.review-too-long', { rows, most: rowsPrintable })));
    return fileOf(facts, 'pdf', await pdfBytes(reviewPaper(facts)));
  },
  { over: overProgramme },
);

export const exportReview = action(
  contract.exportReview,
  async (input, context) => {
    const facts = await factsOf(input, context);
    return fileOf(facts, 'xlsx', await xlsxBytes([reviewSheet(facts)], context.now));
  },
  { over: overProgramme },
);
