import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { FoundingDraft } from '../rules/import-founding.ts';

/** Writes the founding decisions of an import as applied events of the place it was imported over. */
export const insertFoundingEvents = async (
  tx: Tx,
  events: readonly FoundingDraft[],
  place: { id: string; importId: string },
): Promise<void> => {
  if (events.length === 0) return;
  const lines = events.map(({ organisationKeys, ...event }) => ({ ...event, after: organisationKeys.length }));
  await sql`
    INSERT INTO organisations.structural_event (id, org_id, org_pos, kind, state, decision_number, decided_on, issuer, effective_on, verified,
      restricted, plan, after_count, applied_at, applied_order)
    SELECT e.key, top.id, top.pos, 'establish', 'applied', e.number, e."decidedOn", e.issuer, e."effectiveOn", true, top.restricted,
           jsonb_build_object('importId', ${place.importId}::text), e.after, now(),
           (SELECT coalesce(max(applied_order), 0) FROM organisations.structural_event) + row_number() OVER ()
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS e(key uuid, number text, "decidedOn" date, issuer text, "effectiveOn" date, after int)
    JOIN organisations.organisation top ON top.id = ${place.id}`.execute(tx);
};

/** Ties each founded organisation to its founding event. */
export const insertFoundingParties = async (
  tx: Tx,
  events: readonly FoundingDraft[],
  idOf: (key: string) => string,
): Promise<void> => {
  const lines = events.flatMap(({ key, organisationKeys }) =>
    organisationKeys.map((one, nth) => ({ event: key, nth, organisation: idOf(one) })),
  );
  if (lines.length === 0) return;
  await sql`
    INSERT INTO organisations.event_party (event_id, line_no, before_id, after_id, extent)
    SELECT p.event, p.nth, NULL, p.organisation, 'whole'
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS p(event uuid, nth int, organisation uuid)`.execute(tx);
};
