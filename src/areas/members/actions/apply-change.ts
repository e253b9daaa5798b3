import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { renamePersons, setBirthYears } from '../../organisations/public.ts';
import { gapsOf, type MemberRecord } from '../questions/member-rows.ts';
import type { ChangeLines } from '../rules/check-change.ts';
import { type FieldValue, type MemberField, memberFields } from '../rules/member-fields.ts';
import { partyAgeFrom } from '../rules/party-age.ts';

/** The record with the new values of a change. */
const valueAfter = <T extends FieldValue>(lines: ChangeLines, field: MemberField, before: T): T =>
  (lines[field] ? lines[field].after : before) as T;

const setting = (column: string, value: FieldValue): RawBuilder<unknown> => sql`${sql.id(column)} = ${value}`;

const partyAgeSetting = async (tx: Tx, member: MemberRecord, lines: ChangeLines): Promise<RawBuilder<unknown>[]> => {
  if (!lines.admissionDecidedOn && !lines.admittedOn) return [];
  const from = partyAgeFrom({
    admissionDecidedOn: valueAfter(lines, 'admissionDecidedOn', member.admissionDecidedOn),
    admittedOn: valueAfter(lines, 'admittedOn', member.admittedOn),
    gaps: await gapsOf(tx, member.id),
  });
  return [setting('party_age_from', from)];
};

/**
 * Writes new values of plain fields into a locked record: the name through the person, of whom every copy follows; the official day also
 * into the running spells; party age anew. Decides nothing. Gives the new version.
 */
export const applyLines = async (tx: Tx, member: MemberRecord, lines: ChangeLines): Promise<number> => {
  const columns = (Object.entries(lines) as [MemberField, { after: FieldValue }][]).flatMap(([field, { after }]) => {
    const { column } = memberFields[field];
    return column === null ? [] : [setting(column, after)];
  });
  const sets = [...columns, ...(await partyAgeSetting(tx, member, lines)), sql`version = version + 1`];
  await sql`UPDATE members.member SET ${sql.join(sets)} WHERE id = ${member.id}`.execute(tx);
  if (lines.fullName) await renamePersons(tx, [{ personId: member.personId, fullName: String(lines.fullName.after) }]);
  if (lines.birthYear)
    await setBirthYears(tx, [{ personId: member.personId, birthYear: lines.birthYear.after as number | null }]);
  if (lines.officialOn) {
    const officialOn = lines.officialOn.after as Day | null;
    await sql`
      UPDATE members.membership SET official_on = ${officialOn}::date
      WHERE member_id = ${member.id} AND until_day = 'infinity'`.execute(tx);
  }
  return member.version + 1;
};
