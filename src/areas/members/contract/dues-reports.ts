import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { dongSchema } from '../../../platform/money/dong.ts';
import { organisationId, pageInput } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { memberId } from './member.ts';

const period = { fromMonth: monthSchema, untilMonth: monthSchema };

/** Figures of one cell in a period. A sum left out because too few stand behind it is counted in `hidden`, never taken for nothing. */
const figures = {
  months: z.int(),
  closed: z.int(),
  hidden: z.int(),
  /** Closed months whose sums stand as first published: too few amounts have changed since for new ones. */
  behind: z.int(),
  /** Months of members in which something was due, and those settled. */
  dueEntries: z.int(),
  settledEntries: z.int(),
  openEntries: z.int(),
  unknownEntries: z.int(),
  due: dongSchema.nullable(),
  collected: dongSchema.nullable(),
  /** Empty where one to four members stand behind a remittance and the asker stands above both sides; left out of the total. */
  remitted: dongSchema.nullable(),
};

export const duesReport = defineQuestion({
  name: 'members.dues-report',
  summary: 'Dues of a period by cell: due, collected, passed on, kept, and what is in arrears by month',
  input: z.strictObject({ underId: organisationId, ...period, limit: z.int().min(1).max(1000).default(500) }),
  output: z.object({
    organisationName: z.string(),
    total: z.int(),
    cells: z.array(z.object({ organisationId, name: z.string(), ...figures })),
    /** Over all cells, also those not listed. */
    all: z.object({ cells: z.int(), ...figures }),
    months: z.array(
      z.object({ month: daySchema, opened: z.int(), closed: z.int(), openEntries: z.int(), dueEntries: z.int() }),
    ),
    /** Of the organisation itself: what came from below and what it passed on. */
    own: z.object({ received: dongSchema.nullable(), remitted: dongSchema.nullable() }),
  }),
  over: { field: 'underId' },
});

export const duesArrears = defineQuestion({
  name: 'members.dues-arrears',
  summary: 'Members with months of dues not settled in a period, most months first',
  input: z.strictObject({ underId: organisationId, ...period, ...pageInput }),
  output: z.object({
    total: z.int(),
    members: z.array(
      z.object({
        memberId,
        fullName: z.string(),
        organisationId,
        organisationName: z.string(),
        months: z.array(daySchema),
      }),
    ),
    next: z.string().nullable(),
  }),
  over: { field: 'underId' },
});
