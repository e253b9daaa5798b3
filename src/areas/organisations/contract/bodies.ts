import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, pageInput, words } from './decision.ts';
import { personFace, personId } from './persons.ts';
import { postEndReason } from './posts.ts';
import { expectedVersion, lineOf, organisationId } from './tree.ts';

export const bodyId = idOf('BodyId');
export const bodyVersionId = idOf('BodyVersionId');
export const bodyPostId = idOf('BodyPostId');

export const bodyKind = z.enum([
  'people-council',
  'people-committee',
  'fatherland-front',
  'mass-organisation',
  'agency',
  'public-unit',
]);
export const bodyPostKind = z.enum(['head', 'deputy-head', 'member']);

/** The Party organisation inside the body, or the one above it where it has none of its own. Gives nobody any right. */
export const bodyLink = z.enum(['inside', 'above']);

const decision = decisionSchema.nullable().default(null);

export const establishBody = defineAction({
  name: 'organisations.establish-body',
  summary: 'Enters a body of the political system, linked to the Party organisation inside or above it',
  input: z.strictObject({
    organisationId,
    link: bodyLink,
    name: lineOf(200),
    kind: bodyKind,
    parentBodyId: bodyId.nullable().default(null),
    from: daySchema,
    decision,
  }),
  output: z.object({ bodyId, versionId: bodyVersionId }),
  over: { field: 'organisationId' },
  undo: 'organisations.withdraw-body',
});

export const withdrawBody = defineAction({
  name: 'organisations.withdraw-body',
  summary: 'Takes back a body entered by mistake, while no post or other body refers to it',
  input: z.strictObject({ bodyId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.establish-body',
});

export const renameBody = defineAction({
  name: 'organisations.rename-body',
  summary: 'Gives a body another name, kind or parent body from a day on',
  input: z.strictObject({
    bodyId,
    expectedVersion,
    name: lineOf(200),
    kind: bodyKind,
    parentBodyId: bodyId.nullable().default(null),
    from: daySchema,
    decision,
  }),
  output: z.object({ versionId: bodyVersionId }),
  over: 'resolved',
  undo: 'organisations.withdraw-body-version',
});

export const relinkBody = defineAction({
  name: 'organisations.relink-body',
  summary: 'Links a body to another Party organisation from a day on; both must be in reach',
  input: z.strictObject({ bodyId, expectedVersion, organisationId, link: bodyLink, from: daySchema, decision }),
  output: z.object({ versionId: bodyVersionId }),
  over: 'resolved',
  undo: 'organisations.withdraw-body-version',
});

export const withdrawBodyVersion = defineAction({
  name: 'organisations.withdraw-body-version',
  summary: 'Takes back the latest change of name or link of a body',
  input: z.strictObject({ bodyId, versionId: bodyVersionId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.rename-body',
});

export const endBody = defineAction({
  name: 'organisations.end-body',
  summary: 'Ends a body on a day; posts still held in it end with it',
  input: z.strictObject({ bodyId, expectedVersion, endedOn: daySchema, reason: lineOf(300), decision }),
  output: z.object({ endedPosts: z.int() }),
  over: 'resolved',
  undo: 'organisations.resume-body',
});

export const resumeBody = defineAction({
  name: 'organisations.resume-body',
  summary: 'Takes back the end of a body and of the posts that ended with it',
  input: z.strictObject({ bodyId, expectedVersion }),
  output: z.object({ resumedPosts: z.int() }),
  over: 'resolved',
  undo: 'organisations.end-body',
});

export const fillBodyPost = defineAction({
  name: 'organisations.fill-body-post',
  summary: 'Records that a person holds a post in a body from a day on',
  input: z.strictObject({
    bodyId,
    kind: bodyPostKind,
    title: lineOf(120),
    personId,
    from: daySchema,
    until: daySchema.nullable().default(null),
    decision,
  }),
  output: z.object({ postId: bodyPostId }),
  over: 'resolved',
  undo: 'organisations.withdraw-body-post',
});

export const withdrawBodyPost = defineAction({
  name: 'organisations.withdraw-body-post',
  summary: 'Takes back a post of a body entered by mistake',
  input: z.strictObject({ postId: bodyPostId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'organisations.fill-body-post',
});

export const endBodyPost = defineAction({
  name: 'organisations.end-body-post',
  summary: 'Ends a post of a body on a day, with the reason',
  input: z.strictObject({
    postId: bodyPostId,
    expectedVersion,
    endedOn: daySchema,
    reason: postEndReason.exclude(['term-closed']),
    note: words(500).nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.resume-body-post',
});

export const resumeBodyPost = defineAction({
  name: 'organisations.resume-body-post',
  summary: 'Takes back the end of a post of a body',
  input: z.strictObject({ postId: bodyPostId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'organisations.end-body-post',
});

export const bodyFace = z.object({
  id: bodyId,
  name: z.string(),
  kind: bodyKind,
  parentBodyId: bodyId.nullable(),
  organisationId,
  organisationName: z.string().nullable(),
  link: bodyLink,
  from: daySchema,
  until: daySchema.nullable(),
  version: z.int(),
});

export const bodyPostFace = z.object({
  id: bodyPostId,
  kind: bodyPostKind,
  title: z.string(),
  person: personFace,
  from: daySchema,
  until: daySchema.nullable(),
  endReason: z.string().nullable(),
  decision: decisionSchema.nullable(),
  version: z.int(),
});

export const bodiesOf = defineQuestion({
  name: 'organisations.bodies',
  summary: 'Bodies of the political system on a day, of one organisation or of a subtree',
  input: z.strictObject({
    organisationId: organisationId.optional(),
    underId: organisationId.optional(),
    kind: bodyKind.optional(),
    on: daySchema,
    ...pageInput,
  }),
  output: z.object({ total: z.int(), items: z.array(bodyFace), next: z.string().nullable() }),
  over: 'anywhere',
});

export const bodyRecord = defineQuestion({
  name: 'organisations.body',
  summary: 'One body: facts on a day, all versions, posts and holders, bodies under it',
  input: z.strictObject({ bodyId, on: daySchema }),
  output: z.object({
    today: bodyFace.nullable(),
    version: z.int(),
    versions: z.array(
      bodyFace
        .omit({ id: true, version: true })
        .extend({ id: bodyVersionId, decision: decisionSchema.nullable(), endReason: z.string().nullable() }),
    ),
    posts: z.array(bodyPostFace),
    children: z.array(z.object({ id: bodyId, name: z.string(), kind: bodyKind })),
  }),
  over: 'resolved',
});
