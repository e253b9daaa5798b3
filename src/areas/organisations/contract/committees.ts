import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, findingSchema, namesSchema, pageInput } from './decision.ts';
import { basisSchema, partyGroupFace, postFace, postKindId, termId, withFindings } from './posts.ts';
import { expectedVersion, organisationId } from './tree.ts';

export const prolongationId = idOf('ProlongationId');

export const termCloseReason = z.enum(['new-term', 'organisation-ended', 'other']);

const termFields = {
  ordinal: z.int().min(1).max(200).nullable().default(null),
  startsOn: daySchema,
  /** Left out: counted from the length in the rule pack. */
  dueOn: daySchema.optional(),
  numberSet: z.int().min(1).max(500).nullable().default(null),
  standingSet: z.int().min(0).max(200).nullable().default(null),
  deputiesSet: z.int().min(0).max(50).nullable().default(null),
  basis: basisSchema,
  decision: decisionSchema.nullable().default(null),
  /** The first term of a new or merged organisation may be shorter than the usual one. */
  isFirstOfNew: z.boolean().default(false),
};
export const termFieldsSchema = z.object(termFields);

export const openTerm = defineAction({
  name: 'organisations.open-term',
  summary: 'Opens a term of the committee: elected by a congress or appointed from above',
  input: z.strictObject({ organisationId, ...termFields }),
  output: withFindings({ termId, dueOn: daySchema }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-term',
});

export const withdrawTerm = defineAction({
  name: 'organisations.withdraw-term',
  summary: 'Takes back a term entered by mistake, while no post refers to it',
  input: z.strictObject({ termId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.open-term',
});

export const correctTerm = defineAction({
  name: 'organisations.correct-term',
  summary: 'Corrects what was recorded about a term',
  input: z.strictObject({ termId, expectedVersion, ...termFields }),
  output: withFindings({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.correct-term',
});

export const closeTerm = defineAction({
  name: 'organisations.close-term',
  summary: 'Closes a term; posts still held in it end on the same day',
  input: z.strictObject({ termId, expectedVersion, closedOn: daySchema, reason: termCloseReason }),
  output: z.object({ endedPosts: z.int(), version: z.int() }),
  over: 'resolved',
  undo: 'organisations.reopen-term',
});

export const reopenTerm = defineAction({
  name: 'organisations.reopen-term',
  summary: 'Takes back the closing of a term and the end of posts that came with it',
  input: z.strictObject({ termId, expectedVersion }),
  output: z.object({ resumedPosts: z.int(), version: z.int() }),
  over: 'resolved',
  undo: 'organisations.close-term',
});

export const prolongTerm = defineAction({
  name: 'organisations.prolong-term',
  summary: 'Moves the day by which the next congress is due, by a decision from above',
  input: z.strictObject({ termId, expectedVersion, dueOn: daySchema, decision: decisionSchema }),
  output: z.object({ prolongationId, version: z.int() }),
  over: 'resolved',
  undo: 'organisations.withdraw-prolongation',
});

export const withdrawProlongation = defineAction({
  name: 'organisations.withdraw-prolongation',
  summary: 'Takes back the last prolongation of a term',
  input: z.strictObject({ prolongationId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.prolong-term',
});

export const termFace = z.object({
  id: termId,
  ordinal: z.int().nullable(),
  startsOn: daySchema,
  dueOn: daySchema,
  closedOn: daySchema.nullable(),
  closeReason: z.string().nullable(),
  numberSet: z.int().nullable(),
  standingSet: z.int().nullable(),
  deputiesSet: z.int().nullable(),
  basis: basisSchema,
  decision: decisionSchema.nullable(),
  isFirstOfNew: z.boolean(),
  version: z.int(),
  prolongations: z.array(
    z.object({ id: prolongationId, wasDueOn: daySchema, dueOn: daySchema, decision: decisionSchema }),
  ),
});

export const packFace = z.object({
  id: z.string(),
  title: namesSchema,
  source: z.string(),
  verified: z.boolean(),
  note: z.string().nullable(),
});

export const committeeOn = defineQuestion({
  name: 'organisations.committee',
  summary: 'Committee of an organisation on a day: term, posts, Party groups, follower, and what the rules say',
  input: z.strictObject({ organisationId, on: daySchema }),
  output: withFindings({
    term: termFace.nullable(),
    posts: z.array(postFace),
    groups: z.array(partyGroupFace),
    pack: packFace.nullable(),
  }),
  over: { field: 'organisationId' },
});

export const termsOf = defineQuestion({
  name: 'organisations.terms',
  summary: 'All terms of an organisation, latest first',
  input: z.strictObject({ organisationId }),
  output: z.object({ terms: z.array(termFace) }),
  over: { field: 'organisationId' },
});

export const postsOfOrganisation = defineQuestion({
  name: 'organisations.posts',
  summary: 'All posts an organisation ever had, latest first',
  input: z.strictObject({ organisationId }),
  output: z.object({ posts: z.array(postFace) }),
  over: { field: 'organisationId' },
});

export const electionsDue = defineQuestion({
  name: 'organisations.elections-due',
  summary: 'Running terms whose congress is due by a day, earliest first',
  input: z.strictObject({ by: daySchema, underId: organisationId.optional(), ...pageInput }),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        organisationId,
        organisationName: z.string(),
        type: z.string(),
        termId,
        ordinal: z.int().nullable(),
        startsOn: daySchema,
        dueOn: daySchema,
        isOverdue: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const committeeRules = defineQuestion({
  name: 'organisations.committee-rules',
  summary: 'Post kinds and committee rules in force on a day, for forms that show the verdict while one types',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    postKinds: z.array(
      z.object({ id: postKindId, name: namesSchema, isSingle: z.boolean(), place: z.string(), needsTerm: z.boolean() }),
    ),
    pack: z.unknown(),
  }),
  over: 'anywhere',
});

/** Each size of a type has a source of its own, in both languages. */
const typeFinding = findingSchema.extend({ clause: namesSchema.nullable() });
export type TypeFinding = z.output<typeof typeFinding>;

export const eligibleTypes = defineQuestion({
  name: 'organisations.eligible-types',
  summary: 'Which type of organisation so many members may form, with clause and confidence',
  input: z.strictObject({
    officialMembers: z.int().min(0).max(1_000_000).nullable(),
    probationaryMembers: z.int().min(0).max(1_000_000).nullable(),
    /** Shown back with the answer; no rule known so far depends on it. */
    staff: z.int().min(0).max(10_000_000).nullable().default(null),
    isLegalPerson: z.boolean().nullable().default(null),
    parentId: organisationId.nullable().default(null),
    on: daySchema,
  }),
  output: z.object({
    types: z.array(
      z.object({
        type: z.string(),
        name: namesSchema,
        verdict: z.enum(['eligible', 'needs-consent', 'not', 'unknown']),
        reasons: z.array(typeFinding),
      }),
    ),
    pack: packFace.nullable(),
  }),
  over: 'anywhere',
});
