import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { orRefuse, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { mediaTypes, type XlsxCell, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/import-export.ts';
import { cleaningSheet, type ExportedMember, type ExportSheet, listSheet } from '../papers/export-members.ts';
import { sentence } from '../papers/register-words.ts';
import { exportRows } from '../questions/export-rows.ts';
import { countOfList, isStandingUntold } from '../questions/member-list.ts';
import { watermarkLine } from '../questions/watermark-line.ts';
import { membersLayout } from '../rules/import-layout.ts';

type Input = ParsedInputOf<typeof contract.exportMembers>;

const mostRows = 100_000;

const mayLeave = (rows: number): true | Refusal =>
  rows <= mostRows ? true : refuse(reason('members.list-too-long-to-export', { most: mostRows }, 'filter.underId'));

/** The block leaves only where it is open over the whole list: over the organisation asked about. */
const isBlockOpen = async (tx: Tx, underId: string | null): Promise<boolean> => {
  if (underId === null) return false;
  const { rows } = await sql<{ open: boolean }>`
    SELECT members.optional_block_at(o.pos) AS open FROM organisations.published_position o WHERE o.id = ${underId}`.execute(
    tx,
  );
  return rows[0]?.open ?? false;
};

const scopeOf = async (tx: Tx, { filter, on, language }: Input): Promise<string> => {
  if (filter.underId === null) return sentence(language, 'members.hygiene.all-in-reach');
  const organisation = (await nearestNames(tx, on, [filter.underId])).get(filter.underId) ?? '';
  return sentence(language, 'members.watermark.and-below', { organisation });
};

async function* cellsOf(
  sheet: ExportSheet,
  members: AsyncIterable<ExportedMember>,
): AsyncGenerator<readonly XlsxCell[]> {
  let number = 0;
  for await (const member of members) yield sheet.toRow(member, ++number);
}

const fileOf = async (context: ActionContext, input: Input, reason: string | null) => {
  const { tx, today, now, actor, note } = context;
  const { on, filter, text, order, layout, language } = input;
  const rows = await countOfList(context, { on, filter, text, order });
  orRefuse(mayLeave(rows));
  const isSheet = layout === 'cleaning-sheet';
  const isOpen = isSheet && (await isBlockOpen(tx, filter.underId));
  const taken = await watermarkLine(tx, { actor, now, language, scope: await scopeOf(tx, input) });
  // Of a past day the rows are, what stands in them is of today: the file says so as the screen does.
  const watermark = on === today ? taken : `${taken} ${sentence(language, 'members.list.past', { on: formatDay(on) })}`;
  const sheet = isSheet
    ? cleaningSheet(await isStandingUntold(context, { on, filter, text, order }))
    : listSheet(input.columns, language);
  const members = exportRows(context, { on, filter, text, order, reason, withBlock: isOpen });
  const bytes = await xlsxBytes(
    [
      {
        name: membersLayout.sheetNames[language],
        title: isSheet ? [watermark] : [sentence(language, 'members.list.title'), watermark],
        columns: sheet.columns,
        rows: cellsOf(sheet, members),
      },
    ],
    now,
  );
  note({
    subject: 'list of members',
    after: { rows, layout, identifiers: reason !== null ? 'in-full' : 'masked', block: isOpen },
  });
  return {
    fileName: `${isSheet ? 'bieu-28-cot' : 'danh-sach-dang-vien'}-${on}.xlsx`,
    mediaType: mediaTypes.xlsx,
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows,
    blockLeftOut: isSheet && !isOpen,
  };
};

const over = async ({ filter }: Input): Promise<string[]> => (filter.underId === null ? [] : [filter.underId]);

export const exportMembers = action(contract.exportMembers, (input, context) => fileOf(context, input, null), {
  over,
});
export const exportIdentifiers = action(
  contract.exportIdentifiers,
  (input, context) => fileOf(context, input, input.reason),
  {
    over,
  },
);
