import type { MeetingFace } from '../contract.ts';

export const meetingsHeld = (meetings: readonly MeetingFace[]): number =>
  meetings.filter(({ state }) => state === 'closed' || state === 'reported').length;

const mean = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 10) / 10;

/** Means of both columns over the meetings that have both; null where none has. */
export const scoreGaps = (
  meetings: readonly Pick<MeetingFace, 'selfTotal' | 'superiorTotal'>[],
): { readonly own: number; readonly superior: number; readonly count: number } | null => {
  const both = meetings.flatMap(({ selfTotal, superiorTotal }) =>
    selfTotal === null || superiorTotal === null ? [] : [{ selfTotal, superiorTotal }],
  );
  if (both.length === 0) return null;
  return {
    own: mean(both.map(({ selfTotal }) => selfTotal)),
    superior: mean(both.map(({ superiorTotal }) => superiorTotal)),
    count: both.length,
  };
};

/** The meetings of each month of a year, in order. */
export const byMonth = (meetings: readonly MeetingFace[]): readonly (readonly MeetingFace[])[] =>
  Array.from({ length: 12 }, (_, at) =>
    meetings.filter(({ heldOn, plannedOn }) => Number((heldOn ?? plannedOn).slice(5, 7)) === at + 1),
  );
