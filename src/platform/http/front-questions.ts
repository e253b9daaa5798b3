import { type Question, question } from '../action/action.ts';
import type { Area, WorkItem } from '../action/area.ts';
import { formatMessage } from '../i18n/format-message.ts';
import * as contract from './contract.ts';

const levels = ['serious', 'attention', 'info'] as const;
const MOST_ITEMS = 500;

type Front = { readonly version: string; readonly openIdConnect: boolean };

const sentencesOf = ({ messages }: Area, { message, params }: WorkItem) => ({
  vi: formatMessage(messages.vi, message, params, 'vi'),
  en: formatMessage(messages.en, message, params, 'en'),
});

/** The questions that span all areas, answered from the slots the areas fill. */
export const frontQuestions = (areas: readonly Area[], front: Front): Question<never>[] =>
  [
    question(contract.about, async (_input, { tx, today }) => {
      const row = await tx.selectFrom('platform.installation').selectAll().executeTakeFirstOrThrow();
      return {
        ...front,
        dataKind: row.data_kind as 'empty' | 'demonstration' | 'real',
        setUpNeeded: row.set_up_at === null,
        today,
      };
    }),
    question(contract.workItems, async (_input, context) => {
      const items = [];
      // One after the other: they share one connection.
      for (const area of areas) {
        for (const item of (await area.workItems?.(context)) ?? [])
          items.push({ area: area.name, ...item, ...sentencesOf(area, item) });
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
