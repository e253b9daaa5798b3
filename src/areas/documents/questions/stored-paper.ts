import { sql } from 'kysely';
import type { Actor } from '../../../platform/action/action.ts';
import { SYSTEM_ACCOUNT } from '../../../platform/action/runner.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { FilledPaper } from '../../../platform/paper/official/fill-form.ts';
import type { DocumentType, IssuingBody, PaperData } from '../../../platform/paper/official/paper-form.ts';

/** A paper as it is stored. */
export type StoredPaper = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly body: IssuingBody;
  readonly documentType: DocumentType | null;
  readonly state: 'draft' | 'issued' | 'withdrawn' | 'void';
  readonly number: number | null;
  readonly symbol: string | null;
  readonly title: string;
  readonly issuedOn: Day | null;
  readonly place: string | null;
  readonly signerPost: string | null;
  readonly signerName: string | null;
  readonly signerPersonId: string | null;
  readonly data: { readonly fields: PaperData; readonly recipients: readonly string[] } | null;
  readonly filled: FilledPaper | null;
  readonly layoutId: string | null;
  readonly templateId: string | null;
  readonly contentName: string | null;
  readonly isOutside: boolean;
  readonly isConfined: boolean;
  /** Confined further: it says who said what. */
  readonly isMinutes: boolean;
  readonly sourceArea: string | null;
  readonly sourceId: string | null;
  readonly reason: string | null;
  readonly closedOn: Day | null;
  readonly enteredOn: Day;
  readonly version: number;
};

/** One paper in reach, its row locked where it is about to change. */
export const getPaper = async (tx: Tx, paperId: string, lock = false): Promise<StoredPaper> => {
  const { rows } = await sql<StoredPaper>`
    SELECT id, org_id AS "organisationId", kind, body, document_type AS "documentType", state, number, symbol, title,
      issued_on AS "issuedOn", place, signer_post AS "signerPost", signer_name AS "signerName", signer_person_id AS "signerPersonId",
      data, filled, layout_id AS "layoutId", template_id AS "templateId", content_name AS "contentName", is_outside AS "isOutside",
      is_confined AS "isConfined", is_minutes AS "isMinutes", source_area AS "sourceArea", source_id AS "sourceId", reason, closed_on AS "closedOn",
      (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", version
    FROM documents.paper WHERE id = ${paperId} ${lock ? sql`FOR NO KEY UPDATE` : sql``}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** Someone was first: the paper is no longer what the caller saw. */
export const refuseStale = ({ version }: { readonly version: number }, expected: number): void => {
  if (version !== expected) throw new Refused(refuseConflict(reason('documents.changed-meanwhile')));
};

/** For `over: 'resolved'`: the organisation of a paper, read under the caller's scope. */
export const overPaper = async ({ paperId }: { readonly paperId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM documents.paper WHERE id = ${paperId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

type Confined = Pick<StoredPaper, 'organisationId' | 'isConfined' | 'isMinutes'>;

/** By the rule of the sheet itself: what a sheet keeps from an office is not given to it as a paper. */
const holdsMinutes = async (tx: Tx, { organisationId }: Confined): Promise<boolean> => {
  const { rows } = await sql<{ holds: boolean }>`
    SELECT documents.published_holds_minutes(${organisationId}) AS holds`.execute(tx);
  return rows[0]!.holds;
};

/**
 * Whether a caller may open what is confined: minutes by holding them or by following the body for the superior; other papers by an
 * office at the organisation itself or directly above it. Rights wider than that show the line in the register and no more.
 */
export const mayOpen = async (tx: Tx, actor: Actor, of: Confined): Promise<boolean> => {
  if (!of.isConfined || actor.accountId === SYSTEM_ACCOUNT) return true;
  if (of.isMinutes) return holdsMinutes(tx, of);
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (
      SELECT 1 FROM platform.office o WHERE o.id = ANY (${[...actor.officeIds]}::uuid[]) AND (o.org_id = ${of.organisationId}
        OR o.org_id = (SELECT v.parent_id FROM organisations.published_organisation v WHERE v.id = ${of.organisationId}
          AND v.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))) AS found`.execute(tx);
  return rows[0]!.found;
};

/** The same, refusing. */
export const refuseConfined = async (...asked: Parameters<typeof mayOpen>): Promise<void> => {
  if (await mayOpen(...asked)) return;
  throw new Refused({ refused: true, kind: 'not-permitted', reasons: [reason('documents.confined')] });
};
