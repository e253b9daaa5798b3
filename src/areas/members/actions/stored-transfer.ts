import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

export type StoredTransfer = {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly kind: 'official' | 'internal' | 'temporary' | 'abroad' | 'out' | 'collective';
  readonly toId: string | null;
  readonly state: 'issued' | 'accepted' | 'refused' | 'withdrawn';
  readonly slipBoxes: number | null;
  readonly issuedOn: Day;
  readonly until: Day | null;
  readonly isStudy: boolean;
  readonly closedOn: Day | null;
  readonly acceptedOrgId: string | null;
  readonly returnedOn: Day | null;
  readonly number: string | null;
  readonly decidedOn: Day | null;
  readonly issuer: string | null;
  /** Day of the last change, for what may be undone within the day. */
  readonly enteredOn: Day;
  readonly version: number;
};

/** Locks a slip of one’s own side; undefined when there is none for the caller. */
export const findTransfer = async (tx: Tx, transferId: string): Promise<StoredTransfer | undefined> => {
  const { rows } = await sql<StoredTransfer>`
    SELECT id, org_id AS "organisationId", member_id AS "memberId", kind, to_org_id AS "toId", state, slip_boxes AS "slipBoxes",
      issued_on AS "issuedOn", until_day AS until, is_study AS "isStudy", closed_on AS "closedOn", accepted_org_id AS "acceptedOrgId",
      returned_on AS "returnedOn", decision_number AS number, decision_on AS "decidedOn", decision_issuer AS issuer,
      (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", version
    FROM members.transfer WHERE id = ${transferId} FOR UPDATE`.execute(tx);
  return rows[0];
};

/** The slip, locked; refuses when it is absent, changed since it was read, or not in the state that is needed. */
export const getTransfer = async (
  tx: Tx,
  transferId: string,
  { expectedVersion, state = 'issued' }: { expectedVersion?: number; state?: StoredTransfer['state'] } = {},
): Promise<StoredTransfer> => {
  const transfer = await findTransfer(tx, transferId);
  if (!transfer) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== undefined && transfer.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  if (transfer.state !== state) throw new Refused(refuse(closedReason(transfer.state)));
  return transfer;
};

const closedReason = (state: StoredTransfer['state']) => {
  if (state === 'accepted') return reason('members.transfer-accepted-already');
  if (state === 'refused') return reason('members.transfer-refused-already');
  return state === 'withdrawn' ? reason('members.transfer-withdrawn-already') : reason('members.transfer-not-accepted');
};

export type StoredReception = {
  readonly id: string;
  readonly transferId: string | null;
  readonly organisationId: string;
  readonly memberId: string | null;
  readonly kind: 'official' | 'internal' | 'temporary' | 'in';
  readonly state: 'announced' | 'accepted' | 'refused' | 'withdrawn';
  readonly slipBoxes: number | null;
  readonly issuedOn: Day;
  readonly presentedOn: Day | null;
  readonly until: Day | null;
  readonly acceptedOn: Day | null;
  readonly acceptedDay: Day | null;
  readonly cellId: string | null;
  readonly isSettled: boolean;
  readonly returnedOn: Day | null;
  readonly version: number;
};

const receptionColumns = sql`id, transfer_id AS "transferId", org_id AS "organisationId", member_id AS "memberId", kind, state,
  slip_boxes AS "slipBoxes", issued_on AS "issuedOn", presented_on AS "presentedOn", until_day AS until, accepted_on AS "acceptedOn",
  (accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "acceptedDay", cell_id AS "cellId", settled_at IS NOT NULL AS "isSettled",
  returned_on AS "returnedOn", version`;

/** Locks the receiver’s row by its own id or by that of the sender’s. */
export const findReception = async (
  tx: Tx,
  by: { readonly id: string } | { readonly transferId: string },
): Promise<StoredReception | undefined> => {
  const where = 'id' in by ? sql`id = ${by.id}` : sql`transfer_id = ${by.transferId}`;
  const { rows } = await sql<StoredReception>`
    SELECT ${receptionColumns} FROM members.transfer_in WHERE ${where} FOR UPDATE`.execute(tx);
  return rows[0];
};

/** The receiver’s row, locked; refuses when it is absent, changed since it was read, or no longer in the state that is needed. */
export const getReception = async (
  tx: Tx,
  transferInId: string,
  { expectedVersion, state = 'announced' }: { expectedVersion?: number; state?: StoredReception['state'] } = {},
): Promise<StoredReception> => {
  const reception = await findReception(tx, { id: transferInId });
  if (!reception) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== undefined && reception.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  if (reception.state !== state)
    throw new Refused(refuse(closedReason(reception.state === 'announced' ? 'issued' : reception.state)));
  return reception;
};

/** For `over: 'resolved'`: where the sender’s row stands. */
export const overTransfer = async (
  { transferId }: { readonly transferId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT org_id AS id FROM members.transfer WHERE id = ${transferId}`.execute(tx);
  return rows.map((row) => row.id);
};

/** For `over: 'resolved'`: where the receiver’s row stands. */
export const overReception = async (
  { transferInId }: { readonly transferInId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT org_id AS id FROM members.transfer_in WHERE id = ${transferInId}`.execute(tx);
  return rows.map((row) => row.id);
};

/** For `over: 'resolved'`: where the record of the member stands. */
export const overMember = async ({ memberId }: { readonly memberId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM members.member WHERE id = ${memberId}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
};
