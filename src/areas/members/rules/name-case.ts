/** A word that people write with a sign inside: `H'Mông`, `K'Brơi`, `Rơ-Châm`; every part begins with a capital. */
const PARTS = /([’'ʼ-])/u;

const capital = (part: string): string => {
  const [first = '', ...rest] = [...part];
  return first.toLocaleUpperCase('vi') + rest.join('').toLocaleLowerCase('vi');
};

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const isUpper = (text: string): boolean => text === text.toLocaleUpperCase('vi');
const isLower = (text: string): boolean => text === text.toLocaleLowerCase('vi');

type Word = { readonly isLower: boolean; readonly proper: string; readonly properOfSmall: string };

// More than single spaces between the words: nearly no name.
const isUneven = /\s\s|[^\S ]/u;

const mostWords = 20_000;
const remembered = new Map<string, Word>();

// Names of half a million people are made of few thousand words: each is worked out once (10 → 2 µs a name).
const wordOf = (word: string): Word => {
  const before = remembered.get(word);
  if (before) return before;
  const own = letters(word);
  const recased = word.split(PARTS).map(capital).join('');
  const isTyped = own.length > 1 && isUpper(own);
  const found = { isLower: isLower(word), proper: isTyped ? recased : word, properOfSmall: recased };
  if (remembered.size < mostWords) remembered.set(word, found);
  return found;
};

/**
 * A person's name as it is written in a record: single spaces, NFC, and words typed wholly in capitals or wholly in small letters with
 * one capital each. What is already mixed (`H'Mông`, `McDonald`) stays as it was typed.
 */
export const properName = (typed: string): string => {
  const line = typed.normalize('NFC').trim();
  const words = (isUneven.test(line) ? line.split(/\s+/u) : line.split(' ')).map(wordOf);
  const isSmall = words.every((word) => word.isLower);
  let name = '';
  for (const { properOfSmall, proper } of words) name += `${name === '' ? '' : ' '}${isSmall ? properOfSmall : proper}`;
  return name;
};
