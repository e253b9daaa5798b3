import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { byDecision, decision, newOrganisation, outcome, share } from './events.ts';
import { lineOf, organisationId } from './tree.ts';

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
  undo: 'organisations.reverse-event',
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
