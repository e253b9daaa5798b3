import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, namesSchema, pageInput, words } from './decision.ts';
import { expectedVersion, lineOf, organisationId } from './tree.ts';

export const regulationId = idOf('RegulationId');
export const leadershipChangeId = idOf('LeadershipChangeId');

/** Kinds of document are data: the list of required documents, and `other`. */
export const documentKind = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60);

const documentFields = {
  title: lineOf(300),
  number: lineOf(60).nullable().default(null),
  adoptedOn: daySchema,
  adoptedBy: lineOf(200),
  from: daySchema,
  reviewOn: daySchema.nullable().default(null),
  /** What it lays down about functions, duties, powers and working relations, in short. */
  summary: words(4000).nullable().default(null),
};

export const recordRegulation = defineAction({
  name: 'organisations.record-regulation',
  summary: 'Enters a working regulation or another governing document of an organisation',
  input: z.strictObject({ organisationId, kind: documentKind, ...documentFields }),
  output: z.object({ regulationId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-regulation',
});

export const supersedeRegulation = defineAction({
  name: 'organisations.supersede-regulation',
  summary: 'Enters the next version of a document; the one before ends the day the new one comes into force',
  input: z.strictObject({ regulationId, expectedVersion, ...documentFields }),
  output: z.object({ regulationId }),
  over: 'resolved',
  undo: 'organisations.withdraw-regulation',
});

export const withdrawRegulation = defineAction({
  name: 'organisations.withdraw-regulation',
  summary: 'Takes back the latest version of a document; the one before is in force again',
  input: z.strictObject({ regulationId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.record-regulation',
});

export const setReviewDate = defineAction({
  name: 'organisations.set-review-date',
  summary: 'Sets the day by which a document is to be reviewed',
  input: z.strictObject({ regulationId, expectedVersion, reviewOn: daySchema.nullable() }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.set-review-date',
});

export const recordLeadershipChange = defineAction({
  name: 'organisations.record-leadership-change',
  summary: 'Records what the committee changed in its way of leading, and since when',
  input: z.strictObject({
    organisationId,
    what: words(1000),
    since: daySchema,
    evidence: words(1000).nullable().default(null),
  }),
  output: z.object({ changeId: leadershipChangeId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-leadership-change',
});

export const recordLeadershipEffect = defineAction({
  name: 'organisations.record-leadership-effect',
  summary: 'Records the effect observed of a change in the way of leading; empty takes it back',
  input: z.strictObject({
    changeId: leadershipChangeId,
    expectedVersion,
    effect: z.strictObject({ text: words(1000), seenOn: daySchema }).nullable(),
    evidence: words(1000).nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.record-leadership-effect',
});

export const withdrawLeadershipChange = defineAction({
  name: 'organisations.withdraw-leadership-change',
  summary: 'Takes back a change in the way of leading entered by mistake',
  input: z.strictObject({ changeId: leadershipChangeId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.record-leadership-change',
});

/** Citing an article needs the source that a person has read and entered; without it the entry is practice, unverified. */
export const requiredDocumentSchema = z.strictObject({
  kind: documentKind.refine((kind) => kind !== 'other', { error: 'platform.bad-choice' }),
  name: z.strictObject({ vi: lineOf(200), en: lineOf(200) }),
  types: z
    .array(
      z
        .string()
        .regex(/^[a-z]+(-[a-z]+)*$/)
        .max(60),
    )
    .min(1)
    .max(40),
  reviewMonths: z.int().min(1).max(240).nullable(),
  citation: z
    .strictObject({ document: lineOf(100), article: lineOf(100), seenBy: lineOf(100), seenOn: daySchema })
    .nullable()
    .default(null),
});
export type RequiredDocument = z.output<typeof requiredDocumentSchema>;

export const editRequiredDocuments = defineAction({
  name: 'organisations.edit-required-documents',
  summary: 'Replaces the list of documents required per type of organisation, from a day on',
  input: z.strictObject({ from: daySchema, entries: z.array(requiredDocumentSchema).max(60) }),
  output: z.object({ listId: z.uuid() }),
  over: 'whole',
  undo: 'organisations.edit-required-documents',
});

export const requiredDocuments = defineQuestion({
  name: 'organisations.required-documents',
  summary: 'Documents required per type on a day, with where the list comes from',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    entries: z.array(requiredDocumentSchema),
    origin: z.enum(['pack', 'installation', 'none']),
    packId: z.string().nullable(),
    /** True while no entry cites a source that a person has entered. */
    isPractice: z.boolean(),
  }),
  over: 'anywhere',
});

export const regulationFace = z.object({
  id: regulationId,
  kind: documentKind,
  kindName: namesSchema.nullable(),
  title: z.string(),
  number: z.string().nullable(),
  adoptedOn: daySchema,
  adoptedBy: z.string(),
  from: daySchema,
  until: daySchema.nullable(),
  reviewOn: daySchema.nullable(),
  isReviewOverdue: z.boolean(),
  summary: z.string().nullable(),
  supersedesId: regulationId.nullable(),
  version: z.int(),
});

export const regulationsOf = defineQuestion({
  name: 'organisations.regulations',
  summary:
    'Governing documents of an organisation with their versions, what is missing and what is due for review on a day',
  input: z.strictObject({ organisationId, on: daySchema }),
  output: z.object({
    inForce: z.array(regulationFace),
    others: z.array(regulationFace),
    missing: z.array(z.object({ kind: documentKind, name: namesSchema, isPractice: z.boolean() })),
    origin: z.enum(['pack', 'installation', 'none']),
    isPractice: z.boolean(),
  }),
  over: { field: 'organisationId' },
});

export const leadershipChanges = defineQuestion({
  name: 'organisations.leadership-changes',
  summary: 'What a committee changed in its way of leading, with the effect observed, latest first',
  input: z.strictObject({ organisationId }),
  output: z.object({
    changes: z.array(
      z.object({
        id: leadershipChangeId,
        what: z.string(),
        since: daySchema,
        effect: z.object({ text: z.string(), seenOn: daySchema }).nullable(),
        evidence: z.string().nullable(),
        version: z.int(),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const reviewsDue = defineQuestion({
  name: 'organisations.reviews-due',
  summary: 'Documents in force whose review is due by a day, earliest first',
  input: z.strictObject({ by: daySchema, underId: organisationId.optional(), ...pageInput }),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        organisationId,
        organisationName: z.string(),
        regulationId,
        kind: documentKind,
        title: z.string(),
        reviewOn: daySchema,
        isOverdue: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});
