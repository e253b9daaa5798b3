import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { expectedVersion, lineOf } from '../../organisations/contract.ts';
import { transferId } from './transfers-collective.ts';

const changed = z.object({ transferId, slipNumber: lineOf(40), version: z.int() });

export const recordSlipNumber = defineAction({
  name: 'members.record-slip-number',
  summary: 'Records the number of an introduction slip that was issued without one',
  input: z.strictObject({ transferId, expectedVersion, slipNumber: lineOf(40) }),
  output: changed,
  over: 'resolved',
  undo: 'members.withdraw-slip-number',
});

export const withdrawSlipNumber = defineAction({
  name: 'members.withdraw-slip-number',
  summary: 'Takes the number of an introduction slip back, to be left out or recorded anew',
  input: z.strictObject({ transferId, expectedVersion }),
  output: changed,
  over: 'resolved',
  undo: 'members.record-slip-number',
});
