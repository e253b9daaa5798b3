import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  codeOfOrganisation,
  coordinates,
  expectedVersion,
  lineOf,
  organisationId,
  organisationName,
  packCode,
  shortName,
} from './tree.ts';

/** Members stated by whoever records the event; null: not stated. */
const headcount = z.int().min(0).max(100_000_000).nullable().default(null);

export const eventId = idOf('StructuralEventId');
export type EventId = z.infer<typeof eventId>;

export const eventKind = z.enum([
  'establish',
  'rename',
  'change-type',
  'move',
  'merge-into',
  'consolidate',
  'split',
  'hand-over',
  'wind-up',
  'disband',
  'reorganise',
  'reverse',
]);
export type EventKind = z.infer<typeof eventKind>;
export const eventState = z.enum(['prepared', 'scheduled', 'applied', 'reversed', 'withdrawn']);
export type EventState = z.infer<typeof eventState>;

/** The paper that a structural event stands on, and when it takes effect. */
export const decision = z.object({
  number: lineOf(60),
  decidedOn: daySchema,
  issuer: lineOf(200),
  effectiveOn: daySchema,
  /** False: announced or hearsay; shown as unverified wherever the event is shown. */
  verified: z.boolean().default(true),
  sourceNote: lineOf(500).nullable().default(null),
});
export type Decision = z.infer<typeof decision>;

/** `prepare` only writes the event down; `organisations.apply-event` makes it happen later. */
const mode = z.enum(['apply', 'prepare']).default('apply');
export const byDecision = z.object({ decision, mode });

export const warning = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  vi: z.string().optional(),
  en: z.string().optional(),
});

export const outcome = z.object({
  eventId,
  state: eventState,
  /** Organisations that the event brought into being, in the order of the input. */
  establishedIds: z.array(organisationId),
  warnings: z.array(warning),
  dutyCount: z.number().int(),
});

/** An organisation that a decision brings into being. */
export const newOrganisation = z.object({
  name: organisationName,
  shortName: shortName.nullable().default(null),
  type: packCode,
  sector: packCode.nullable().default(null),
  area: lineOf(200).nullable().default(null),
  coordinates: coordinates.nullable().default(null),
  codes: z.array(codeOfOrganisation).max(5).default([]),
  /** Official and all members at founding, where known: sizes are checked only against what is stated. */
  officialMembers: headcount,
  allMembers: headcount,
});
export type NewOrganisation = z.infer<typeof newOrganisation>;

/** A share that a person states, exactly: numerator over denominator. */
export const share = z.object({
  numerator: z.number().int().min(1, { error: 'organisations.share-not-positive' }).max(1_000_000_000),
  denominator: z.number().int().min(1, { error: 'organisations.share-not-positive' }).max(1_000_000_000),
});
export type Share = z.infer<typeof share>;

const undo = 'organisations.reverse-event' as const;

export const establish = defineAction({
  name: 'organisations.establish',
  summary: 'Establishes an organisation under a parent by decision',
  input: byDecision.extend({ parentId: organisationId, organisation: newOrganisation }),
  output: outcome,
  over: { field: 'parentId' },
  undo,
});

export const rename = defineAction({
  name: 'organisations.rename',
  summary: 'Gives an organisation a new name by decision',
  input: byDecision.extend({
    organisationId,
    name: organisationName,
    shortName: shortName.nullable().default(null),
    expectedVersion,
  }),
  output: outcome,
  over: { field: 'organisationId' },
  undo,
});

export const changeType = defineAction({
  name: 'organisations.change-type',
  summary: 'Changes the type or sector of one or more organisations by decision',
  input: byDecision.extend({
    organisationIds: z.array(organisationId).min(1).max(5000),
    type: packCode,
    sector: packCode.nullable().optional(),
    officialMembers: headcount,
    allMembers: headcount,
    /** Checked when a single organisation is named. */
    expectedVersion: expectedVersion.nullable().default(null),
  }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const move = defineAction({
  name: 'organisations.move',
  summary: 'Puts an organisation with all below it under another parent within the same line',
  input: byDecision.extend({ organisationId, parentId: organisationId, expectedVersion }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const handOver = defineAction({
  name: 'organisations.hand-over',
  summary: 'Hands an organisation over to another superior, with a hand-over record between the two sides',
  input: byDecision.extend({ organisationId, parentId: organisationId, expectedVersion }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const mergeInto = defineAction({
  name: 'organisations.merge-into',
  summary: 'Merges organisations into one that lives on under its name (sáp nhập)',
  input: byDecision.extend({ organisationIds: z.array(organisationId).min(1).max(200), intoId: organisationId }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const consolidate = defineAction({
  name: 'organisations.consolidate',
  summary: 'Makes one new organisation out of two or more, which end (hợp nhất)',
  input: byDecision.extend({
    organisationIds: z.array(organisationId).min(1).max(200),
    parentId: organisationId,
    organisation: newOrganisation,
  }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const split = defineAction({
  name: 'organisations.split',
  summary: 'Divides an organisation into several; it ends, or lives on beside what left it (chia tách)',
  input: byDecision.extend({
    organisationId,
    original: z.enum(['ends', 'continues']),
    /** Share of the original that stays with it when it continues. */
    keptShare: share.nullable().default(null),
    parts: z
      .array(
        z.object({
          organisation: newOrganisation,
          share: share.nullable().default(null),
          childIds: z.array(organisationId).max(2000).default([]),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const windUp = defineAction({
  name: 'organisations.wind-up',
  summary: 'Winds up an organisation whose task is finished (giải thể)',
  input: byDecision.extend({ organisationId, expectedVersion }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const disband = defineAction({
  name: 'organisations.disband',
  summary: 'Disbands an organisation as a measure of discipline (giải tán)',
  input: byDecision.extend({ organisationId, expectedVersion }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const applyEvent = defineAction({
  name: 'organisations.apply-event',
  summary: 'Makes a prepared event happen: at once, or on its effective day when that lies ahead',
  input: z.object({
    eventId,
    expectedVersion,
    /** Replaces what was announced by what the decision finally says. */
    decision: decision.optional(),
  }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const withdrawEvent = defineAction({
  name: 'organisations.withdraw-event',
  summary: 'Drops a prepared or scheduled event that will not happen',
  input: z.object({ eventId, expectedVersion, why: lineOf(500) }),
  output: z.object({ eventId }),
  over: 'resolved',
  undo: 'final',
});

export const reverseEvent = defineAction({
  name: 'organisations.reverse-event',
  summary:
    'Takes an applied event back as if it had never taken effect; refused, naming what came after, once something was built on it',
  input: z.object({ eventId, expectedVersion, why: lineOf(500) }),
  output: z.object({ eventId, reversedEventId: eventId, organisations: z.number().int() }),
  over: 'resolved',
  undo: 'final',
});
