import { sql } from 'kysely';
import { type Action, type ActionContext, action } from '../../../platform/action/action.ts';
import type { ActionContract, ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import { type ListColumn, type ListWords, wordsFor } from '../papers/list-columns.ts';
import { listSheet } from '../papers/list-sheet.ts';
import type { Language } from '../papers/register-words.ts';
import { vocabularyOn } from '../questions/member-vocabulary.ts';
import { watermarkLine } from '../questions/watermark-line.ts';

/** How every exported list is asked for, whatever its own question takes beside it. */
type Seen = {
  readonly columns: readonly string[];
  readonly text: string;
  readonly sort: { readonly key: string; readonly descending: boolean } | null;
  readonly language: Language;
  readonly underId?: string | null | undefined;
  /** Of a list that is about one organisation alone. */
  readonly organisationId?: string | null | undefined;
  readonly memberId?: string | null | undefined;
};

export type ExportedList<C extends ActionContract, Row> = {
  readonly contract: C;
  /** How the file is called, before the day. */
  readonly fileName: string;
  /** Key of the heading of the list. */
  readonly title: string;
  readonly columns: (input: ParsedInputOf<C>) => readonly ListColumn<Row>[];
  /** What the list was narrowed to, in words. */
  readonly narrowed: (input: ParsedInputOf<C>, words: ListWords) => readonly (string | null)[];
  /** The list's own question, asked in the scope of whoever takes the list out. */
  readonly rows: (input: ParsedInputOf<C>, context: ActionContext) => Promise<readonly Row[]>;
};

const readerOf = (language: Language, today: Day): ListWords => {
  const { schoolings, politicalTheories } = vocabularyOn(today).content;
  const lists: Readonly<Record<string, typeof schoolings>> = {
    schooling: schoolings,
    politicalTheory: politicalTheories,
  };
  return wordsFor(language, today, (field, code) => lists[field]?.find((one) => one.code === code)?.[language] ?? code);
};

const scopeOf = async (
  { tx, today }: ActionContext,
  { underId = null, organisationId = null }: Seen,
  { t }: ListWords,
): Promise<string> => {
  const id = underId ?? organisationId;
  if (!id) return t('members.hygiene.all-in-reach');
  const organisation = (await nearestNames(tx, today, [id])).get(id) ?? '';
  return underId === null ? organisation : t('members.watermark.and-below', { organisation });
};

const fileOf = async <C extends ActionContract, Row>(
  list: ExportedList<C, Row>,
  input: ParsedInputOf<C>,
  context: ActionContext,
) => {
  const { tx, today, now, actor, note } = context;
  const seen = input as Seen;
  const { columns: shown, text, sort, language, underId, organisationId } = seen;
  const words = readerOf(language, today);
  const rows = await list.rows(input, context);
  const scope = await scopeOf(context, seen, words);
  const title = words.t(list.title);
  const narrowed = [
    words.t('members.hygiene.as-of', { on: formatDay(today) }),
    ...list.narrowed(input, words),
    text === '' ? null : words.t('members.list-export.containing', { text }),
  ].filter((line) => line !== null);
  const watermark = await watermarkLine(tx, { actor, now, language, scope });
  const columns = list.columns(input);
  const sheet = listSheet({ title, narrowed, columns, shown, text, sort, rows, words, watermark });
  note({ subject: list.contract.name, after: { rows: sheet.count, scope: underId ?? organisationId ?? 'in-reach' } });
  return {
    fileName: `${list.fileName}-${today}.xlsx`,
    mediaType: mediaTypes.xlsx,
    contentBase64: Buffer.from(await xlsxBytes([sheet], now)).toString('base64'),
    rows: sheet.count,
  };
};

/** Where a member of whom the list is taken out stands, or left slips, within reach; nobody else's name is taken in. */
const ofMember = async (tx: Tx, memberId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT m.org_id AS id FROM members.member m WHERE m.id = ${memberId}
    UNION SELECT t.org_id FROM members.transfer t WHERE t.member_id = ${memberId} LIMIT 1`.execute(tx);
  if (rows.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows.map(({ id }) => id);
};

/** The one way in which a list leaves the house: its own question, as seen, with a watermark and an entry in the audit. */
export const exportList = <C extends ActionContract, Row>(list: ExportedList<C, Row>): Action<C> =>
  action(list.contract, (input, context) => fileOf(list, input, context) as never, {
    over: async (input, tx) => {
      const { underId, memberId } = input as Seen;
      if (memberId) return ofMember(tx, memberId);
      return underId ? [underId] : [];
    },
  });
