import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { doneSchema, expectedVersion } from '../../organisations/contract.ts';
import { transferId } from './transfers-collective.ts';

export const undoReturn = defineAction({
  name: 'members.undo-return',
  summary: 'Takes a recorded return from a stay outside the tree back, while no slip was issued since',
  input: z.strictObject({ transferId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-return',
});
