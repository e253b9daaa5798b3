import type { Translate } from '../messages.ts';

const fieldAt = (path: string): Element | null => document.querySelector(`[data-path="${CSS.escape(path)}"]`);

const labelOf = (field: Element): string => {
  const own = 'labels' in field ? (field as HTMLInputElement).labels?.[0] : null;
  return (own?.textContent ?? '').replace(/[\s*]+$/u, '').trim();
};

/** Within a sentence a label begins small, unless its first word is an abbreviation or the name of the Party. */
export const insideSentence = (label: string): string =>
  /^(?:\p{Lu}{2}|Đảng(?![\p{L}])|Party\b)/u.test(label)
    ? label
    : `${label.slice(0, 1).toLocaleLowerCase('vi')}${label.slice(1)}`;

/** Says of a field that was left blank what is missing there, in the words of its own label; undefined where it has none on screen. */
export const blankSentence = (path: string, t: Translate): string | undefined => {
  const field = fieldAt(path);
  const label = field ? labelOf(field) : '';
  if (!field || label === '') return undefined;
  const isChoice = field.matches('select, [type="radio"], [aria-haspopup="listbox"][readonly]');
  return t(isChoice ? 'web.field.not-chosen' : 'web.field.not-filled', { label: insideSentence(label) });
};
