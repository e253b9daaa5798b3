import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, pageInput, words } from '../../organisations/contract.ts';
import { memberId } from './member.ts';

export const residenceLinkId = idOf('ResidenceLinkId');
export type ResidenceLinkId = z.output<typeof residenceLinkId>;
export const residenceGuestId = idOf('ResidenceGuestId');
export type ResidenceGuestId = z.output<typeof residenceGuestId>;
export const residenceMeetingId = idOf('ResidenceMeetingId');
export const residenceRemarkId = idOf('ResidenceRemarkId');
export const residenceRemarkInId = idOf('ResidenceRemarkInId');

/** Introduced, introduced but excused from activity there, or not introduced (special duty). */
export const residenceStatus = z.enum(['introduced', 'excused', 'not-introduced']);

export const introduceToResidence = defineAction({
  name: 'members.introduce-to-residence',
  summary: 'Introduces a working member to the committee of the place of residence, or records why not',
  input: z.strictObject({
    memberId,
    status: residenceStatus,
    toOrganisationId: organisationId.nullable().default(null),
    toText: lineOf(300).nullable().default(null),
    introducedOn: daySchema,
    reason: words(300).nullable().default(null),
  }),
  output: z.object({ residenceLinkId }),
  over: 'resolved',
  undo: 'members.end-residence-link',
});

export const endResidenceLink = defineAction({
  name: 'members.end-residence-link',
  summary: 'Ends a residence link: the member moved house, or left the place of work',
  input: z.strictObject({ residenceLinkId, endedOn: daySchema.nullable().default(null) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

const remarkFace = z.object({
  id: residenceRemarkId,
  year: z.int(),
  askedOn: daySchema,
  dueOn: daySchema.nullable(),
  answeredOn: daySchema.nullable(),
  remark: z.string().nullable(),
  signer: z.string().nullable(),
  version: z.int(),
});

export const residenceLinks = defineQuestion({
  name: 'members.residence-links',
  summary:
    'Own members by their link with the place of residence, with the remark of a year; members without any link too',
  input: z.strictObject({
    underId: organisationId.optional(),
    memberId: memberId.optional(),
    show: z.enum(['introduced', 'excused', 'not-introduced', 'none']).default('introduced'),
    year: z.int().min(1990).max(2200),
    ...pageInput,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        memberId,
        fullName: z.string(),
        organisationId,
        organisationName: z.string(),
        link: z
          .object({
            id: residenceLinkId,
            status: residenceStatus,
            toId: organisationId.nullable(),
            toName: z.string().nullable(),
            introducedOn: daySchema,
            reason: z.string().nullable(),
          })
          .nullable(),
        remark: remarkFace.nullable(),
      }),
    ),
    count: z.int(),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const residenceGuests = defineQuestion({
  name: 'members.residence-guests',
  summary: 'Members of other organisations who live here: the second list, never counted as members of the cell',
  input: z.strictObject({
    underId: organisationId.optional(),
    show: z.enum(['introduced', 'excused', 'ended']).default('introduced'),
    year: z.int().min(1990).max(2200),
    ...pageInput,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: residenceGuestId,
        fullName: z.string(),
        birthYear: z.int().nullable(),
        status: residenceStatus,
        organisationId,
        organisationName: z.string(),
        fromName: z.string(),
        introducedOn: daySchema,
        endedOn: daySchema.nullable(),
        isFictional: z.boolean(),
        remark: remarkFace.extend({ id: residenceRemarkInId }).nullable(),
        version: z.int(),
      }),
    ),
    count: z.int(),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const placeResidenceGuest = defineAction({
  name: 'members.place-residence-guest',
  summary: 'Passes an introduced member on to the residential cell',
  input: z.strictObject({ residenceGuestId, expectedVersion, cellId: organisationId }),
  output: z.object({ version: z.int(), beforeId: organisationId }),
  over: 'resolved',
  undo: 'members.place-residence-guest',
});

export const recordResidenceGuest = defineAction({
  name: 'members.record-residence-guest',
  summary: 'Enters a member in the second list whom an organisation outside the tree introduced on paper',
  input: z.strictObject({
    organisationId,
    fullName: lineOf(100),
    birthYear: z.int().min(1900).max(2200).nullable().default(null),
    status: z.enum(['introduced', 'excused']),
    fromText: lineOf(300),
    introducedOn: daySchema,
    isFictional: z.boolean().default(false),
  }),
  output: z.object({ residenceGuestId }),
  over: { field: 'organisationId' },
  undo: 'members.end-residence-guest',
});

export const endResidenceGuest = defineAction({
  name: 'members.end-residence-guest',
  summary: 'Ends the entry of somebody who was introduced on paper',
  input: z.strictObject({ residenceGuestId, endedOn: daySchema.nullable().default(null) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});
