import { type Question, type QuestionContext, question } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { pdfOfWord } from '../../../platform/paper/official/word-to-pdf.ts';
import { officialPdf } from '../../../platform/paper/pdf.ts';
import { specOf } from '../actions/spec-of.ts';
import { draftFiles, type PaperSpec } from '../actions/write-paper.ts';
import * as contract from '../contract/paper-reads.ts';
import { type Forms, findForm, getForm } from '../papers/all-forms.ts';
import { draftFileName, issuedFileName } from '../papers/file-names.ts';
import { getPaper, mayOpen, overPaper, refuseConfined, type StoredPaper } from './stored-paper.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export type PaperFormat = 'pdf' | 'docx';
export type AnsweredFile = { readonly fileName: string; readonly mediaType: string; readonly contentBase64: string };

const answered = (name: string, format: PaperFormat, bytes: Uint8Array): AnsweredFile => ({
  fileName: `${name}.${format}`,
  mediaType: format === 'pdf' ? 'application/pdf' : docxType,
  contentBase64: Buffer.from(bytes).toString('base64'),
});

/** PDF from the Word file of an office's own template; refuses where this machine has no LibreOffice. */
const fromWord = async (docx: Uint8Array): Promise<Uint8Array> => {
  const bytes = await pdfOfWord(docx);
  if (bytes === null) throw new Refused(refuse(reason('documents.pdf-needs-office-program', {}, 'format')));
  return bytes;
};

/** A draft as file: marked as one, without a number. */
export const draftFile = async (
  context: QuestionContext,
  spec: PaperSpec,
  format: PaperFormat,
): Promise<AnsweredFile> => {
  const { filled, docx, templateId } = await draftFiles(context, spec);
  const name = draftFileName(spec.form, spec.isDayOpen === true ? null : spec.issuedOn);
  if (format === 'docx') return answered(name, format, docx);
  return answered(name, format, templateId === null ? await officialPdf(filled) : await fromWord(docx));
};

const nameOf = ({ title, filled, number, symbol, issuedOn }: StoredPaper, formName: string | null): string =>
  issuedFileName({
    title: filled?.title ?? title,
    formName,
    number,
    symbol,
    on: issuedOn,
  });

const issuedFile = async (
  { files }: QuestionContext,
  paper: StoredPaper,
  { format, formName }: { readonly format: PaperFormat; readonly formName: string | null },
): Promise<AnsweredFile> => {
  if (paper.contentName === null) throw new Refused(refuse(reason('documents.no-file')));
  const name = nameOf(paper, formName);
  if (format === 'pdf' && paper.templateId === null) return answered(name, format, await officialPdf(paper.filled!));
  const docx = await files.readKept(paper.contentName);
  return answered(name, format, format === 'docx' ? docx : await fromWord(docx));
};

/** Those of these papers in reach whose content the caller may open. */
export const openablePapers = async (
  { tx, actor }: QuestionContext,
  paperIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const open = new Set<string>();
  for (const paperId of paperIds) if (await mayOpen(tx, actor, await getPaper(tx, paperId))) open.add(paperId);
  return open;
};

type IssuedAsked = { readonly paperId: string; readonly formName: string; readonly format: PaperFormat };

/** An issued paper in reach as a file; the area that knows its form names it. Refuses what is confined from the caller. */
export const issuedPaperFile = async (
  context: QuestionContext,
  { paperId, formName, format }: IssuedAsked,
): Promise<AnsweredFile> => {
  const paper = await getPaper(context.tx, paperId);
  await refuseConfined(context.tx, context.actor, paper);
  return issuedFile(context, paper, { format, formName });
};

export const paperFile = (forms: Forms): Question<typeof contract.paperFile> =>
  question(
    contract.paperFile,
    async ({ paperId, format }, context) => {
      const paper = await getPaper(context.tx, paperId);
      await refuseConfined(context.tx, context.actor, paper);
      return paper.state === 'draft'
        ? draftFile(context, specOf(paper, getForm(forms, paper.kind)), format)
        : issuedFile(context, paper, { format, formName: findForm(forms, paper.kind)?.names.vi ?? null });
    },
    { over: overPaper },
  );
