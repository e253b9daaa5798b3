import { folded } from '../../../platform/import/folded.ts';

const AT_MOST = 2;

const distance = (from: string, to: string): number => {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const swap = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[to.length]!;
};

/** Whether two names differ as a slip of the hand would make them: marks, case, or at most two letters. Our own measure. */
export const isTypingError = (before: string, after: string): boolean =>
  distance(folded(before), folded(after)) <= AT_MOST;
