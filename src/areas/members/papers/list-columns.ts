import type { z } from 'zod';
import type { QuestionContract } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, type MessageParams } from '../../../platform/i18n/format-message.ts';
import type { XlsxCell, XlsxColumn } from '../../../platform/paper/xlsx.ts';
import { type Language, sentence } from './register-words.ts';

/** A row as the question of a list answers it, before it goes through the door. */
export type AskedRow<C extends QuestionContract, K extends string> =
  z.input<C['output']> extends Record<K, (infer Row)[]> ? Row : never;

/** What turns codes into words for whoever reads the file. */
export type ListWords = {
  readonly t: (key: string, params?: MessageParams) => string;
  readonly language: Language;
  readonly today: Day;
  /** The word of a code of the records, e.g. of a schooling; the code itself where it is in no list. */
  readonly ofVocabulary: (field: string, code: string) => string;
};

/** A column of an exported list; everything is text unless it says otherwise, so that numbers of papers keep their zeros. */
export type ListColumn<Row> = {
  readonly key: string;
  /** Key of the sentence that heads it. */
  readonly header: string;
  readonly kind?: NonNullable<XlsxColumn['kind']>;
  readonly width?: number;
  /** What it is searched and sorted by, the same as on screen. */
  readonly value: (row: Row, words: ListWords) => string | number | null;
  /** What stands in the file where that is more than the value. */
  readonly cell?: (row: Row, words: ListWords) => XlsxCell;
};

/** The words of a reader. */
export const wordsFor = (
  language: Language,
  today: Day,
  ofVocabulary: ListWords['ofVocabulary'] = (_, code) => code,
): ListWords => ({ t: (key, params = {}) => sentence(language, key, params), language, today, ofVocabulary });

/** A day as its sentences write it, or nothing. */
export const dayOr = (on: string | null, otherwise: string | null = null): string | null =>
  on === null ? otherwise : formatDay(on);

type Next = { readonly what: string; readonly dueOn: string } | null;

/** "Đảng ủy cơ sở biểu quyết 05/12/2026": what is due and by when. */
export const nextText = (next: Next, { t }: ListWords): string | null =>
  next && `${t(`members.clock.${next.what}`)} ${formatDay(next.dueOn)}`;

const at = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as it is read here: 23/11/2026 16:05. */
export const momentText = (moment: string): string => at.format(new Date(moment)).replace(',', '');
