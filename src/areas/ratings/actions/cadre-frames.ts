import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-frames.ts';
import { monthFrameOf } from '../questions/cadre-rows.ts';
import { checkCadreFrame } from '../rules/cadre-frame.ts';

const homeOfFrame = async ({ frameId }: { readonly frameId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT f.org_id AS id FROM ratings.cadre_frame f WHERE f.id = ${frameId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Takes criteria out of use; refuses those that are not, or no longer, in use at the organisation. */
const retire = async (tx: Tx, frameId: string, organisationId: string | null, now: Date): Promise<string> => {
  const { rows } = await sql<{ organisationId: string }>`
    UPDATE ratings.cadre_frame f SET withdrawn_at = ${now}
    WHERE f.id = ${frameId} AND f.withdrawn_at IS NULL AND (${organisationId}::uuid IS NULL OR f.org_id = ${organisationId}::uuid)
    RETURNING f.org_id AS "organisationId"`.execute(tx);
  if (!rows[0]) throw new Refused(refuse(reason('ratings.cadre-frame-unknown', {}, 'frameId')));
  return rows[0].organisationId;
};

export const recordCadreFrame = action(
  contract.recordCadreFrame,
  async ({ organisationId, packId, kind, name, lines, basis, replacesId }, { tx, today, now, actor, note, tell }) => {
    const parts = monthFrameOf(packId).content.score?.parts ?? [];
    const checked = orRefuse(checkCadreFrame(parts, lines));
    if (basis && basis.decidedOn > today)
      throw new Refused(refuse(reason('ratings.day-in-future', {}, 'basis.decidedOn')));
    if (replacesId) await retire(tx, replacesId, organisationId, now);
    const frameId = newId<contract.CadreFrameId>();
    await sql`
      INSERT INTO ratings.cadre_frame (id, org_id, org_pos, pack_id, kind, name, lines, basis_number, basis_on, basis_issuer, replaces_id,
        entered_at, entered_by)
      SELECT ${frameId}, p.id, p.pos, ${packId}, ${kind}, ${name}, ${JSON.stringify(checked)}::jsonb, ${basis?.number ?? null},
        ${basis?.decidedOn ?? null}::date, ${basis?.issuer ?? null}, ${replacesId}, ${now}, ${actor.accountId}
      FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
    note({ subject: `frame ${frameId}`, before: { replacesId }, after: { name, kind, criteria: checked.length } });
    await tell('ratings.cadre-frame-recorded', { frameId, organisationId });
    return { frameId };
  },
);

export const withdrawCadreFrame = action(
  contract.withdrawCadreFrame,
  async ({ frameId }, { tx, now, note, tell }) => {
    const organisationId = await retire(tx, frameId, null, now);
    note({ subject: `frame ${frameId}`, after: { inUse: false } });
    await tell('ratings.cadre-frame-withdrawn', { frameId, organisationId });
    return { frameId };
  },
  { over: homeOfFrame },
);
