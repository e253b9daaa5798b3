import { sql } from 'kysely';
import { type Question, type QuestionContext, question } from '../action/action.ts';
import type { Area, WorkItem } from '../action/area.ts';
import type { ContractName } from '../action/contract.ts';
import { formatMessage } from '../i18n/format-message.ts';
import * as contract from './contract.ts';

const levels = ['serious', 'attention', 'info'] as const;
const MOST_ITEMS = 500;

type Front = {
  readonly version: string;
  readonly openIdConnect: boolean;
  readonly permissions: Readonly<Record<ContractName, readonly string[]>>;
};

const sentencesOf = ({ messages }: Area, { message, params }: WorkItem) => ({
  vi: formatMessage(messages.vi, message, params, 'vi'),
  en: formatMessage(messages.en, message, params, 'en'),
});

/** Whether a role of the offices in use carries a call: the table of permissions, asked again by the page that opens. */
const mayOf = async (
  { tx, actor }: QuestionContext,
  { permissions }: Front,
): Promise<(name: ContractName) => boolean> => {
  const { rows } = await sql<{ role: string }>`
    SELECT DISTINCT role FROM platform.office WHERE id = ANY (${[...actor.officeIds]}::uuid[])`.execute(tx);
  const held = new Set(rows.map(({ role }) => role));
  return (name) => permissions[name]?.some((role) => held.has(role)) ?? false;
};

/** The item with the page that this person may open; undefined where there is none. */
const openable = ({ needs, orElse, ...item }: WorkItem, may: (name: ContractName) => boolean) => {
  if (may(needs)) return item;
  return orElse && may(orElse.needs) ? { ...item, link: orElse.link } : undefined;
};

/** The questions that span all areas, answered from the slots the areas fill. */
export const frontQuestions = (areas: readonly Area[], front: Front): Question<never>[] =>
  [
    question(contract.about, async (_input, { tx, today }) => {
      const row = await tx.selectFrom('platform.installation').selectAll().executeTakeFirstOrThrow();
      return {
        version: front.version,
        openIdConnect: front.openIdConnect,
        dataKind: row.data_kind as 'empty' | 'demonstration' | 'real',
        setUpNeeded: row.set_up_at === null,
        today,
      };
    }),
    question(contract.workItems, async (_input, context) => {
      const may = await mayOf(context, front);
      const items = [];
      // One after the other: they share one connection.
      for (const area of areas) {
        for (const item of (await area.workItems?.(context, may)) ?? []) {
          const open = openable(item, may);
          if (open) items.push({ area: area.name, ...open, ...sentencesOf(area, item) });
        }
      }
      items.sort(
        (a, b) =>
          levels.indexOf(a.level) - levels.indexOf(b.level) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
      );
      return { items: items.slice(0, MOST_ITEMS), total: items.length };
    }),
    question(contract.searchEverywhere, async ({ text }, context) => {
      const hits = [];
      for (const area of areas) hits.push(...((await area.searchSource?.(text, context)) ?? []));
      return { hits: hits.slice(0, 50) };
    }),
  ] as unknown as Question<never>[];
