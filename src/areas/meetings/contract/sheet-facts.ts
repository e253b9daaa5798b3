import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId } from '../../organisations/contract.ts';
import { attendanceStatus, meetingId, meetingKind } from './meeting-codes.ts';
import { openPack } from './reads.ts';
import { countedAs, recountFace } from './recount.ts';

const person = z.uuid();

/** What the rules look at beside the sheet, so that a screen judges it while one types exactly as the server will. */
export const sheetFacts = defineQuestion({
  name: 'meetings.sheet-facts',
  summary: 'What a verdict on the sheet of a day rests on beside the sheet: other meetings, seats, durations decided',
  input: z.strictObject({ organisationId, on: daySchema, meetingId: meetingId.nullable().default(null) }),
  output: z.object({
    today: daySchema,
    enteredOn: daySchema.nullable(),
    life: z.object({ since: daySchema.nullable(), endedOn: daySchema.nullable() }),
    others: z.array(
      z.object({
        kind: meetingKind,
        groupId: z.uuid().nullable(),
        on: daySchema,
        from: z.string().nullable(),
        to: z.string().nullable(),
        isHeld: z.boolean(),
      }),
    ),
    postHolderIds: z.array(person).nullable(),
    /** Secretary and deputies, who chair. */
    headIds: z.array(person).nullable(),
    isPrepared: z.boolean().nullable(),
    decidedMinutes: z.object({ minutes: z.int(), since: daySchema }).nullable(),
    durationPreset: z.string().nullable(),
    calls: z.array(z.object({ memberId: person, heldOn: daySchema, status: attendanceStatus })),
    agenda: openPack,
    /** Who took the minutes last time: proposed again. */
    lastClerkId: person.nullable(),
    /** Party groups of the cell with their members on the day; null: the cell has arranged nothing by then. */
    groups: z.array(z.object({ id: z.uuid(), name: z.string(), memberIds: z.array(person).nullable() })),
  }),
  over: { field: 'organisationId' },
});

/** For the page of one meeting: the rules of its day by name, and the days by which it is posted and reported. */
export const rulesOfMeeting = defineQuestion({
  name: 'meetings.rules-of-meeting',
  summary: 'The rule packs in force on the day of a meeting, when it was entered, and by when it is reported',
  input: z.strictObject({ meetingId }),
  output: z.object({
    packs: z.object({ meeting: openPack, votes: openPack, base: openPack, score: openPack }),
    recordedOn: daySchema.nullable(),
    reportDueOn: daySchema.nullable(),
    /** False: the rule or the holidays behind the due day were not compared with their source. */
    isReportDueVerified: z.boolean(),
    materialsDueOn: daySchema.nullable(),
    scoredFromAboveOn: daySchema.nullable(),
    /** Base of each vote with what was deducted from it. */
    bases: z.array(
      z.object({
        voteId: z.uuid(),
        official: z.int(),
        deductions: z.array(z.object({ ground: z.string(), count: z.int() })),
      }),
    ),
    /** What the facts said of each criterion when the cell scored itself. */
    facts: z.array(z.object({ criterion: z.string(), values: z.record(z.string(), z.unknown()) })),
    /** Null: the figures are those that were recorded. */
    recount: recountFace.nullable(),
    /** Lines of the roll call that count as something else than was written. */
    counted: z.array(z.object({ memberId: person, as: countedAs })),
  }),
  over: 'resolved',
});
