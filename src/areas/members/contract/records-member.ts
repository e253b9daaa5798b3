import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { birthDaySchema, daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  doneSchema,
  expectedVersion,
  lineOf,
  namesSchema,
  organisationId,
  personId,
} from '../../organisations/contract.ts';
import { fourDates, memberFace, memberId, membershipKindCode, sealedKind, sexCode, standingCode } from './member.ts';
import { changeId } from './records-changes.ts';
import { changedFields, sealedTexts } from './records-fields.ts';

export const partyAgeGapId = idOf('PartyAgeGapId');

export const recordMember = defineAction({
  name: 'members.record-member',
  summary: 'Records a member who is already one, with dates, facts and the first spell at the organisation',
  input: z.strictObject({
    organisationId,
    /** A person who is there already (a post-holder); left out: a new person is made. */
    personId: personId.nullable().default(null),
    fullName: lineOf(100),
    standing: standingCode,
    dates: fourDates,
    facts: changedFields.omit({
      fullName: true,
      admissionDecidedOn: true,
      admittedOn: true,
      officialOn: true,
      recognitionDecidedOn: true,
    }),
    sealed: sealedTexts.default({}),
    /** First day on the roll here; null: was here before anyone wrote it down, the roll begins with the day of entry. */
    since: daySchema.nullable().default(null),
    isFictional: z.boolean().default(false),
    /** Says that those of the same name were seen and are other people. */
    isAnotherPerson: z.boolean().default(false),
  }),
  output: z.object({ memberId, version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-member',
  secrets: ['sealed'],
});

export const withdrawMember = defineAction({
  name: 'members.withdraw-member',
  summary: 'Takes a record back that was made by mistake today, while nothing refers to it',
  input: z.strictObject({ memberId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const recordPartyAgeGap = defineAction({
  name: 'members.record-party-age-gap',
  summary: 'Proposes that a time does not count for party age, with its decision; another person approves it',
  input: z.strictObject({
    memberId,
    expectedVersion,
    since: daySchema,
    /** First day that counts again. */
    until: daySchema,
    reason: z.enum(['expelled', 'removed', 'lost-contact', 'transfer-gap']),
    decision: decisionSchema.nullable().default(null),
  }),
  output: z.object({ changeId, version: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-change',
});

export const withdrawPartyAgeGap = defineAction({
  name: 'members.withdraw-party-age-gap',
  summary: 'Proposes that a time recorded as not counting for party age counts again; another person approves it',
  input: z.strictObject({
    memberId,
    gapId: partyAgeGapId,
    expectedVersion,
    decision: decisionSchema.nullable().default(null),
    note: lineOf(500).nullable().default(null),
  }),
  output: z.object({ changeId, version: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-change',
});

export const linkAccount = defineAction({
  name: 'members.link-account',
  summary: 'Ties to a member the account whose holder made this code; the member may then open the own page',
  input: z.strictObject({ memberId, expectedVersion, code: z.string().trim().min(1).max(40) }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.unlink-account',
  secrets: ['code'],
});

export const unlinkAccount = defineAction({
  name: 'members.unlink-account',
  summary: 'Ends the tie between an account and a member; the own page closes at once',
  input: z.strictObject({ memberId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const revealIdentifier = defineAction({
  name: 'members.reveal-identifier',
  summary: 'Opens one identifier of one member for a stated reason; who, when and why are kept',
  input: z.strictObject({ memberId, kind: z.enum(['personal-id', 'old-card']), reason: lineOf(300) }),
  output: z.object({ value: z.string().nullable() }),
  over: 'resolved',
  undo: 'final',
  secrets: ['value'],
});

export const revealOptionalBlock = defineAction({
  name: 'members.reveal-optional-block',
  summary: 'Opens one value of the optional block of one member for a stated reason, while the block is open',
  input: z.strictObject({
    memberId,
    kind: z.enum(['birth-registration', 'home-place', 'permanent-residence', 'old-identity-number']),
    reason: lineOf(300),
  }),
  output: z.object({ value: z.string().nullable() }),
  over: 'resolved',
  undo: 'final',
  secrets: ['value'],
});

const spell = z.object({
  organisationId,
  organisationName: z.string().nullable(),
  kind: membershipKindCode,
  since: daySchema,
  until: daySchema.nullable(),
  isBeginningKnown: z.boolean(),
  beganBy: z.string(),
  endedBy: z.string().nullable(),
  decision: decisionSchema.nullable(),
});

export const member = defineQuestion({
  name: 'members.member',
  summary: 'The record of a member: facts, four dates, party age on a day, spells, posts; identifiers by kind only',
  input: z.strictObject({ memberId, on: daySchema }),
  output: z.object({
    face: memberFace,
    version: z.int(),
    personId,
    organisationId,
    organisationName: z.string().nullable(),
    sex: sexCode.nullable(),
    otherName: z.string().nullable(),
    birthOn: birthDaySchema.nullable(),
    ethnicity: z.string().nullable(),
    religion: z.string().nullable(),
    hasNewCard: z.boolean(),
    cardPlace: z.string().nullable(),
    cardIssuedOn: daySchema.nullable(),
    dossierNumber: z.string().nullable(),
    stateSince: daySchema.nullable(),
    dates: z.object({
      admissionDecidedOn: daySchema.nullable(),
      admittedOn: daySchema.nullable(),
      officialOn: daySchema.nullable(),
      recognitionDecidedOn: daySchema.nullable(),
    }),
    partyAgeFrom: daySchema.nullable(),
    partyAge: z.object({ years: z.int(), months: z.int(), basis: z.enum(['decision', 'card']) }).nullable(),
    gaps: z.array(
      z.object({
        id: partyAgeGapId,
        since: daySchema,
        until: daySchema,
        reason: z.string(),
        decision: decisionSchema.nullable(),
      }),
    ),
    phone: z.string().nullable(),
    occupation: z.string().nullable(),
    schooling: z.string().nullable(),
    profession: z.string().nullable(),
    politicalTheory: z.string().nullable(),
    duesGroup: z.string().nullable(),
    residence: z.string().nullable(),
    sealedKinds: z.array(sealedKind),
    isOptionalBlockOpen: z.boolean(),
    accountLogin: z.string().nullable(),
    enteredOn: daySchema,
    spells: z.array(spell),
    posts: z.array(
      z.object({
        organisationId,
        organisationName: z.string().nullable(),
        kind: namesSchema,
        from: daySchema,
        until: daySchema.nullable(),
      }),
    ),
  }),
  over: 'resolved',
});

/** Openings come in pages: `skip` of the latest are passed over. */
export const revealPage = { skip: z.int().min(0).max(1_000_000).default(0) };

export const reveals = defineQuestion({
  name: 'members.reveals',
  summary: 'Who opened which identifier of a member, when and for what reason; latest first',
  input: z.strictObject({ memberId, ...revealPage }),
  output: z.object({
    /** How many there are in all. */
    count: z.int(),
    rows: z.array(
      z.object({
        kind: sealedKind,
        at: z.iso.datetime(),
        by: z.string().nullable(),
        reason: z.string(),
        isOwn: z.boolean(),
      }),
    ),
  }),
  over: 'resolved',
});
