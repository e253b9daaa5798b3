import { type ActionContext, action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { pdfBytes } from '../../../platform/paper/pdf.ts';
import { plainName } from '../../../platform/paper/plain-name.ts';
import { rowsPrintable } from '../../../platform/paper/printed-paper.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/register-books.ts';
import { type RegisterFacts, registerPaper, registerSheet } from '../papers/register-paper.ts';
import { sentence, titleOf } from '../papers/register-words.ts';
import { registerTable } from '../questions/register-table.ts';
import { watermarkLine } from '../questions/watermark-line.ts';
import { daysOfPeriod } from '../rules/register-columns.ts';

type Input = typeof contract.exportRegister.input._output;

const rowsExported = 100_000;

/** The register with everything that stands around it, and one line in the audit entry: which, how many rows, for whom. */
const factsOf = async (
  input: Input,
  { tx, today, now, actor, note }: ActionContext,
  limit: number,
): Promise<RegisterFacts & { total: number }> => {
  const { columns, rows, total } = await registerTable(tx, input, today, limit);
  const { underId, language, register, period } = input;
  const under = (await organisationsOn(tx, today, [underId])).get(underId);
  const superiorId = under?.parentId ?? null;
  const names = await nearestNames(tx, today, superiorId ? [underId, superiorId] : [underId]);
  const organisation = names.get(underId) ?? '';
  const scope = sentence(language, 'members.watermark.and-below', { organisation });
  note({ subject: `members.register:${register}`, after: { rows: rows.length, total } });
  return {
    register,
    period,
    language,
    columns,
    rows,
    total,
    organisation,
    superior: superiorId ? (names.get(superiorId) ?? null) : null,
    type: under?.type ?? null,
    watermark: await watermarkLine(tx, { actor, now, language, scope }),
    printedOn: today,
  };
};

const fileOf = (input: Input, kind: 'pdf' | 'xlsx', bytes: Uint8Array) => {
  const { from, to } = daysOfPeriod(input.period);
  const period = input.period.kind === 'year' ? input.period.year : `${from}-${to}`;
  return {
    fileName: `${plainName(titleOf(input.register, 'vi'))}-${period}.${kind}`,
    mediaType: kind === 'pdf' ? 'application/pdf' : mediaTypes.xlsx,
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
};

const refuseCut = (code: string, total: number, most: number): void => {
  if (total > most) throw new Refused(refuse(reason(code, { total, most }, 'underId')));
};

export const printRegister = action(contract.printRegister, async (input, context) => {
  const facts = await factsOf(input, context, rowsPrintable);
  refuseCut('members.register-too-long-to-print', facts.total, rowsPrintable);
  return fileOf(input, 'pdf', await pdfBytes(registerPaper(facts, input.hasCover)));
});

export const exportRegister = action(contract.exportRegister, async (input, context) => {
  const facts = await factsOf(input, context, rowsExported);
  refuseCut('members.register-too-long-to-export', facts.total, rowsExported);
  return fileOf(input, 'xlsx', await xlsxBytes([registerSheet(facts)], context.now));
});
