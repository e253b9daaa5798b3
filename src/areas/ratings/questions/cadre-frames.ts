import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/cadre-frames.ts';
import type { RatingRules } from '../rules/rating-rules-shape.ts';
import { faceOfPack, ratingPacks } from './rating-laws.ts';

type Row = OutputOf<typeof contract.cadreFrames>['rows'][number];

/** Parts of the scale of a frame, as sheets show them. */
export const partsOfFrame = ({ score }: RatingRules) =>
  (score?.parts ?? []).map(({ code, names, max, clause }) => ({ code, names, max, clause }));

export const cadreFrames = question(contract.cadreFrames, async ({ organisationId }, { tx, today }) => {
  const { rows } = await sql<Omit<Row, 'organisationName'>>`
    SELECT f.id AS "frameId", f.org_id AS "organisationId", f.pack_id AS "packId", f.kind, f.name, f.lines,
      CASE WHEN f.basis_number IS NULL THEN NULL
        ELSE jsonb_build_object('number', f.basis_number, 'decidedOn', f.basis_on, 'issuer', f.basis_issuer) END AS basis,
      (f.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", f.org_id = ${organisationId} AS "isOwn"
    FROM ratings.cadre_frame f, organisations.published_position u
    WHERE u.id = ${organisationId} AND f.withdrawn_at IS NULL
      AND (f.org_pos >= u.pos AND f.org_pos < u.pos_end OR f.org_id IN (
        SELECT a.id FROM organisations.published_position a WHERE a.pos <= u.pos AND a.pos_end > u.pos))
    ORDER BY f.kind, f.name, f.id LIMIT 300`.execute(tx);
  const names = await nearestNames(tx, today, [...new Set(rows.map((row) => row.organisationId))]);
  return {
    packs: ratingPacks().monthFrames.map((pack) => {
      const { vi, en, source } = faceOfPack(pack);
      const { content } = pack;
      return {
        packId: pack.id,
        names: { vi, en },
        source,
        parts: partsOfFrame(content),
        validityUnknownFrom: content.validityUnknownFrom,
        silences: content.silences.map((one) => one.names),
      };
    }),
    rows: rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' })),
  };
});
