import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { PrintedList, RegisterCode, RegisterPeriod } from '../contract/register-books.ts';
import { checkRegisterPeriod, daysOfPeriod, type RegisterColumn, registerColumns } from '../rules/register-columns.ts';
import { badgeRulesOn, getRound } from './badge-rules-on.ts';
import { badgeCounts, badgeRowsOf } from './badges-due.ts';
import { badgeLines, cardLines, handOverLines, introductionLines, residenceLines } from './register-lines.ts';
import { deceasedRoll, leftRoll, memberRoll, probationaryRoll, type RegisterAsked } from './register-rolls.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** A register as facts: codes are not yet words. */
export type RegisterTable = {
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly (Values & { readonly id: string })[];
  readonly total: number;
};

const sources: Readonly<Record<RegisterCode, (asked: RegisterAsked) => RawBuilder<unknown>>> = {
  members: memberRoll,
  probationary: probationaryRoll,
  left: leftRoll,
  deceased: deceasedRoll,
  cards: cardLines,
  'card-hand-overs': (asked) => handOverLines(asked, 'card'),
  'dossier-hand-overs': (asked) => handOverLines(asked, 'dossier'),
  'dossier-loans': (asked) => handOverLines(asked, 'dossier-loan'),
  introductions: introductionLines,
  badges: badgeLines,
  'residence-links': residenceLines,
};

type Asked = { readonly register: PrintedList; readonly underId: string; readonly period: RegisterPeriod };

const roundTable = async (tx: Tx, underId: string, on: Day, today: Day, limit: number): Promise<RegisterTable> => {
  const { content: rules } = badgeRulesOn(today);
  const asked = { round: getRound(rules, on), levels: rules.levels, underId };
  const rows = await badgeRowsOf(tx, asked, today, limit);
  const counts = await badgeCounts(tx, asked);
  return {
    columns: registerColumns['badge-round'],
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
    rows: rows.map((row) => ({
      id: `${row.memberId}-${row.level}`,
      level: row.level,
      name: row.fullName,
      birth: row.birthOn ? row.birthOn.split('-').reverse().join('/') : (row.birthYear?.toString() ?? null),
      partyAgeFrom: row.partyAgeFrom,
      reachedOn: row.reachedOn,
      cell: row.organisationName,
      kind: row.kind,
      state: row.state,
    })),
  };
};

/** One register, at most `limit` rows of it, with the number of all. Refuses a period that does not fit. */
export const registerTable = async (
  tx: Tx,
  { register, underId, period }: Asked,
  today: Day,
  limit: number,
): Promise<RegisterTable> => {
  orRefuse(checkRegisterPeriod(register, period, today));
  const { from, to } = daysOfPeriod(period);
  if (register === 'badge-round') return roundTable(tx, underId, to, today, limit);
  const { rows } = await sql<Values & { id: string; total: number }>`
    SELECT line.*, count(*) OVER ()::int AS total FROM (${sources[register]({ underId, from, to, today })}) line LIMIT ${limit}`.execute(
    tx,
  );
  return { columns: registerColumns[register], rows, total: rows[0]?.total ?? 0 };
};
