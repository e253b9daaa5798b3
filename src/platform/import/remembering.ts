const mostRemembered = 20_000;
/** After so many new texts it shows whether they repeat themselves. */
const trial = 4_000;

/**
 * The same answers, each worked out once: columns of long lists say few things again and again. What hardly ever comes again, as the
 * numbers of telephones, is no longer remembered after its first thousands. For answers that depend on the text alone.
 */
export const remembering = <T extends object | string | null>(of: (text: string) => T): ((text: string) => T) => {
  let known: Map<string, T> | undefined = new Map();
  let [hits, misses] = [0, 0];
  const look = (text: string): T => {
    const before = known?.get(text);
    if (before !== undefined) {
      hits++;
      return before;
    }
    const answer = of(text);
    if (known === undefined) return answer;
    if (++misses > trial && misses > hits) known = undefined;
    else if (known.size < mostRemembered) known.set(text, answer);
    return answer;
  };
  // What a column says often stands in the row before too, and is sooner compared than looked up.
  let last: { readonly text: string; readonly answer: T } | undefined;
  return (text) => {
    if (last !== undefined && last.text === text) {
      hits++;
      return last.answer;
    }
    const answer = look(text);
    last = { text, answer };
    return answer;
  };
};
