import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, formatNumber } from '../../../platform/i18n/format-message.ts';
import type { PaperBlock, PaperField } from '../../../platform/paper/official/paper-form.ts';
import type { Fraction } from '../contract/oversight.ts';
import { signedNumber } from '../rules/signed-number.ts';
import { partText } from './paper-lines.ts';
import { sentence } from './paper-words.ts';

/** Said of a figure that nobody recorded: a report of figures never prints nothing or zero instead. */
export const unknown = 'chưa rõ';
export const notWritten = 'Chưa ghi.';

/** A typed text as the paragraphs it was typed in. */
export const paragraphsOf = (text: string | null, none: string): { readonly line: string }[] =>
  (text ?? none)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ line }));

/** The place of a text that may have several paragraphs, and how it is set. */
export const paragraphsField = (vi: string, en: string): PaperField => ({
  kind: 'list',
  vi,
  en,
  of: { line: { vi: 'Một đoạn', en: 'One paragraph' } },
});
export const paragraphsBlock = (place: string): PaperBlock => ({ each: place, blocks: [{ paragraph: '{line}' }] });

/** `tháng 02 năm 2026`: the first two months carry a zero, so that no figure can be put before them. */
export const monthWords = (month: Day): string => {
  const number = Number(month.slice(5, 7));
  return `tháng ${number <= 2 ? `0${number}` : number} năm ${month.slice(0, 4)}`;
};

/** `III/2026` of the quarter in which a month lies. */
export const quarterWords = (month: Day): string =>
  `${['I', 'II', 'III', 'IV'][Math.floor((Number(month.slice(5, 7)) - 1) / 3)]}/${month.slice(0, 4)}`;

export const knownDay = (on: Day | null): string => (on === null ? unknown : formatDay(on));
export const knownNumber = (value: number | null): string => (value === null ? unknown : formatNumber(value, 'vi'));

/** `16/17 (94,1%)`; of nothing: that there is nothing to reckon. */
export const knownShare = ({ numerator, denominator }: Fraction): string =>
  denominator === 0 ? 'chưa có số liệu' : partText(numerator, denominator);

/** `16/17` for a narrow column; a dash where there is nothing to reckon. */
export const narrowShare = ({ numerator, denominator }: Fraction): string =>
  denominator === 0 ? '–' : `${formatNumber(numerator, 'vi')}/${formatNumber(denominator, 'vi')}`;

/** A difference with its sign, to a tenth of a point. */
export const signed = (value: number | null): string => (value === null ? unknown : signedNumber(value, 'vi'));

export const kindWords = (kind: string): string => sentence('vi', `meetings.kind.${kind}`);

const taskStates: Readonly<Record<string, string>> = {
  assigned: 'Mới giao',
  accepted: 'Đã nhận',
  'in-progress': 'Đang thực hiện',
  reported: 'Đã báo cáo, chờ xác nhận',
  returned: 'Bị trả lại',
  reopened: 'Mở lại',
  confirmed: 'Đã xác nhận',
  cancelled: 'Đã hủy',
};

/** How a task stands, as a report says it. */
export const taskStateText = (state: string): string => taskStates[state] ?? unknown;

/** The form of points in force, and whether anybody compared it with its document; null: none is known for the day. */
export type ScoreRule = { readonly title: string; readonly isVerified: boolean } | null;

export const scoreRuleText = (rule: ScoreRule): string =>
  rule === null
    ? 'Chưa rõ khung chấm điểm áp dụng.'
    : `Khung chấm điểm: ${rule.title}${rule.isVerified ? '' : '; chưa được đối chiếu với văn bản gốc'}.`;
