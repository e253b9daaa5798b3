import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { FilledPaper } from '../../../platform/paper/official/fill-form.ts';
import { pdfOfWord } from '../../../platform/paper/official/word-to-pdf.ts';
import { officialSetPdf } from '../../../platform/paper/pdf.ts';
import { draftFiles, type PaperSpec } from '../actions/write-paper.ts';
import { besideSetFileName, setFileName } from '../papers/file-names.ts';
import { type AnsweredFile, docxType } from './paper-file.ts';
import { getPaper, refuseConfined } from './stored-paper.ts';

/** A paper to be printed with others: one that was issued, or one that is only looked at. */
export type PrintedOne = { readonly paperId: string } | { readonly spec: PaperSpec };

type Set = { readonly filled: FilledPaper; readonly docx: Uint8Array; readonly templateId: string | null };

const setOf = async (context: QuestionContext, one: PrintedOne): Promise<Set | null> => {
  if ('spec' in one) return draftFiles(context, one.spec);
  const { tx, actor, files } = context;
  const paper = await getPaper(tx, one.paperId);
  await refuseConfined(tx, actor, paper);
  if (paper.filled === null || paper.contentName === null) return null;
  return { filled: paper.filled, docx: await files.readKept(paper.contentName), templateId: paper.templateId };
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** From an office's own template there is only its Word file, and a PDF of it where LibreOffice is installed. */
const apart = async ({ filled, docx }: Set, name: string): Promise<AnsweredFile> => {
  const pdf = await pdfOfWord(docx);
  const file = besideSetFileName(name, filled.title);
  return pdf === null
    ? { fileName: `${file}.docx`, mediaType: docxType, contentBase64: base64(docx) }
    : { fileName: `${file}.pdf`, mediaType: 'application/pdf', contentBase64: base64(pdf) };
};

/**
 * All of them in one PDF in the order given; those from an office's own template stand beside it as files of their own. `about` says in
 * Vietnamese what the set belongs to, `on` its day: the files are named by them.
 */
export const printedSet = async (
  context: QuestionContext,
  papers: readonly PrintedOne[],
  { about, on }: { readonly about: string; readonly on: Day },
): Promise<AnsweredFile[]> => {
  const name = setFileName(about, on, context.today);
  const sets: Set[] = [];
  for (const one of papers) {
    const set = await setOf(context, one);
    if (set) sets.push(set);
  }
  const ours = sets.filter(({ templateId }) => templateId === null).map(({ filled }) => filled);
  const together = ours.length === 0 ? null : base64(await officialSetPdf(ours));
  const others: AnsweredFile[] = [];
  for (const set of sets.filter(({ templateId }) => templateId !== null)) others.push(await apart(set, name));
  return [
    ...(together === null ? [] : [{ fileName: `${name}.pdf`, mediaType: 'application/pdf', contentBase64: together }]),
    ...others,
  ];
};
