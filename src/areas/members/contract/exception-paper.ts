import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion } from '../../organisations/contract.ts';
import { exceptedConditions, procedureStepId } from './life-cycle-codes.ts';

/**
 * The paper of an exception and the one condition it is about; the others stay as they are. Not said: the age, the only exception of the text
 * that was read (294-QĐ/TW 1.1).
 */
export const allowingPaper = decisionSchema.extend({ about: z.enum(exceptedConditions).default('age') });

/** The paper of an exception as a step of the procedure holds it; null: nobody above the cell compared it yet. */
export const exceptionPaper = decisionSchema.extend({
  about: z.enum(exceptedConditions),
  comparedOn: daySchema.nullable(),
});

export const compareExceptionPaper = defineAction({
  name: 'members.compare-exception-paper',
  summary:
    'Records that an office above the cell compared the paper of an exception with the paper itself, or takes that back',
  input: z.strictObject({ procedureStepId, expectedVersion, isCompared: z.boolean() }),
  output: z.object({ procedureStepId, version: z.int() }),
  over: 'resolved',
  undo: 'members.compare-exception-paper',
});
