import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema } from './decision.ts';
import { personId } from './persons.ts';
import { organisationId } from './tree.ts';

export const chart = defineQuestion({
  name: 'organisations.chart',
  summary:
    'The organisation chart of a subtree as of a day, some levels deep, with the secretary and the deputies of each',
  input: z.strictObject({ underId: organisationId, on: daySchema, levels: z.int().min(1).max(4).default(2) }),
  output: z.object({
    /** In pre-order, siblings by name; at most 400. */
    rows: z.array(
      z.object({
        id: organisationId,
        depth: z.int(),
        name: z.string(),
        typeName: namesSchema,
        /** Directly below on the day, shown or not. */
        childCount: z.int(),
        holders: z.array(z.object({ kind: z.string(), kindName: namesSchema, personId, fullName: z.string() })),
      }),
    ),
    /** Organisations of these levels, shown or not. */
    count: z.int(),
  }),
  over: { field: 'underId' },
});
