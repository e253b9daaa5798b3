import { z } from 'zod';
import { organisationId } from '../../organisations/contract.ts';
import { memberStateCode, sexCode, standingCode } from './member.ts';

/** Bands of full years, our own: no regulation sets them. `unknown` = the day or year is not in the record. */
export const ageBandCode = z.enum(['under-31', '31-to-40', '41-to-50', '51-to-60', '61-to-70', 'over-70', 'unknown']);
export type AgeBand = z.output<typeof ageBandCode>;
export const partyAgeBandCode = z.enum([
  'under-10',
  '10-to-19',
  '20-to-29',
  '30-to-39',
  '40-to-49',
  '50-up',
  'unknown',
]);
export type PartyAgeBand = z.output<typeof partyAgeBandCode>;

/** What a record can lack, by the field's code. */
export const missingFieldCode = z.enum([
  'sex',
  'birth-on',
  'ethnicity',
  'religion',
  'personal-id',
  'card-issued-on',
  'dossier-number',
  'admission-decided-on',
  'admitted-on',
  'official-on',
  'recognition-decided-on',
  'phone',
  'occupation',
  'schooling',
  'political-theory',
  'dues-group',
  'residence',
]);
export type MissingField = z.output<typeof missingFieldCode>;

const vocabularyCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'members.not-a-code' });
const anyOf = <T extends z.ZodType>(code: T) => z.array(code).max(30).default([]);

/**
 * Which members a list shows: codes and ids only, so that it may stand in an address and in a saved view. An empty list means "any".
 * On a past day the list is the roll of that day; all but `underId` and `standings` then look at the record as it is today.
 */
export const memberFilter = z.strictObject({
  /** This organisation and everything below it on the day; null: all in reach. */
  underId: organisationId.nullable().default(null),
  /** On the roll, no longer on it, or both. On a past day always the roll. */
  presence: z.enum(['present', 'left', 'all']).default('present'),
  standings: anyOf(standingCode),
  states: anyOf(memberStateCode),
  sexes: anyOf(sexCode),
  ages: anyOf(ageBandCode),
  partyAges: anyOf(partyAgeBandCode),
  duesGroups: anyOf(vocabularyCode),
  schoolings: anyOf(vocabularyCode),
  politicalTheories: anyOf(vocabularyCode),
  /** Any of these is not in the record. */
  missing: anyOf(missingFieldCode),
});
export type MemberFilter = z.output<typeof memberFilter>;

/**
 * What is typed to find members: the beginning of a name (capitals and accents do not matter; by given name too), or digits: the last
 * four or the whole of a personal ID or old card. Never stored, logged or put in an address: whoever takes it in an action names it
 * among its `secrets`.
 */
export const memberText = z.string().trim().normalize('NFC').max(100).default('');

export const memberOrder = z.strictObject({
  key: z.enum(['name', 'party-age', 'birth', 'cell', 'official-on']).default('name'),
  descending: z.boolean().default(false),
});
export type MemberOrder = z.output<typeof memberOrder>;
