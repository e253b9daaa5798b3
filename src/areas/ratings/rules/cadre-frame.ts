import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CadreLine } from '../contract/cadre-frames.ts';
import type { RatingRules } from './rating-rules-shape.ts';

type Parts = readonly NonNullable<RatingRules['score']>['parts'][number][];

/** Sums of points to the hundredth, as they are kept: adding fractions must not miss a limit by a hair. */
export const sumOfPoints = (points: readonly number[]): number =>
  points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100;

/** The sheet of a frame whose criteria by group of posts are not known: its parts, one line each. */
export const linesOfParts = (parts: Parts): CadreLine[] =>
  parts.map(({ code, names, max }) => ({ code, part: code, text: names.vi, max }));

const folded = (text: string): string => text.trim().toLocaleLowerCase('vi').replace(/\s+/g, ' ');

const partFaults = (parts: Parts, lines: readonly Omit<CadreLine, 'code'>[]): Reason[] =>
  parts.flatMap(({ code, max }) => {
    const sum = sumOfPoints(lines.filter(({ part }) => part === code).map((line) => line.max));
    return sum === max ? [] : [reason('ratings.cadre-part-sum', { sum, max }, 'lines')];
  });

/**
 * Criteria of a group of posts that an office may record: only parts that the frame has, each filled exactly to the points the frame gives
 * it, nothing named twice. Answers them with their codes. Refuses with every reason.
 */
export const checkCadreFrame = (parts: Parts, lines: readonly Omit<CadreLine, 'code'>[]): CadreLine[] | Refusal => {
  const faults = [
    ...lines.flatMap(({ part, text }, at) => [
      ...(parts.some(({ code }) => code === part) ? [] : [reason('ratings.part-unknown', {}, `lines.${at}.part`)]),
      ...(lines.findIndex((one) => one.part === part && folded(one.text) === folded(text)) < at
        ? [reason('ratings.criterion-twice', {}, `lines.${at}.text`)]
        : []),
    ]),
    ...partFaults(parts, lines),
  ];
  if (faults.length > 0) return refuse(...faults);
  const given = new Map<string, number>();
  return lines.map(({ part, text, max }) => {
    const place = (given.get(part) ?? 0) + 1;
    given.set(part, place);
    return { code: `${part}-${place}`, part, text, max };
  });
};
