import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { birthDaySchema, daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { organisationId, personId } from '../../organisations/contract.ts';
import { memberFace, sexCode } from './member.ts';
import { memberFilter, memberOrder, memberText } from './records-filter.ts';

/** A member as lists show them. What stands in nobody's list: identifiers, and anything of the optional block. */
export const memberRow = memberFace.extend({
  organisationId,
  organisationName: z.string().nullable(),
  /** False: only the spell is in reach, because the member has moved on; the record cannot be opened. */
  hasRecord: z.boolean(),
  sex: sexCode.nullable(),
  birthOn: birthDaySchema.nullable(),
  ethnicity: z.string().nullable(),
  religion: z.string().nullable(),
  stateSince: daySchema.nullable(),
  admissionDecidedOn: daySchema.nullable(),
  admittedOn: daySchema.nullable(),
  officialOn: daySchema.nullable(),
  partyAgeFrom: daySchema.nullable(),
  dossierNumber: z.string().nullable(),
  phone: z.string().nullable(),
  occupation: z.string().nullable(),
  schooling: z.string().nullable(),
  politicalTheory: z.string().nullable(),
  duesGroup: z.string().nullable(),
});
export type MemberRow = z.output<typeof memberRow>;

export const memberList = defineQuestion({
  name: 'members.list',
  summary: 'A page of members in reach as of a day, by filter, beginning of a name or digits of an identifier',
  input: z.strictObject({
    on: daySchema,
    filter: memberFilter.default(memberFilter.parse({})),
    text: memberText,
    order: memberOrder.default({ key: 'name', descending: false }),
    ...listPage,
  }),
  output: z.object({ rows: z.array(memberRow), ...listAnswer }),
  over: 'anywhere',
});

/** How members of one name, one day or year of birth or one identifier are found before a record is made. */
export const possibleDuplicates = defineQuestion({
  name: 'members.possible-duplicates',
  summary:
    'Members and persons in reach who may be the one about to be recorded: same name and birth, or same identifier',
  input: z.strictObject({
    fullName: z.string().trim().max(100),
    birthOn: birthDaySchema.nullable().default(null),
    birthYear: z.int().min(1800).max(2200).nullable().default(null),
    personalId: z.string().max(20).default(''),
  }),
  output: z.object({
    members: z.array(
      memberFace.extend({
        organisationName: z.string().nullable(),
        by: z.enum(['identifier', 'name-and-birth', 'name']),
      }),
    ),
    /** Persons with a post and without a record of membership: the record can be tied to one of them. */
    persons: z.array(
      z.object({
        id: personId,
        fullName: z.string(),
        birthYear: z.int().nullable(),
        organisationName: z.string().nullable(),
        isFictional: z.boolean(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const memberVocabulary = defineQuestion({
  name: 'members.member-vocabulary',
  summary:
    'The codes of schooling, political theory and papers of a dossier in force on a day, with their words and source',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    packId: z.string(),
    source: z.string(),
    verified: z.boolean(),
    schoolings: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    politicalTheories: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    papers: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), isYearly: z.boolean() })),
  }),
  over: 'self',
});
