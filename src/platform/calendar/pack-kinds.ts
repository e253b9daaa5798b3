import { z } from 'zod';
import { definePackKind } from '../packs/pack.ts';
import { daySchema } from './day.ts';

const namesSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const yearSchema = z.strictObject({
  year: z.int().min(1930).max(2199),
  /** Days off: by law, given for one that fell on a weekend, or exchanged for a worked Saturday. */
  daysOff: z.array(
    z.strictObject({ on: daySchema, why: z.enum(['statutory', 'in-lieu', 'exchanged']), name: namesSchema }),
  ),
  /** Days of a weekend that were worked in exchange. */
  worked: z.array(z.strictObject({ on: daySchema, insteadOf: daySchema })),
  /** Days of which we could not find out whether they are off. Counted as worked, and every deadline over them says so. */
  uncertain: z.array(z.strictObject({ on: daySchema, name: namesSchema })),
});

/** Public holidays of one year. A year without a pack is unknown: nothing is guessed for it. */
export const publicHolidays = definePackKind({
  kind: 'public-holidays',
  schema: yearSchema.refine(
    (content) =>
      [...content.daysOff, ...content.worked, ...content.uncertain].every((entry) =>
        entry.on.startsWith(String(content.year)),
      ),
    { error: 'a day lies outside the year of the pack' },
  ),
  answer: (content, given: { on: string }) =>
    content.daysOff.find((entry) => entry.on === given.on)?.why ??
    (content.worked.some((entry) => entry.on === given.on)
      ? 'worked'
      : content.uncertain.some((entry) => entry.on === given.on)
        ? 'uncertain'
        : 'nothing'),
});

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Minutes after midnight of `HH:MM`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const isRising = (windows: readonly { from: string; to: string }[]): boolean => {
  const edges = windows.flatMap((window) => [minutesOf(window.from), minutesOf(window.to)]);
  return edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? 0));
};

/** Which weekdays (ISO 1–7) an office works, and within which windows of the day. */
export const workingHours = definePackKind({
  kind: 'working-hours',
  schema: z.strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    windows: z
      .array(z.strictObject({ from: clockSchema, to: clockSchema }))
      .min(1)
      .refine(isRising, { error: 'windows must follow each other' }),
  }),
  answer: (content, given: { weekday: number }) =>
    content.weekdays.includes(given.weekday)
      ? content.windows.reduce((sum, window) => sum + minutesOf(window.to) - minutesOf(window.from), 0) / 60
      : 0,
});

export const packKinds = [publicHolidays, workingHours];
