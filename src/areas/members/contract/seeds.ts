import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';

const seed = z.int().min(0).max(2_000_000_000).default(1);

export const loadFictionalMembers = defineAction({
  name: 'members.load-fictional-members',
  summary:
    'Loads invented members into the cells below an organisation, or into cells invented for it; only beside demonstration data',
  input: z.strictObject({
    organisationId,
    members: z.int().min(1).max(20_000),
    /** Invents this many cells with committees first; 0: members go into the cells that are there. */
    cells: z.int().min(0).max(1000).default(0),
    seed,
  }),
  output: z.object({ members: z.int(), left: z.int(), cells: z.int() }),
  over: 'whole',
  undo: 'final',
});

export const unitsToFill = defineQuestion({
  name: 'members.units-to-fill',
  summary:
    'How invented members and cells would be spread over the communes and wards below an organisation by their population; units with members are left out',
  input: z.strictObject({
    cityId: organisationId,
    members: z.int().min(1).max(10_000_000),
    cells: z.int().min(1).max(500_000),
  }),
  output: z.object({
    units: z.array(z.object({ organisationId, name: z.string(), members: z.int(), cells: z.int() })),
  }),
  over: 'whole',
});
