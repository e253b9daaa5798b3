import { type RawBuilder, sql } from 'kysely';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { lowestLevels } from '../contract/board.ts';

export type BoardInput = ParsedInputOf<typeof lowestLevels>;

const LARGEST = 10_000;

/** A number of the rule's parameters; a rule that lacks it is a fault of the pack that the office sees. */
export const numberOf = ({ parameters }: BoardInput, name: string): number => {
  const value = Number(parameters[name]);
  if (Number.isInteger(value) && value >= 0 && value <= LARGEST) return value;
  throw new Refused(refuse(reason('ratings.rule-lacks-number', { name, most: LARGEST }, 'parameters')));
};

/** Whether a rule looks at organisations and their collectives, or at the persons reviewed there; any other word is a fault of the pack. */
export const whoseOf = ({ parameters: { whose } }: BoardInput): RawBuilder<unknown> => {
  if (whose === 'organisations') return sql`s.member_id IS NULL`;
  if (whose === 'persons') return sql`s.member_id IS NOT NULL`;
  throw new Refused(refuse(reason('ratings.rule-lacks-whose', {}, 'parameters')));
};

/** The first year that still counts as the last result: older ones say nothing about an organisation of today. */
export const firstYearOf = (input: BoardInput): number => yearOf(input.on) - numberOf(input, 'years');

const among = ({ organisationIds }: BoardInput): RawBuilder<unknown> =>
  organisationIds === null ? sql`` : sql`AND o.id = ANY (${[...organisationIds]}::uuid[])`;

/** Living organisations of the rule's types, named ones only when some are named: FROM item `o`. */
export const livingOrganisations = (input: BoardInput): RawBuilder<unknown> => sql`
  (SELECT o.id, o.pos, o.founded_on FROM organisations.published_organisation o
   WHERE o.since_day <= ${input.on}::date AND o.until_day > ${input.on}::date
     ${input.types === null ? sql`` : sql`AND o.type = ANY (${[...input.types]}::text[])`} ${among(input)}) o`;
