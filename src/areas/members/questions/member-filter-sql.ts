import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { AgeBand, MemberFilter, MissingField, PartyAgeBand } from '../contract.ts';
import { type BandDays, birthDaysOf, partyAgeDaysOf } from '../rules/member-bands.ts';

type Condition = RawBuilder<unknown>;

const always = sql`true`;
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? always : sql`(${sql.join(conditions, sql` OR `)})`;
const oneOf = (column: Condition, codes: readonly string[]): Condition =>
  codes.length === 0 ? always : sql`${column} = ANY (${[...codes]}::text[])`;

// Of whom only the year is known stands as born on its first day.
const bornOn = sql`coalesce(m.birth_on, make_date(m.birth_year, 1, 1))`;

const between = (column: Condition, { after, until }: BandDays): Condition =>
  after === null ? sql`${column} <= ${until}::date` : sql`(${column} > ${after}::date AND ${column} <= ${until}::date)`;

const ageIn = (band: AgeBand, on: Day): Condition =>
  band === 'unknown' ? sql`m.birth_on IS NULL AND m.birth_year IS NULL` : between(bornOn, birthDaysOf(band, on));

const partyAgeIn = (band: PartyAgeBand, on: Day): Condition =>
  band === 'unknown' ? sql`m.party_age_from IS NULL` : between(sql`m.party_age_from`, partyAgeDaysOf(band, on));

const missing: Readonly<Record<MissingField, Condition>> = {
  sex: sql`m.sex IS NULL`,
  'birth-on': sql`m.birth_on IS NULL`,
  ethnicity: sql`m.ethnicity IS NULL`,
  religion: sql`m.religion IS NULL`,
  'personal-id': sql`m.id IN (SELECT members.members_lacking('personal-id'))`,
  'card-issued-on': sql`m.card_issued_on IS NULL`,
  'dossier-number': sql`m.dossier_number IS NULL`,
  'admission-decided-on': sql`m.admission_decided_on IS NULL`,
  'admitted-on': sql`m.admitted_on IS NULL`,
  // Who is on probation has none yet: nothing is missing.
  'official-on': sql`(m.official_on IS NULL AND m.standing = 'official')`,
  'recognition-decided-on': sql`(m.recognition_decided_on IS NULL AND m.standing = 'official')`,
  phone: sql`m.phone IS NULL`,
  occupation: sql`m.occupation IS NULL`,
  schooling: sql`m.schooling IS NULL`,
  'political-theory': sql`m.political_theory IS NULL`,
  'dues-group': sql`m.dues_group IS NULL`,
  residence: sql`m.residence IS NULL`,
};

const presence = { present: sql`m.is_present`, left: sql`NOT m.is_present`, all: always } as const;

/** What the filter asks of the record `m`, beside the place in the tree; `standing` is asked of the row that holds it on the day. */
export const filterCondition = (
  filter: MemberFilter,
  on: Day,
  { isRoll, standing }: { isRoll: boolean; standing: Condition },
): Condition => {
  const asked = [
    isRoll ? always : presence[filter.presence],
    oneOf(standing, filter.standings),
    oneOf(sql`m.state`, filter.states),
    oneOf(sql`m.sex`, filter.sexes),
    anyOf(filter.ages.map((band) => ageIn(band, on))),
    anyOf(filter.partyAges.map((band) => partyAgeIn(band, on))),
    oneOf(sql`m.dues_group`, filter.duesGroups),
    oneOf(sql`m.schooling`, filter.schoolings),
    oneOf(sql`m.political_theory`, filter.politicalTheories),
    anyOf(filter.missing.map((field) => missing[field])),
  ].filter((condition) => condition !== always);
  return asked.length === 0 ? always : sql.join(asked, sql` AND `);
};

/** Whether the filter asks of members nothing beside where they are and whether they are on the roll. */
export const asksOnlyForPlace = ({ underId: _, presence: __, ...facts }: MemberFilter): boolean =>
  Object.values(facts).every((codes) => codes.length === 0);
