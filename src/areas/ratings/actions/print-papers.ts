import { zipSync } from 'fflate';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { plainName } from '../../../platform/paper/plain-name.ts';
import { type AnsweredFile, issuedPaperFile, previewPaper, printedSet } from '../../documents/public.ts';
import * as contract from '../contract/rating-papers.ts';
import { issuedInstead, type ToPrint } from '../questions/issued-instead.ts';
import { aboutOf, paperSpecsOf } from '../questions/paper-specs.ts';
import { paperWorldOf } from '../questions/paper-world.ts';

type Input = typeof contract.printPapers.input._output;

/** Word files in the order of the set; their names say what they are, never whom they are about. */
const wordFiles = async (context: ActionContext, papers: readonly ToPrint[]): Promise<AnsweredFile[]> => {
  const files: AnsweredFile[] = [];
  for (const { spec, issued } of papers)
    files.push(
      issued
        ? await issuedPaperFile(context, { paperId: issued.paperId, formName: spec.form.names.vi, format: 'docx' })
        : await previewPaper(context, { ...spec, format: 'docx' }),
    );
  return files;
};

const filesOf = async (
  context: ActionContext,
  papers: readonly ToPrint[],
  { format, about }: { readonly format: Input['format']; readonly about: string },
): Promise<AnsweredFile[]> =>
  format === 'docx'
    ? wordFiles(context, papers)
    : printedSet(
        context,
        papers.map(({ spec, issued }) => (issued ? { paperId: issued.paperId } : { spec })),
        { about, on: context.today },
      );

/** Several files leave as one archive, numbered in the order of the set. */
const together = (files: readonly AnsweredFile[], name: string): AnsweredFile => {
  const [only] = files;
  if (files.length === 1 && only) return only;
  const width = String(files.length).length;
  const packed = Object.fromEntries(
    files.map(({ fileName, contentBase64 }, at) => [
      `${String(at + 1).padStart(width, '0')}-${fileName}`,
      new Uint8Array(Buffer.from(contentBase64, 'base64')),
    ]),
  );
  // Word files are packed already.
  const bytes = zipSync(packed, { level: 0 });
  return {
    fileName: `${name}.zip`,
    mediaType: 'application/zip',
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
};

export const printPapers = action(contract.printPapers, async (input, context) => {
  const { seasonId, organisationId, subjectId, kinds, content, format } = input;
  const world = await paperWorldOf(context, seasonId, organisationId);
  const { specs, missing } = await paperSpecsOf(context, world, { subjectId, kinds, content });
  const about = aboutOf(world, specs);
  const papers =
    content === 'recorded'
      ? await issuedInstead(context, specs)
      : specs.map((spec): ToPrint => ({ spec, issued: null }));
  const files = await filesOf(context, papers, { format, about });
  const printed = [...new Set(specs.map(({ form }) => form.kind))];
  context.note({
    subject: subjectId === null ? `season ${seasonId}` : `subject ${subjectId}`,
    after: { papers: specs.length, kinds: printed, content, format, organisationId },
  });
  return { ...together(files, plainName(`${about} ${context.today}`)), papers: specs.length, missing };
});
