import { z } from 'zod';
import { type ContractName, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema } from './decision.ts';
import { organisationId, packCode } from './tree.ts';

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A row that a flag was derived from; its area knows how to show it. */
export const sourceRow = z.object({ kind: z.string(), id: z.uuid() });
export type SourceRow = z.output<typeof sourceRow>;

const boardRow = z.object({
  organisationId,
  since: daySchema.nullable(),
  /** False: nothing at all is recorded about this side of the organisation, so the flag is a gap in the data, not a finding. */
  isKnown: z.boolean(),
  facts: factsSchema,
  rows: z.array(sourceRow),
});
export type BoardRow = z.output<typeof boardRow>;

/**
 * A question of the early-identification board: which organisations does this rule flag on a day, since when, from which rows?
 * Set-based over all organisations, or over the named ones only. Asked over the whole tree, because the names of organisations
 * outside one's scope are visible while their rows are not: a narrower reader would see gaps that are none.
 */
export const defineBoardQuestion = (name: ContractName, summary: string) =>
  defineQuestion({
    name,
    summary,
    input: z.strictObject({
      on: daySchema,
      /** Null: the rule does not narrow by type, or its own list does. */
      types: z.array(packCode).max(60).nullable(),
      parameters: z.record(z.string().max(60), z.union([z.string().regex(/^[a-z0-9-]{0,60}$/), z.number()])),
      organisationIds: z.array(organisationId).max(20_000).nullable().default(null),
    }),
    output: z.object({ rows: z.array(boardRow) }),
    over: 'whole',
  });

/** A source row as a person reads it. */
export const describedRow = sourceRow.extend({
  title: namesSchema,
  from: daySchema.nullable(),
  until: daySchema.nullable(),
  note: z.string().nullable(),
  link: z.string(),
});
export type DescribedRow = z.output<typeof describedRow>;

export const vacantPosts = defineBoardQuestion(
  'organisations.vacant-posts',
  'Organisations without a secretary, or with fewer deputy secretaries than the number set',
);
export const expiredTerms = defineBoardQuestion(
  'organisations.expired-terms',
  'Organisations whose term has expired or that have no running term',
);
export const documentsWanting = defineBoardQuestion(
  'organisations.documents-wanting',
  'Organisations that lack a required document or whose review of it is overdue',
);
