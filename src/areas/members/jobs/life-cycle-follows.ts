import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Listener } from '../../../platform/action/area.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { movePersons, successionsOf } from '../../organisations/public.ts';

type Move = {
  readonly candidateId: string;
  readonly organisationId: string;
  readonly eventId: string | null;
  readonly fromId: string | null;
};

/** Puts candidates and the procedures of their admission under another organisation. */
const moveCandidates = async (tx: Tx, moves: readonly Move[]): Promise<void> => {
  if (moves.length === 0) return;
  const asked = sql`
    jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      AS r("candidateId" uuid, "organisationId" uuid, "eventId" uuid, "fromId" uuid)`;
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    UPDATE members.candidate c SET org_id = o.id, org_pos = o.pos, followed_event = r."eventId", followed_from = r."fromId",
      version = c.version + 1
    FROM ${asked} JOIN organisations.published_position o ON o.id = r."organisationId"
    WHERE c.id = r."candidateId" RETURNING c.person_id AS "personId", c.org_id AS "organisationId"`.execute(tx);
  await sql`
    UPDATE members.procedure p SET org_id = c.org_id, org_pos = c.org_pos FROM members.candidate c
    WHERE c.id = p.candidate_id AND p.org_id <> c.org_id`.execute(tx);
  await movePersons(tx, rows);
};

/**
 * Candidates of an ended cell go on with its only successor; open procedures and suspensions stand where their member stands. Needs the
 * whole tree; running it twice changes nothing, and the order of events does not matter.
 */
export const lifeCycleFollows = async ({ tx, note }: ActionContext): Promise<void> => {
  const { rows } = await sql<{ candidateId: string; organisationId: string }>`
    SELECT c.id AS "candidateId", c.org_id AS "organisationId" FROM members.candidate c
    JOIN organisations.published_position o ON o.id = c.org_id
    WHERE c.state NOT IN ('admitted', 'stopped') AND o.ended_on IS NOT NULL`.execute(tx);
  const successions = await successionsOf(
    tx,
    rows.map((row) => row.organisationId),
  );
  const next = new Map(successions.map((one) => [one.organisationId, one]));
  const moves = rows.flatMap(({ candidateId, organisationId }) => {
    const found = next.get(organisationId);
    return found?.wholeSuccessorId
      ? [{ candidateId, organisationId: found.wholeSuccessorId, eventId: found.eventId, fromId: organisationId }]
      : [];
  });
  await moveCandidates(tx, moves);
  if (moves.length > 0) note({ subject: 'candidates', after: { followed: moves.length } });
  await sql`
    UPDATE members.procedure p SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = p.member_id AND p.org_id <> m.org_id AND p.state NOT IN ('decided', 'stopped')`.execute(tx);
  await sql`
    UPDATE members.suspension s SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = s.member_id AND s.org_id <> m.org_id AND s.lifted_on IS NULL`.execute(tx);
};

/** An event was taken back: the candidates it had carried along return, and what follows members follows them. */
export const candidatesGoBack: Listener = async ({ eventId }, context) => {
  const { tx } = context;
  const { rows } = await sql<Move>`
    SELECT id AS "candidateId", followed_from AS "organisationId", NULL AS "eventId", NULL AS "fromId" FROM members.candidate
    WHERE followed_event = ${String(eventId)} AND state NOT IN ('admitted', 'stopped')`.execute(tx);
  await moveCandidates(tx, rows);
  await lifeCycleFollows(context);
};
