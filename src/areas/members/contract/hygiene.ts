import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { defineBoardQuestion, doneSchema, namesSchema, organisationId } from '../../organisations/contract.ts';
import { memberId, memberStateCode, standingCode } from './member.ts';

/** What is looked after in the records; the words stand in the messages as `members.hygiene.<kind>`. */
export const hygieneKind = z.enum([
  'missing-data',
  'dates-contradict',
  'probation',
  'transfer',
  'exemption',
  'dues-silence',
  'dues-though-gone',
  'supplement',
]);
export type HygieneKind = z.output<typeof hygieneKind>;

/** Why a row is in a list: a field, a contradiction, how near an end is. Words: `members.hygiene-detail.<code>`. */
const detailCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** What the program cannot know yet, so that a short list is not taken for a clean one. */
export const hygieneGap = z.enum(['no-meetings', 'no-dues', 'no-supplements', 'no-rules']);

const under = { underId: organisationId.nullable().default(null) };

const sourceOfRule = z.object({ source: namesSchema, verified: z.boolean() });

export const hygieneCounts = defineQuestion({
  name: 'members.hygiene-counts',
  summary: 'How many members stand in each hygiene list of an organisation and everything below it, and of how many',
  input: z.strictObject(under),
  output: z.object({
    checkedOn: daySchema,
    /** With very many members in reach: when lists that read every record were counted last. Null: all counted now. */
    countedAt: z.iso.datetime().nullable(),
    kinds: z.array(
      z.object({
        kind: hygieneKind,
        found: z.int(),
        /** Of how many: members on a roll, probationary ones, open slips, exempt members. */
        total: z.int(),
        details: z.array(z.object({ code: detailCode, found: z.int() })),
        /** Of missing data: how many lack something of the core, and which details are of the core. */
        core: z.object({ found: z.int(), codes: z.array(detailCode) }).nullable(),
        /** Of dues: how many of the cells with members keep a ledger in these months; of the others nothing is known. */
        ledgers: z.object({ kept: z.int(), cells: z.int() }).nullable(),
        gaps: z.array(hygieneGap),
        rules: z.array(sourceOfRule),
      }),
    ),
    /** The year whose supplement is looked after. */
    supplementYear: z.int(),
  }),
  over: 'anywhere',
});

export const hygieneCells = defineQuestion({
  name: 'members.hygiene-cells',
  summary: 'One hygiene list counted for each cell, the fullest first',
  input: z.strictObject({
    kind: hygieneKind,
    ...under,
    /** Only members with one of these; all of the list without any. */
    details: z.array(detailCode).max(40).default([]),
    limit: z.int().min(1).max(1000).default(500),
  }),
  output: z.object({
    cells: z.int(),
    rows: z.array(z.object({ organisationId, name: z.string(), found: z.int(), members: z.int() })),
  }),
  over: 'anywhere',
});

const asked = {
  kind: hygieneKind,
  ...under,
  details: z.array(detailCode).max(40).default([]),
  /** The beginning of any part of a name, accents and case aside. */
  text: z.string().trim().normalize('NFC').max(100).default(''),
  order: z
    .strictObject({ key: z.enum(['name', 'day']).default('name'), descending: z.boolean().default(false) })
    .default({ key: 'name', descending: false }),
};

export const hygieneRow = z.object({
  memberId,
  fullName: z.string(),
  organisationId,
  organisationName: z.string().nullable(),
  standing: standingCode.nullable(),
  state: memberStateCode.nullable(),
  details: z.array(detailCode),
  /** Since when, or of which month on. */
  sinceOn: daySchema.nullable(),
  /** What ends or is due, and until when it is to be settled. */
  endsOn: daySchema.nullable(),
  settleBy: daySchema.nullable(),
  /** Months without dues, or paid after leaving. */
  months: z.int().nullable(),
});
export type HygieneRow = z.output<typeof hygieneRow>;

export const hygieneList = defineQuestion({
  name: 'members.hygiene-list',
  summary: 'The members of one hygiene list, with what is wrong or due',
  input: z.strictObject({ ...asked, ...listPage }),
  output: z.object({ rows: z.array(hygieneRow), ...listAnswer, supplementYear: z.int() }),
  over: 'anywhere',
});

export const exportHygieneList = defineAction({
  name: 'members.export-hygiene-list',
  summary: 'One hygiene list as a workbook with a line that says who took it out, when and how far it reaches',
  input: z.strictObject({
    ...asked,
    columns: z
      .array(z.enum(['name', 'cell', 'standing', 'state', 'details', 'since', 'day', 'settle', 'months']))
      .min(1)
      .max(9),
    language: z.enum(['vi', 'en']),
  }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: 'anywhere',
  undo: 'final',
  secrets: ['text', 'contentBase64'],
});

export const recordSupplements = defineAction({
  name: 'members.record-supplements',
  summary: 'Records that the yearly supplement sheets of these members came in',
  input: z.strictObject({
    year: z.int().min(1990).max(2200),
    receivedOn: daySchema,
    memberIds: z.array(memberId).min(1).max(1000),
  }),
  output: z.object({ recorded: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-supplements',
});

export const withdrawSupplements = defineAction({
  name: 'members.withdraw-supplements',
  summary: 'Takes back that the yearly supplement sheets of these members came in',
  input: z.strictObject({ year: z.int().min(1990).max(2200), memberIds: z.array(memberId).min(1).max(1000) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-supplements',
});

export const fewOfficialMembers = defineBoardQuestion(
  'members.few-official-members',
  'Cells with fewer official members than there must be, and cells of which no member is recorded',
);
export const largeWithoutGroups = defineBoardQuestion(
  'members.large-without-groups',
  'Cells with as many members as this, or more, that have no party groups',
);
export const ageingCells = defineBoardQuestion(
  'members.ageing-cells',
  'Cells in which the share of members over an age is this high, among those whose age is known',
);
export const recordsWanting = defineBoardQuestion(
  'members.records-wanting',
  'Cells in which the share of members whose core data are incomplete is this high',
);
