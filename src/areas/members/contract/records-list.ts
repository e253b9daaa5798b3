import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId } from '../../organisations/contract.ts';
import { memberFace, sexCode } from './member.ts';
import { memberFilter, memberOrder, memberText } from './records-filter.ts';

/** A member as lists show them. What stands in nobody's list: identifiers, and anything of the optional block. */
export const memberRow = memberFace.extend({
  organisationId,
  organisationName: z.string().nullable(),
  /** False: only the spell is in reach, because the member has moved on; the record cannot be opened. */
  hasRecord: z.boolean(),
  sex: sexCode.nullable(),
  birthOn: daySchema.nullable(),
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

const place = {
  after: z.string().max(400).nullable().default(null),
  skip: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
};

export const list = defineQuestion({
  name: 'members.list',
  summary: 'A page of members in reach as of a day, by filter, beginning of a name or digits of an identifier',
  input: z.strictObject({
    on: daySchema,
    filter: memberFilter.default(memberFilter.parse({})),
    text: memberText,
    order: memberOrder.default({ key: 'name', descending: false }),
    ...place,
  }),
  output: z.object({ rows: z.array(memberRow), next: z.string().nullable() }),
  over: 'anywhere',
});

export const listCount = defineQuestion({
  name: 'members.list-count',
  summary: 'How many members a list has, with official and probationary ones apart',
  input: z.strictObject({ on: daySchema, filter: memberFilter.default(memberFilter.parse({})), text: memberText }),
  output: z.object({ count: z.int(), official: z.int(), probationary: z.int() }),
  over: 'anywhere',
});

export const vocabulary = defineQuestion({
  name: 'members.vocabulary',
  summary: 'The codes of schooling, political theory and papers of a dossier in force on a day, with their words and source',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    packId: z.string(),
    source: z.string(),
    verified: z.boolean(),
    schoolings: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    politicalTheories: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    duesGroups: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    papers: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), isYearly: z.boolean() })),
  }),
  over: 'anywhere',
});
