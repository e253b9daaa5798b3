import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { dongSchema, typedDongSchema } from '../../../platform/money/dong.ts';
import { doneSchema, lineOf, namesSchema, organisationId } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesRatesSchema } from '../rules/dues-rates-shape.ts';
import { duesSplitSchema } from '../rules/dues-split.ts';

export const minimumWageId = idOf('MinimumWageId');
export const duesPracticeId = idOf('DuesPracticeId');
export const duesRegionId = idOf('DuesRegionId');
const region = z.int().min(1).max(4);
const source = lineOf(300);

export const setMinimumWage = defineAction({
  name: 'members.set-minimum-wage',
  summary: 'Enters the minimum wage of a region from a day, with its source',
  input: z.strictObject({ region, from: daySchema, amount: typedDongSchema.refine((amount) => amount > 0), source }),
  output: z.object({ wageId: minimumWageId }),
  over: 'whole',
  undo: 'members.withdraw-minimum-wage',
});

export const withdrawMinimumWage = defineAction({
  name: 'members.withdraw-minimum-wage',
  summary: 'Takes back a minimum wage entered by mistake',
  input: z.strictObject({ wageId: minimumWageId }),
  output: doneSchema,
  over: 'whole',
  undo: 'members.set-minimum-wage',
});

export const editDuesPractice = defineAction({
  name: 'members.edit-dues-practice',
  summary:
    'Replaces, from a month on, which part of the dues stays with each type of organisation and how amounts are rounded',
  input: z.strictObject({ from: monthSchema, content: duesSplitSchema, source }),
  output: z.object({ practiceId: duesPracticeId }),
  over: 'whole',
  undo: 'members.withdraw-dues-practice',
});

export const withdrawDuesPractice = defineAction({
  name: 'members.withdraw-dues-practice',
  summary: 'Takes back what was entered about shares and rounding; what held before holds again',
  input: z.strictObject({ practiceId: duesPracticeId }),
  output: doneSchema,
  over: 'whole',
  undo: 'members.edit-dues-practice',
});

export const setDuesRegion = defineAction({
  name: 'members.set-dues-region',
  summary: 'Says in which region of the minimum wage an organisation and those below it have their activity',
  input: z.strictObject({ organisationId, region, fromMonth: monthSchema, source }),
  output: z.object({ regionId: duesRegionId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-dues-region',
});

export const withdrawDuesRegion = defineAction({
  name: 'members.withdraw-dues-region',
  summary: 'Takes back a region entered by mistake',
  input: z.strictObject({ regionId: duesRegionId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.set-dues-region',
});

export const duesSettings = defineQuestion({
  name: 'members.dues-settings',
  summary: 'Rates, shares, rounding, minimum wages and regions that hold in a month, each with where it comes from',
  input: z.strictObject({ month: monthSchema }),
  output: z.object({
    rates: z
      .object({
        packId: z.string(),
        title: namesSchema,
        source: z.string(),
        verified: z.boolean(),
        note: z.string().nullable(),
        content: duesRatesSchema,
      })
      .nullable(),
    split: z.object({
      origin: z.enum(['pack', 'installation']),
      id: duesPracticeId.nullable(),
      from: daySchema,
      source: z.string(),
      title: namesSchema.nullable(),
      content: duesSplitSchema,
    }),
    wages: z.array(
      z.object({
        region,
        amount: dongSchema.nullable(),
        from: daySchema.nullable(),
        source: z.string().nullable(),
        id: minimumWageId.nullable(),
      }),
    ),
    regions: z.array(
      z.object({
        id: duesRegionId,
        organisationId,
        organisationName: z.string(),
        region,
        fromMonth: daySchema,
        source: z.string(),
      }),
    ),
  }),
  over: 'anywhere',
});
