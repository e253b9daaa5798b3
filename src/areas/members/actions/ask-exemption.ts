import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-exemptions.ts';
import { checkExemption, type ExemptionFacts } from '../rules/check-exemption.ts';
import { exemptionRules } from '../rules/exemption-pack.ts';
import { settleExemptStates } from './stored-exemption.ts';
import { overMember } from './stored-transfer.ts';

type Input = ParsedInputOf<typeof contract.askExemption> & { readonly cellResolution?: string };

/** What the rule looks at; for an action with the member locked. */
export const exemptionFactsOf = async (
  tx: Tx,
  { memberId, since }: { readonly memberId: string; readonly since: Day },
  isLocked = true,
): Promise<ExemptionFacts> => {
  const { rows } = await sql<ExemptionFacts>`
    SELECT m.state, m.birth_on AS "birthOn", m.birth_year AS "birthYear", (
      SELECT CASE WHEN max(e.until_day) = 'infinity' THEN 'open' ELSE max(e.until_day)::text END FROM members.exemption e
      WHERE e.member_id = m.id AND e.state = 'granted' AND e.until_day > ${since}::date) AS "runningUntil"
    FROM members.member m WHERE m.id = ${memberId} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

const wrongDecider: Readonly<Record<'cell' | 'grassroots-committee', string>> = {
  cell: 'members.exemption-decided-above',
  'grassroots-committee': 'members.exemption-decided-by-cell',
};
const stateOf = { cell: 'granted', 'grassroots-committee': 'proposed' } as const;

/**
 * A request, or the cell’s resolution about an exemption: granted at once where the cell decides, otherwise proposed to the grassroots
 * committee. `wants` null: the cell has not voted yet.
 */
const ask = async (
  input: Input,
  wants: 'cell' | 'grassroots-committee' | null,
  context: ActionContext,
): Promise<string> => {
  const { tx, now, note } = context;
  const facts = await exemptionFactsOf(tx, input);
  const pack = orRefuse(packInForce(shippedPacks(), exemptionRules, input.since));
  const verdict = orRefuse(checkExemption(input, facts, pack.content));
  if (wants !== null && verdict.decidedBy !== wants)
    throw new Refused(refuse(reason(wrongDecider[wants], {}, 'ground')));
  await refuseOtherRenewal(tx, input);
  const id = newId();
  const state = wants === null ? 'asked' : stateOf[wants];
  const isGranted = state === 'granted';
  const until = input.until ?? 'infinity';
  await sql`
    INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, proof, state, wanted_since, wanted_until,
      since_day, until_day, cell_resolution, renews_id, pack_id, entered_at)
    SELECT ${id}, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, ${verdict.kind}, ${input.ground}, ${input.proof},
      ${state}, ${input.since}::date, ${until}::date, ${isGranted ? input.since : null}::date,
      ${isGranted ? until : null}::date, ${input.cellResolution ?? null}, ${input.renewsId}, ${pack.id}, ${now}
    FROM members.member m WHERE m.id = ${input.memberId}`.execute(tx);
  note({ subject: `members.exemption ${id}`, after: { memberId: input.memberId, ground: input.ground, state } });
  return id;
};

const refuseOtherRenewal = async (tx: Tx, { renewsId, memberId }: Input): Promise<void> => {
  if (renewsId === null) return;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM members.exemption WHERE id = ${renewsId} AND member_id = ${memberId} AND state = 'granted'`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused(refuse(reason('members.renews-nothing', {}, 'renewsId')));
};

const settle = (tx: Tx, memberId: string, today: Day): Promise<unknown> => settleExemptStates(tx, [memberId], today);

export const askExemption = action(
  contract.askExemption,
  async (input, context) => {
    const exemptionId = await ask(input, null, context);
    await context.tell('members.exemption-asked', { exemptionId });
    return { exemptionId: exemptionId as never };
  },
  { over: overMember },
);

export const grantExemption = action(
  contract.grantExemption,
  async (input, context) => {
    const exemptionId = await ask(input, 'cell', context);
    await settle(context.tx, input.memberId, context.today);
    await context.tell('members.exemption-granted', { exemptionId });
    return { exemptionId: exemptionId as never };
  },
  { over: overMember },
);

export const proposeExemption = action(
  contract.proposeExemption,
  async (input, context) => {
    const exemptionId = await ask(input, 'grassroots-committee', context);
    await context.tell('members.exemption-proposed', { exemptionId });
    return { exemptionId: exemptionId as never };
  },
  { over: overMember },
);
