import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dong } from '../../../platform/money/dong.ts';
import type { OpenAmount } from '../rules/dues-check-payment.ts';
import { type Due, dueOf, fullYears } from '../rules/dues-due.ts';
import { duesRulesOn } from './dues-rules-on.ts';

/** What a member on the roll owes for a month by the rules of that month, as `members.put_dues_entries` takes it. */
export type ComputedLine = {
  readonly memberId: string;
  readonly month: Day;
  readonly kind: 'official' | 'temporary';
  readonly standing: Due['standing'];
  readonly due: number | null;
  readonly group: string | null;
  readonly rule: string | null;
  readonly isFromIncome: boolean;
  readonly handReason: string | null;
};

/** An amount as it stands in the ledger. Only the collector of the cell gets any. */
export type StoredLine = Omit<ComputedLine, 'kind'> & {
  readonly entryId: string;
  readonly paid: number;
  readonly version: number;
};

type RollRow = {
  memberId: string;
  kind: 'official' | 'temporary';
  partyAgeFrom: Day | null;
  recordedGroup: string | null;
  group: string | null;
  basis: number | null;
  voluntary: number | null;
  percent: number | null;
  ground: string | null;
};

const rollOf = async (tx: Tx, organisationId: string, month: Day, rollOn: Day): Promise<RollRow[]> => {
  const { rows } = await sql<RollRow>`
    SELECT r.member_id AS "memberId", r.kind, r.party_age_from AS "partyAgeFrom", r.recorded_group AS "recordedGroup",
      r.dues_group AS "group", r.basis, r.voluntary, r.percent, r.ground
    FROM members.dues_roll(${organisationId}, ${month}::date, ${rollOn}::date) r`.execute(tx);
  return rows;
};

/** What everybody on the roll of a day owes for a month by today's rules and declarations. Empty for all but the collector. */
export const computedLines = async (
  tx: Tx,
  { organisationId, month, rollOn = month }: { organisationId: string; month: Day; rollOn?: Day | undefined },
): Promise<ComputedLine[]> => {
  const { pack, practice, minimumWage } = await duesRulesOn(tx, organisationId, month);
  const roll = await rollOf(tx, organisationId, month, rollOn);
  return roll.map(({ memberId, kind, recordedGroup, partyAgeFrom, percent, ...declared }) => {
    const group = declared.group ?? recordedGroup;
    const facts = {
      group,
      basis: declared.basis === null ? null : dong(declared.basis),
      voluntary: declared.voluntary === null ? null : dong(declared.voluntary),
      minimumWage,
      partyYears: fullYears(partyAgeFrom, month),
      waivedPercent: percent,
      ground: declared.ground,
    };
    const due = dueOf(pack.content, facts, practice.content.rounding);
    return {
      memberId,
      month,
      kind,
      group,
      standing: due.standing,
      due: due.standing === 'due' ? due.due : null,
      rule: due.standing === 'due' ? null : due.rule,
      isFromIncome: due.isFromIncome,
      handReason: null,
    };
  });
};

/** Amounts that stand in the ledger of a cell: of a month, of a member, or of both. */
export const storedLines = async (
  tx: Tx,
  organisationId: string,
  { month = null, memberId = null }: { month?: Day | null; memberId?: string | null },
): Promise<StoredLine[]> => {
  const { rows } = await sql<StoredLine>`
    SELECT l.entry_id AS "entryId", l.month, l.member_id AS "memberId", l.standing, l.due, l.paid, l.dues_group AS "group", l.rule,
      l.is_from_income AS "isFromIncome", l.hand_reason AS "handReason", l.version
    FROM members.dues_lines(${organisationId}, ${month}::date, ${memberId}::uuid) l ORDER BY l.month`.execute(tx);
  return rows;
};

export const openAmountOf = ({ month, standing, due, paid }: StoredLine): OpenAmount => ({
  month,
  standing,
  due: due === null ? null : dong(due),
  paid: dong(paid),
});

/** Whether the rules would say something else today. What was entered by hand stays until a person changes it. */
export const isOutdated = (stored: StoredLine, computed: ComputedLine | undefined): boolean =>
  computed !== undefined &&
  stored.handReason === null &&
  (stored.standing !== computed.standing || stored.due !== computed.due || stored.rule !== computed.rule);
