import { sql } from 'kysely';
import { type Action, type ActionContext, action } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { pdfBytes } from '../../../platform/paper/pdf.ts';
import { rowsPrintable } from '../../../platform/paper/printed-paper.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/paper-reads.ts';
import type { Forms } from '../papers/all-forms.ts';
import { type BookFacts, bookPaper, bookSheet, sentence } from '../papers/register-book.ts';
import { bookRows } from '../questions/register-rows.ts';

const rowsExported = 50_000;

/** Who took the book out and when, as on everything that leaves the house. */
const watermarkOf = async (
  { tx, actor, now }: ActionContext,
  language: 'vi' | 'en',
  scope: string,
): Promise<string> => {
  const { rows } = await sql<{ name: string }>`
    SELECT display_name AS name FROM platform.account WHERE id = ${actor.helperAccountId ?? actor.accountId}`.execute(
    tx,
  );
  const time = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return sentence(language, 'documents.book.watermark', {
    who: rows[0]?.name ?? '',
    at: `${formatDay(dayOf(now))} ${time}`,
    scope,
  });
};

type Input = typeof contract.printBook.input._output;

const factsOf = async (input: Input, context: ActionContext, forms: Forms): Promise<BookFacts> => {
  const { tx, today } = context;
  const { underId, language, year } = input;
  const limit = input.format === 'pdf' ? rowsPrintable : rowsExported;
  const rows = await bookRows(tx, input, { today, forms, limit });
  if (rows.length > limit) throw new Refused(refuse(reason('documents.book-too-long', { most: limit }, 'underId')));
  const superiorId = (await organisationsOn(tx, today, [underId])).get(underId)?.parentId ?? null;
  const names = await nearestNames(tx, today, superiorId ? [underId, superiorId] : [underId]);
  const organisation = names.get(underId) ?? '';
  return {
    language,
    organisation,
    superior: superiorId ? (names.get(superiorId) ?? null) : null,
    year,
    rows,
    watermark: await watermarkOf(context, language, organisation),
    printedOn: today,
  };
};

export const printBook = (forms: Forms): Action =>
  action(contract.printBook, async (input, context) => {
    const facts = await factsOf(input, context, forms);
    const isPrint = input.format === 'pdf';
    const bytes = isPrint ? await pdfBytes(bookPaper(facts)) : await xlsxBytes([bookSheet(facts)], context.now);
    context.note({ subject: 'register of issued papers', after: { rows: facts.rows.length, format: input.format } });
    return {
      fileName: `so-van-ban-di${input.year === null ? '' : `-${input.year}`}.${input.format}`,
      mediaType: isPrint ? 'application/pdf' : mediaTypes.xlsx,
      contentBase64: Buffer.from(bytes).toString('base64'),
    };
  });
