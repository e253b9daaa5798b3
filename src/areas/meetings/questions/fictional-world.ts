import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { countVotingBase, rollKey, rollsOf, votingBaseRules } from '../../members/public.ts';
import type { Draws, MeetingBank } from '../rules/fictional-bank.ts';
import { fictionalCalendar, habitOf } from '../rules/fictional-habits.ts';
import type { Face, Holder, Visitor } from '../rules/fictional-sheet.ts';
import type { CellWorld, DayRules } from '../rules/fictional-year.ts';
import { votingOccasionOf } from '../rules/turnout.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';
import { cellsWithin } from './chosen-cells.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import { agendaPackOn, scorePackOn } from './score-record.ts';

type Cell = {
  readonly id: string;
  readonly type: string;
  readonly sector: string | null;
  readonly since: Day | null;
};
type Post = Holder & { readonly organisationId: string; readonly from: Day | null; readonly until: Day | null };

const seats = [
  'secretary',
  'standing-deputy-secretary',
  'deputy-secretary',
  'standing-committee-member',
  'committee-member',
];

const cellsOf = async (tx: Tx, today: Day, underId: string): Promise<Cell[]> => {
  const { rows } = await sql<Cell>`
    SELECT c.id, c.type, c.sector, c.founded_on AS since FROM ${cellsWithin(today, underId)} ORDER BY c.pos`.execute(
    tx,
  );
  return rows;
};

const postsOf = async (tx: Tx, cellIds: readonly string[]): Promise<ReadonlyMap<string, readonly Post[]>> => {
  const { rows } = await sql<Post>`
    SELECT p.org_id AS "organisationId", m.id AS "memberId", p.kind, lower(p.period) AS "from", upper(p.period) AS until
    FROM organisations.published_post p JOIN members.published_member m ON m.person_id = p.person_id
    WHERE p.org_id = ANY (${[...cellIds]}::uuid[]) AND p.kind = ANY (${seats}) ORDER BY p.org_id, p.kind, m.sort_name, m.id`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ organisationId }) => organisationId);
};

/** Who of the committee above goes to its cells. */
const visitorsOf = async (tx: Tx, organisationId: string, today: Day): Promise<Visitor[]> => {
  const { rows } = await sql<Visitor>`
    SELECT DISTINCT ON (n.full_name, p.person_id) p.person_id AS "personId", n.full_name AS "fullName", 'Cấp ủy viên cấp trên' AS post
    FROM organisations.published_post p JOIN organisations.published_person n ON n.id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${today}::date AND p.kind = ANY (${seats})
    ORDER BY n.full_name, p.person_id LIMIT 8`.execute(tx);
  return rows;
};

const holdersOn =
  (posts: readonly Post[]) =>
  (on: Day): readonly Holder[] | null => {
    const there = posts.filter(({ from, until }) => (from === null || from <= on) && (until === null || on < until));
    return there.length === 0 ? null : there;
  };

/** The packs of each day once, as the program itself would find them. */
const rulesByDay = (): ((on: Day) => DayRules) => {
  const known = new Map<Day, DayRules>();
  return (on) => {
    const found = known.get(on);
    if (found) return found;
    const base = votingBaseRules(on);
    const rules: DayRules = {
      pack: meetingPacksOn(on).pack,
      score: scorePackOn(on),
      votes: findPackInForce(shippedPacks(), voteRulesKind, on) ?? null,
      agenda: agendaPackOn(on)?.content ?? null,
      baseOf: (roll, attendance) => {
        if (!base) return null;
        const counted = countVotingBase(base.content, roll, { occasion: 'meeting', ...votingOccasionOf(attendance) });
        const deductions = counted.deductions.map(({ ground, memberIds }) => ({ ground, count: memberIds.length }));
        const { official, base: votes } = counted;
        return { packId: base.id, official, base: votes, deductions, thresholds: base.content.thresholds };
      },
    };
    known.set(on, rules);
    return rules;
  };
};

type Asked = {
  readonly organisationId: string;
  readonly today: Day;
  readonly months: number;
  readonly bank: MeetingBank;
  readonly draws: Draws;
};

/** Everything invented meetings below an organisation are made from, read in a few statements however many cells there are. */
export const fictionalWorld = async (tx: Tx, asked: Asked): Promise<{ cells: CellWorld[]; visitors: Visitor[] }> => {
  const { organisationId, today, months, bank, draws } = asked;
  const cells = await cellsOf(tx, today, organisationId);
  const posts = await postsOf(
    tx,
    cells.map(({ id }) => id),
  );
  const visitors = await visitorsOf(tx, organisationId, today);
  const planned = cells.map((cell, at) => {
    const habit = habitOf(at);
    const hasCommittee = (holdersOn(posts.get(cell.id) ?? [])(today)?.length ?? 0) > 1;
    const calendar = fictionalCalendar({ habit, at, today, months, since: cell.since, hasCommittee, draws });
    return { cell, at, habit, calendar };
  });
  const rolls = await rollsOf(
    tx,
    planned.flatMap(({ cell, calendar }) => {
      const days = new Set(calendar.held.map(({ heldOn }) => heldOn));
      return [...days].map((on) => ({ organisationId: cell.id, on }));
    }),
  );
  const rulesOn = rulesByDay();
  const worlds = planned.map(
    ({ cell, ...own }): CellWorld => ({
      ...own,
      ...{ cell, bank, draws, newId, today, rulesOn },
      life: { since: cell.since, endedOn: null },
      rollOn: (on) => (rolls.get(rollKey(cell.id, on)) ?? []) as readonly Face[],
      holdersOn: holdersOn(posts.get(cell.id) ?? []),
      // Somebody from above is there now and then, in the last months only.
      visitorAt: (ago) =>
        visitors.length > 0 && ago <= 3 && (own.at + ago) % 6 === 0
          ? visitors[(own.at + ago) % visitors.length]!
          : null,
    }),
  );
  return { cells: worlds, visitors };
};
