import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, namesSchema } from './decision.ts';
import { expectedVersion, lineOf, organisationId } from './tree.ts';

export const personId = idOf('PersonId');
export type PersonId = z.output<typeof personId>;

/** A person as every other record shows them: nothing sensitive. */
export const personFace = z.object({
  id: personId,
  fullName: z.string(),
  birthYear: z.int().nullable(),
  isFictional: z.boolean(),
});

const birthYear = z.int().min(1900).max(2200).nullable();

export const recordPerson = defineAction({
  name: 'organisations.record-person',
  summary: 'Records a person once, under the organisation that looks after the record',
  input: z.strictObject({
    organisationId,
    fullName: lineOf(100),
    birthYear: birthYear.default(null),
    isFictional: z.boolean().default(false),
    /** Says that someone of the same name and year was seen and is another person. */
    isAnotherPerson: z.boolean().default(false),
  }),
  output: z.object({ personId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-person',
});

export const correctPerson = defineAction({
  name: 'organisations.correct-person',
  summary: 'Corrects the name or the year of birth of a person',
  input: z.strictObject({ personId, expectedVersion, fullName: lineOf(100), birthYear: birthYear.default(null) }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.correct-person',
});

export const withdrawPerson = defineAction({
  name: 'organisations.withdraw-person',
  summary: 'Takes back a person entered by mistake, while no post refers to them',
  input: z.strictObject({ personId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.record-person',
});

export const personLookup = defineQuestion({
  name: 'organisations.person-lookup',
  summary: 'Persons in scope whose name begins so, without regard to case and accents; by given name too',
  input: z.strictObject({ text: lineOf(100), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({
    persons: z.array(
      personFace.extend({
        organisationId,
        organisationName: z.string().nullable(),
        version: z.int(),
        posts: z.array(z.object({ kind: namesSchema, organisationId, organisationName: z.string().nullable() })),
      }),
    ),
  }),
  over: 'anywhere',
});

export const personPosts = defineQuestion({
  name: 'organisations.person-posts',
  summary: 'All posts of a person in scope, in committees and in bodies of the political system, latest first',
  input: z.strictObject({ personId }),
  output: z.object({
    person: personFace.extend({ organisationId, version: z.int() }),
    posts: z.array(
      z.object({
        id: z.uuid(),
        place: z.enum(['organisation', 'body']),
        placeId: z.uuid(),
        placeName: z.string().nullable(),
        kind: namesSchema,
        from: daySchema,
        until: daySchema.nullable(),
        decision: decisionSchema.nullable(),
      }),
    ),
  }),
  over: 'resolved',
});
