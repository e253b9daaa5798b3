import { z } from 'zod';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { clausedSchema } from './transfer-clause.ts';

/** Content of a pack `residence-link`. */
export const residenceRulesSchema = z.strictObject({
  /** The committee of the place of residence meets the introduced members at least every so many months. */
  meetEveryMonths: clausedSchema(z.int().min(1)),
  /** Remarks are there before the rating: month and day of each year. */
  remarkDue: clausedSchema(z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })),
  /** Whose remark is given only when it is asked for. */
  excused: clausedSchema(z.strictObject({ remarkOnDemand: z.boolean() })),
});
export type ResidenceRules = z.output<typeof residenceRulesSchema>;
export type ResidencePack = Pack<ResidenceRules>;

const two = (part: number): string => String(part).padStart(2, '0');

/** The day by which the remark of a year is due. */
export const remarkDueOn = (rules: ResidenceRules, year: number): Day =>
  day(`${year}-${two(rules.remarkDue.value.month)}-${two(rules.remarkDue.value.day)}`);

/** The day by which the next meeting is due; counted from the first introduction while there was none. */
export const meetingDueOn = (rules: ResidenceRules, since: Day): Day => addMonths(since, rules.meetEveryMonths.value);

/** Residence link of working members (213-QĐ/TW): meetings and yearly remarks. */
export const residenceLinkRules = definePackKind({
  kind: 'residence-link',
  schema: residenceRulesSchema,
  answer: (content, given: { year: number; metOn: string }) => ({
    remarkDueOn: remarkDueOn(content, given.year),
    meetingDueOn: meetingDueOn(content, day(given.metOn)),
  }),
});
