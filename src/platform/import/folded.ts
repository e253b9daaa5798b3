/**
 * Text as comparisons see it: lower case, without Vietnamese marks, single spaces. The same as `platform.folded` in SQL.
 * đ has no decomposition in Unicode, so it is named.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();

const mostWords = 20_000;
// Blanks other than the space, which hardly any name has.
const oddBlank = /[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** The same for names, word by word, each worked out once: half a million names are made of few thousand words (4 → 1 µs a name). */
export const foldedWords = (): ((text: string) => string) => {
  const known = new Map<string, string>();
  const ofWord = (word: string): string => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const after = folded(word);
    if (known.size < mostWords) known.set(word, after);
    return after;
  };
  return (text) => {
    let line = '';
    for (const word of oddBlank.test(text) ? text.split(/\s+/) : text.split(' ')) {
      const bare = ofWord(word);
      if (bare !== '') line = line === '' ? bare : `${line} ${bare}`;
    }
    return line;
  };
};

const distance = (from: string, to: string, atMost: number): number => {
  if (Math.abs(from.length - to.length) > atMost) return atMost + 1;
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const swap = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[column]! + 1, current[column - 1]! + 1));
    }
    if (Math.min(...current) > atMost) return atMost + 1;
    previous = current;
  }
  return previous[to.length]!;
};

/** Without the words with which both begin: "chi bo thon" says nothing of how near two villages are. */
const apartFrom = (one: string, other: string): [string, string] => {
  const [words, others] = [one.split(' '), other.split(' ')];
  let same = 0;
  while (same < words.length && same < others.length && words[same] === others[same]) same++;
  return [words.slice(same).join(' '), others.slice(same).join(' ')];
};

/** Of what differs after the common beginning, not more than half of the shorter may. */
const mostApart = (one: string, other: string): number => {
  const [rest, otherRest] = apartFrom(one, other);
  return Math.max(1, Math.floor(Math.min(rest.length, otherRest.length) / 2));
};

/**
 * The candidate closest to `text` by edit distance without accents and case, or undefined when none is close
 * (more than a third of the letters differ, or more than half of those after the words with which both begin).
 * Used for "did you mean"; never applied by itself.
 */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined => {
  const wanted = folded(text);
  if (wanted === '') return undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  for (const candidate of candidates) {
    const other = folded(candidate);
    const apart = distance(wanted, other, limit);
    if (apart > limit || (best !== undefined && apart === limit) || apart > mostApart(wanted, other)) continue;
    best = candidate;
    if (apart === 0) return best;
    limit = apart;
  }
  return best;
};
