import { z } from 'zod';

const names = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const sourced = { confidence: z.enum(['A', 'B', 'C', 'M']), source: names };
const month = z.int().min(1).max(12);

export const disciplineMeasure = z.enum(['reprimand', 'warning', 'dismissal']);
export type DisciplineMeasure = z.output<typeof disciplineMeasure>;

const roundSchema = z.strictObject({
  code: z.string().regex(/^\d\d-\d\d$/),
  names,
  month,
  date: z.int().min(1).max(31),
  /** Months in which the age is reached, in their order; a first month greater than the last begins in the year before. */
  reachedFrom: month,
  reachedTo: month,
});

export const badgeRulesSchema = z.strictObject({
  levels: z.array(z.int().min(10).max(120)).min(1),
  levelsSource: z.strictObject(sourced),
  /** Windows that together cover the year, each month once. */
  rounds: z
    .array(roundSchema)
    .min(1)
    .refine((rounds) => {
      const months = rounds.flatMap(({ reachedFrom, reachedTo }) => {
        const length = ((reachedTo - reachedFrom + 12) % 12) + 1;
        return Array.from({ length }, (_, at) => ((reachedFrom - 1 + at) % 12) + 1);
      });
      return months.length === 12 && new Set(months).size === 12;
    }, 'the windows do not cover every month once'),
  windowsSource: z.strictObject(sourced),
  /** The file goes up so many working days before the round. */
  fileBefore: z.strictObject({ workingDays: z.int().min(1).max(250), ...sourced }),
  /** Earlier than reached, in whole months, for serious illness; from a level on more. */
  early: z.strictObject({
    months: z.int().min(1),
    fromLevel: z.int().min(1),
    monthsFromLevel: z.int().min(1),
    ...sourced,
    levelSource: z.strictObject(sourced),
  }),
  /** After a death: what would have been reached within so many months. */
  posthumous: z.strictObject({ months: z.int().min(1), ...sourced }),
  waiting: z.strictObject({
    months: z.strictObject({ reprimand: z.int(), warning: z.int(), dismissal: z.int() }),
    ...sourced,
    startSource: z.strictObject(sourced),
  }),
});
export type BadgeRules = z.output<typeof badgeRulesSchema>;
