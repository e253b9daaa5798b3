import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  codeOfOrganisation,
  coordinates,
  lineOf,
  organisationId,
  organisationName,
  packCode,
  shortName,
} from './tree.ts';

export const eventId = idOf('StructuralEventId');
export type EventId = z.infer<typeof eventId>;
export const dutyId = idOf('FollowUpDutyId');

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
const byDecision = z.object({ decision, mode });

export const warning = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  vi: z.string().optional(),
  en: z.string().optional(),
});

const outcome = z.object({
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
  officialMembers: z.number().int().min(0).nullable().default(null),
  allMembers: z.number().int().min(0).nullable().default(null),
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
    expectedVersion: z.number().int(),
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
    officialMembers: z.number().int().min(0).nullable().default(null),
    allMembers: z.number().int().min(0).nullable().default(null),
    /** Checked when a single organisation is named. */
    expectedVersion: z.number().int().nullable().default(null),
  }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const move = defineAction({
  name: 'organisations.move',
  summary: 'Puts an organisation with all below it under another parent within the same line',
  input: byDecision.extend({ organisationId, parentId: organisationId, expectedVersion: z.number().int() }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const handOver = defineAction({
  name: 'organisations.hand-over',
  summary: 'Hands an organisation over to another superior, with a hand-over record between the two sides',
  input: byDecision.extend({ organisationId, parentId: organisationId, expectedVersion: z.number().int() }),
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
  input: byDecision.extend({ organisationId, expectedVersion: z.number().int() }),
  output: outcome,
  over: 'resolved',
  undo,
});

export const disband = defineAction({
  name: 'organisations.disband',
  summary: 'Disbands an organisation as a measure of discipline (giải tán)',
  input: byDecision.extend({ organisationId, expectedVersion: z.number().int() }),
  output: outcome,
  over: 'resolved',
  undo,
});

/**
 * Many units at once. `units` are what there is afterwards: new organisations, or existing ones that go on (`organisationId`).
 * `links` say which old unit goes where; a unit that goes on in part appears as `before` and as the target of its own part.
 */
export const reorganisationPlan = z.object({
  underId: organisationId,
  units: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('new'), key: lineOf(60), parentId: organisationId, organisation: newOrganisation }),
        z.object({ kind: z.literal('existing'), key: lineOf(60), organisationId }),
      ]),
    )
    .min(1)
    .max(5000),
  links: z
    .array(
      z.object({
        beforeId: organisationId,
        afterKey: lineOf(60),
        extent: z.enum(['whole', 'part']),
        share: share.nullable().default(null),
      }),
    )
    .max(20_000),
  /** Where the children of divided units go; a child of a unit that goes as a whole follows it without being named. */
  children: z
    .array(z.object({ childId: organisationId, afterKey: lineOf(60) }))
    .max(50_000)
    .default([]),
  /** Units that end without a successor in this decision, such as a level that is abolished. */
  endIds: z.array(organisationId).max(2000).default([]),
});
export type ReorganisationPlan = z.infer<typeof reorganisationPlan>;

export const reorganise = defineAction({
  name: 'organisations.reorganise',
  summary: 'Reorganises many units by one decision in one transaction',
  input: byDecision.extend({ plan: reorganisationPlan }),
  output: outcome,
  over: 'resolved',
  undo,
});

const fault = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().optional(),
});

export const reorganisationPreview = defineQuestion({
  name: 'organisations.reorganisation-preview',
  summary:
    'What a reorganisation would do: the picture before and after, every fault and every warning; writes nothing',
  input: z.object({ decision, plan: reorganisationPlan }),
  output: z.object({
    faults: z.array(fault),
    warnings: z.array(fault),
    before: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        parentName: z.string().nullable(),
        childCount: z.number().int(),
        to: z.array(z.object({ key: z.string(), extent: z.enum(['whole', 'part']) })),
      }),
    ),
    after: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        parentName: z.string().nullable(),
        childCount: z.number().int(),
        existing: z.boolean(),
        from: z.array(z.object({ id: organisationId, extent: z.enum(['whole', 'part']) })),
      }),
    ),
    ended: z.number().int(),
    established: z.number().int(),
    moved: z.number().int(),
    /** Divided units for which no share was stated: their counts cannot be restated later. */
    withoutShare: z.array(organisationId),
  }),
  over: 'anywhere',
});

export const applyEvent = defineAction({
  name: 'organisations.apply-event',
  summary: 'Makes a prepared event happen: at once, or on its effective day when that lies ahead',
  input: z.object({
    eventId,
    expectedVersion: z.number().int(),
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
  input: z.object({ eventId, expectedVersion: z.number().int(), why: lineOf(500) }),
  output: z.object({ eventId }),
  over: 'resolved',
  undo: 'final',
});

export const reverseEvent = defineAction({
  name: 'organisations.reverse-event',
  summary:
    'Takes an applied event back as if it had never taken effect; refused, naming what came after, once something was built on it',
  input: z.object({ eventId, expectedVersion: z.number().int(), why: lineOf(500) }),
  output: z.object({ eventId, reversedEventId: eventId, organisations: z.number().int() }),
  over: 'resolved',
  undo: 'final',
});

export const followUpDuty = z.object({
  id: dutyId,
  eventId,
  organisationId,
  organisationName: z.string(),
  kind: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  source: z.string(),
  dueOn: daySchema.nullable(),
  doneOn: daySchema.nullable(),
  note: z.string().nullable(),
  overdue: z.boolean(),
  version: z.number().int(),
});

export const completeDuty = defineAction({
  name: 'organisations.complete-duty',
  summary: 'Records that a follow-up duty of a structural event was done',
  input: z.object({
    dutyId,
    doneOn: daySchema,
    note: lineOf(500).nullable().default(null),
    expectedVersion: z.number().int(),
  }),
  output: z.object({ dutyId, version: z.number().int() }),
  over: 'resolved',
  undo: 'organisations.reopen-duty',
});

export const reopenDuty = defineAction({
  name: 'organisations.reopen-duty',
  summary: 'Opens a follow-up duty again that was recorded as done',
  input: z.object({ dutyId, expectedVersion: z.number().int() }),
  output: z.object({ dutyId, version: z.number().int() }),
  over: 'resolved',
  undo: 'organisations.complete-duty',
});

export const followUpDuties = defineQuestion({
  name: 'organisations.follow-up-duties',
  summary: 'Follow-up duties of structural events, open ones first',
  input: z.object({
    organisationId: organisationId.nullable().default(null),
    eventId: eventId.nullable().default(null),
    open: z.boolean().default(true),
  }),
  output: z.object({ rows: z.array(followUpDuty), count: z.number().int() }),
  over: 'anywhere',
});

export const eventLine = z.object({
  id: eventId,
  kind: eventKind,
  state: eventState,
  decisionNumber: z.string(),
  decidedOn: daySchema,
  issuer: z.string(),
  effectiveOn: daySchema,
  verified: z.boolean(),
  sourceNote: z.string().nullable(),
  reversesId: eventId.nullable(),
  warnings: z.array(warning),
  beforeCount: z.number().int(),
  afterCount: z.number().int(),
  version: z.number().int(),
});

export const events = defineQuestion({
  name: 'organisations.events',
  summary: 'Structural events of a subtree, prepared and scheduled ones too',
  input: z.object({
    underId: organisationId.nullable().default(null),
    states: z.array(eventState).default([]),
    limit: z.number().int().min(1).max(200).default(50),
    after: z.string().max(200).nullable().default(null),
  }),
  output: z.object({ rows: z.array(eventLine), count: z.number().int(), next: z.string().nullable() }),
  over: 'anywhere',
});

export const event = defineQuestion({
  name: 'organisations.event',
  summary: 'One structural event with the organisations before and after it',
  input: z.object({ eventId }),
  output: eventLine.extend({
    parties: z.array(
      z.object({
        beforeId: organisationId.nullable(),
        beforeName: z.string().nullable(),
        afterId: organisationId.nullable(),
        afterName: z.string().nullable(),
        extent: z.enum(['whole', 'part']),
        shareNumerator: z.number().int().nullable(),
        shareDenominator: z.number().int().nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const timeline = defineQuestion({
  name: 'organisations.timeline',
  summary: 'What happened to an organisation: its versions and the events between them',
  input: z.object({ organisationId }),
  output: z.object({
    versions: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        typeName: z.object({ vi: z.string(), en: z.string() }),
        parentName: z.string().nullable(),
        from: daySchema.nullable(),
        until: daySchema.nullable(),
        sinceEventId: eventId.nullable(),
      }),
    ),
    events: z.array(eventLine),
  }),
  over: 'anywhere',
});
