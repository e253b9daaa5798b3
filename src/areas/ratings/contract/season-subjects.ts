import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { subjectKind } from './rating-codes.ts';
import { seasonId, subjectLine } from './season-shapes.ts';

export const addSubject = defineAction({
  name: 'ratings.add-subject',
  summary:
    'Takes one more subject into a season: a leader in a second post, an officer, a leadership collective, a member who came later',
  input: z.strictObject({
    seasonId,
    organisationId,
    kind: subjectKind,
    memberId: z.uuid().nullable().default(null),
    aboutOrganisationId: organisationId.nullable().default(null),
    /** Name of a collective that is no organisation of the tree. */
    title: lineOf(300).nullable().default(null),
    postWords: lineOf(200).nullable().default(null),
    isHead: z.boolean().default(false),
    quotaGroup: lineOf(100).nullable().default(null),
  }),
  output: z.object({ subjectId: subjectLine.shape.subjectId }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-subject',
});

export const withdrawSubject = defineAction({
  name: 'ratings.withdraw-subject',
  summary: 'Takes a subject out of a season, with a reason, while nothing was decided',
  input: z.strictObject({ subjectId: subjectLine.shape.subjectId, expectedVersion, why: words(1000) }),
  output: z.object({ subjectId: subjectLine.shape.subjectId, version: z.int() }),
  over: 'resolved',
  undo: 'final',
  secrets: ['why'],
});

export const correctSubject = defineAction({
  name: 'ratings.correct-subject',
  summary: 'Corrects the kind, the group or the post of a subject before its review; what changes a ceiling says why',
  input: z.strictObject({
    subjectId: subjectLine.shape.subjectId,
    expectedVersion,
    kind: subjectKind,
    quotaGroup: lineOf(100),
    postWords: lineOf(200).nullable(),
    isHead: z.boolean(),
    /** Asked of the opener where the group of the ceiling, the head or a kind with another ceiling changes. */
    why: words(1000).nullable().default(null),
  }),
  output: z.object({ subjectId: subjectLine.shape.subjectId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.correct-subject',
  secrets: ['why'],
});
