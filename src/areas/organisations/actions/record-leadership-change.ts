import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/regulations.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { isOutsideLife } from '../rules/check-term.ts';

type ChangeRow = {
  id: string;
  organisationId: string;
  since: Day;
  effect: string | null;
  seenOn: Day | null;
  evidence: string | null;
  version: number;
};

const getChange = async (tx: Tx, changeId: string): Promise<ChangeRow> => {
  const { rows } = await sql<ChangeRow>`
    SELECT id, org_id AS "organisationId", since, effect, effect_seen_on AS "seenOn", evidence, version
    FROM organisations.leadership_change WHERE id = ${changeId} FOR NO KEY UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const recordLeadershipChange = action(
  contract.recordLeadershipChange,
  async (input, { tx, today, note, tell }) => {
    const organisation = await organisationOn(tx, input.organisationId, input.since, true);
    const reasons: Reason[] = [];
    if (input.since > today) reasons.push(reason('organisations.day-in-future', { day: input.since }, 'since'));
    if (isOutsideLife(organisation.life, input.since, null))
      reasons.push(reason('organisations.outside-life', {}, 'since'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const changeId = newId() as typeof contract.recordLeadershipChange.output._output.changeId;
    await tx
      .insertInto('organisations.leadership_change')
      .values({
        id: changeId,
        org_id: organisation.id,
        org_pos: organisation.pos,
        what: input.what,
        since: input.since,
        evidence: input.evidence,
      })
      .execute();
    note({ subject: `leadership-change ${changeId}`, after: input });
    await tell('organisations.leadership-change-recorded', { changeId, organisationId: organisation.id });
    return { changeId };
  },
);

export const recordLeadershipEffect = action(
  contract.recordLeadershipEffect,
  async (input, { tx, today, note, tell }) => {
    const before = await getChange(tx, input.changeId);
    refuseStale(before, input.expectedVersion);
    const seenOn = input.effect?.seenOn ?? null;
    const reasons: Reason[] = [];
    if (seenOn !== null && seenOn < before.since)
      reasons.push(reason('organisations.effect-before-change', { since: before.since }, 'effect.seenOn'));
    if (seenOn !== null && seenOn > today)
      reasons.push(reason('organisations.day-in-future', { day: seenOn }, 'effect.seenOn'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const version = before.version + 1;
    await tx
      .updateTable('organisations.leadership_change')
      .set({ effect: input.effect?.text ?? null, effect_seen_on: seenOn, evidence: input.evidence, version })
      .where('id', '=', before.id)
      .execute();
    note({ subject: `leadership-change ${before.id}`, before, after: input });
    await tell('organisations.leadership-effect-recorded', {
      changeId: before.id,
      organisationId: before.organisationId,
    });
    return { version };
  },
  { over: homeOf('leadership_change', 'changeId') },
);

export const withdrawLeadershipChange = action(
  contract.withdrawLeadershipChange,
  async (input, { tx, note, tell }) => {
    const before = await getChange(tx, input.changeId);
    refuseStale(before, input.expectedVersion);
    await tx.deleteFrom('organisations.leadership_change').where('id', '=', before.id).execute();
    note({ subject: `leadership-change ${before.id}`, before });
    await tell('organisations.leadership-change-withdrawn', {
      changeId: before.id,
      organisationId: before.organisationId,
    });
    return { done: true as const };
  },
  { over: homeOf('leadership_change', 'changeId') },
);
