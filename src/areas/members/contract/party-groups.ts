import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, findingSchema, lineOf, organisationId, partyGroupId } from '../../organisations/contract.ts';
import { asSeen, taken } from './list-exports.ts';
import { memberId } from './member.ts';
import { rollLine } from './records-roll.ts';

export const arrangementId = idOf('ArrangementId');

const PLACES_AT_MOST = 2000;
const places = z.array(z.strictObject({ memberId, groupId: partyGroupId })).max(PLACES_AT_MOST);

export const arrangePartyGroups = defineAction({
  name: 'members.arrange-party-groups',
  summary: 'Arranges all members of a cell into its Party groups from a day on, as the cell decided',
  input: z.strictObject({
    organisationId,
    from: daySchema,
    /** Minutes or decision of the cell. */
    paper: lineOf(120).nullable().default(null),
    places,
    /** Version of the arrangement of that very day, where there is one; null: none was seen. */
    expectedVersion: expectedVersion.nullable().default(null),
  }),
  output: z.object({ arrangementId, version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-arrangement',
});

export const withdrawArrangement = defineAction({
  name: 'members.withdraw-arrangement',
  summary: 'Takes back an arrangement of Party groups entered by mistake; the one before it is in force again',
  input: z.strictObject({ arrangementId, expectedVersion }),
  /** What is needed to arrange the cell once more as it was. */
  output: z.object({ organisationId, from: daySchema, paper: z.string().nullable(), places }),
  over: 'resolved',
  undo: 'members.arrange-party-groups',
});

export const groupRow = rollLine.extend({
  group: z.object({ id: partyGroupId, name: z.string() }).nullable(),
  /** Elected head of that very group on the day. */
  isHead: z.boolean(),
});
export type GroupRow = z.output<typeof groupRow>;

export const partyGroups = defineQuestion({
  name: 'members.party-groups',
  summary: 'Party groups of a cell on a day with their members, who is in none, and what the rules say',
  input: z.strictObject({ organisationId, on: daySchema }),
  output: z.object({
    /** The arrangement in force; null: nothing was arranged by that day. */
    arrangement: z
      .object({
        id: arrangementId,
        since: daySchema,
        /** First day of the next arrangement. */
        until: daySchema.nullable(),
        paper: z.string().nullable(),
        version: z.int(),
      })
      .nullable(),
    groups: z.array(z.object({ id: partyGroupId, name: z.string(), members: z.int(), heads: z.array(z.string()) })),
    rows: z.array(groupRow),
    findings: z.array(findingSchema),
  }),
  over: { field: 'organisationId' },
});

export const exportPartyGroups = taken(
  'members.export-party-groups',
  'Members of a cell by Party group on a day',
  partyGroups.input.extend(asSeen(['name', 'group', 'head', 'standing', 'marks'])),
  { field: 'organisationId' },
);
