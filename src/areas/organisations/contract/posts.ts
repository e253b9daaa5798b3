import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, findingSchema, namesSchema, words } from './decision.ts';
import { personFace, personId } from './persons.ts';
import { expectedVersion, lineOf, organisationId } from './tree.ts';

export const termId = idOf('TermId');
export const postId = idOf('PostId');
export const partyGroupId = idOf('PartyGroupId');

/** Kinds of post are data: rule-packs/post-kinds. */
export const postKindId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60);

export const basisSchema = z.enum(['elected', 'appointed']);

/** Why a post ended. No reason here is a judgement about a person; discipline lives in its own area. */
export const postEndReason = z.enum([
  'term-closed',
  'moved',
  'retired',
  'resigned',
  'released',
  'dismissed',
  'died',
  'other',
]);

export const withFindings = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ ...shape, findings: z.array(findingSchema) });

export const fillPost = defineAction({
  name: 'organisations.fill-post',
  summary: 'Records that a person holds a post from a day on',
  input: z.strictObject({
    organisationId,
    kind: postKindId,
    personId,
    from: daySchema,
    until: daySchema.nullable().default(null),
    /** Left out: the term that runs on that day, where the kind needs one. */
    termId: termId.optional(),
    groupId: partyGroupId.optional(),
    basis: basisSchema.default('elected'),
    isExtra: z.boolean().default(false),
    decision: decisionSchema.nullable().default(null),
  }),
  output: withFindings({ postId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-post',
});

export const withdrawPost = defineAction({
  name: 'organisations.withdraw-post',
  summary: 'Takes back a post entered by mistake',
  input: z.strictObject({ postId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.fill-post',
});

export const endPost = defineAction({
  name: 'organisations.end-post',
  summary: 'Ends a post on a day, with the reason; that day is the first one without it',
  input: z.strictObject({
    postId,
    expectedVersion,
    endedOn: daySchema,
    reason: postEndReason.exclude(['term-closed']),
    note: words(500).nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.resume-post',
});

export const resumePost = defineAction({
  name: 'organisations.resume-post',
  summary: 'Takes back the end of a post',
  input: z.strictObject({ postId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.end-post',
});

export const establishPartyGroup = defineAction({
  name: 'organisations.establish-party-group',
  summary: 'Sets up a Party group inside a cell',
  input: z.strictObject({
    organisationId,
    name: lineOf(120),
    from: daySchema,
    /** Members of the cell as counted by the person who records it; unknown stays unknown. */
    cellMembers: z.int().min(0).max(100_000).nullable().default(null),
    decision: decisionSchema.nullable().default(null),
  }),
  output: withFindings({ groupId: partyGroupId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-party-group',
});

export const withdrawPartyGroup = defineAction({
  name: 'organisations.withdraw-party-group',
  summary: 'Takes back a Party group entered by mistake, while no post refers to it',
  input: z.strictObject({ groupId: partyGroupId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.establish-party-group',
});

export const endPartyGroup = defineAction({
  name: 'organisations.end-party-group',
  summary: 'Ends a Party group; its head must have been ended before',
  input: z.strictObject({ groupId: partyGroupId, expectedVersion, endedOn: daySchema, reason: lineOf(300) }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.resume-party-group',
});

export const resumePartyGroup = defineAction({
  name: 'organisations.resume-party-group',
  summary: 'Takes back the end of a Party group',
  input: z.strictObject({ groupId: partyGroupId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.end-party-group',
});

export const assignFollower = defineAction({
  name: 'organisations.assign-follower',
  summary: 'Assigns a member of the upper committee to follow a cell',
  input: z.strictObject({
    organisationId,
    personId,
    from: daySchema,
    until: daySchema.nullable().default(null),
    decision: decisionSchema.nullable().default(null),
  }),
  output: withFindings({ postId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-post',
});

export const postFace = z.object({
  id: postId,
  kind: postKindId,
  kindName: namesSchema,
  person: personFace,
  groupId: partyGroupId.nullable(),
  termId: termId.nullable(),
  from: daySchema,
  until: daySchema.nullable(),
  basis: basisSchema,
  isExtra: z.boolean(),
  decision: decisionSchema.nullable(),
  endReason: z.string().nullable(),
  endNote: z.string().nullable(),
  version: z.int(),
});

export const partyGroupFace = z.object({
  id: partyGroupId,
  name: z.string(),
  from: daySchema,
  until: daySchema.nullable(),
  version: z.int(),
});
