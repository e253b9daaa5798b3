import { useMemo } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { vocabulary } from '../contract.ts';

type Word = { readonly value: string; readonly label: string };

const DAY_OF_OLD_FORM = '2025-06-30' as Day;

/** Types and sectors of a day as words; a code that the day no longer knows keeps its word of another day. */
export const useWords = (on: Day) => {
  const t = useT();
  const language = useLanguage();
  const once = { freshForMs: 3_600_000 };
  const then = useQuestion(vocabulary, { on }, once);
  const today = useQuestion(vocabulary, { on: todayHere() }, once);
  const old = useQuestion(vocabulary, { on: DAY_OF_OLD_FORM }, once);
  return useMemo(() => {
    const typeByCode = new Map<string, string>();
    const sectorByCode = new Map<string, string>();
    for (const { data } of [old, today, then]) {
      for (const type of data?.types ?? []) typeByCode.set(type.code, type[language]);
      for (const sector of data?.sectors ?? []) sectorByCode.set(sector.code, sector[language]);
    }
    const unknown = t('organisations.word-unknown');
    const asOptions = (rows: readonly { code: string; vi: string; en: string }[] = []): Word[] =>
      rows.map((row) => ({ value: row.code, label: row[language] }));
    return {
      typeWord: (code: string): string => typeByCode.get(code) ?? unknown,
      sectorWord: (code: string): string => sectorByCode.get(code) ?? unknown,
      types: asOptions(then.data?.types),
      sectors: asOptions(then.data?.sectors),
      isReady: then.data !== undefined && today.data !== undefined && old.data !== undefined,
    };
  }, [then, today, old, language, t]);
};
