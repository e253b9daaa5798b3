import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CadreFrameId, CadreLine } from '../contract/cadre-frames.ts';
import type { openCadreMonth } from '../contract/cadre-month.ts';
import { liesIn, onRoll } from '../questions/cadre-roll.ts';
import { monthFrameOf } from '../questions/cadre-rows.ts';
import { linesOfParts } from '../rules/cadre-frame.ts';
import { insertParts } from './season-writes.ts';

type Cadre = (typeof openCadreMonth.input._output)['cadres'][number];

/** An office with its people and the day of its roll, for a month of an organisation. */
export type OfficeAsked = {
  readonly organisationId: string;
  readonly officeId: string;
  readonly countedOn: Day;
  readonly packId: string;
  readonly cadres: readonly Cadre[];
};

type Frame = {
  readonly id: CadreFrameId;
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly CadreLine[];
  readonly basis: string | null;
};

const framesBy = async (tx: Tx, { packId, cadres }: OfficeAsked): Promise<ReadonlyMap<string, Frame>> => {
  const ids = cadres.flatMap(({ frameId }) => frameId ?? []);
  const { rows } = await sql<Frame>`
    SELECT f.id, f.kind, f.name, f.lines,
      f.basis_number || ', ' || to_char(f.basis_on, 'DD/MM/YYYY') || ', ' || f.basis_issuer AS basis
    FROM ratings.cadre_frame f WHERE f.id = ANY (${ids}::uuid[]) AND f.pack_id = ${packId} AND f.withdrawn_at IS NULL`.execute(
    tx,
  );
  return new Map(rows.map((frame) => [frame.id, frame]));
};

const cadreFaults = (
  { cadres }: OfficeAsked,
  roll: ReadonlySet<string>,
  frames: ReadonlyMap<string, Frame>,
): Reason[] =>
  cadres.flatMap(({ memberId, frameId, kind }, at) => {
    const frame = frameId === null ? null : frames.get(frameId);
    return [
      ...(roll.has(memberId) ? [] : [reason('ratings.cadre-not-on-roll', {}, `cadres.${at}.memberId`)]),
      ...(cadres.findIndex((one) => one.memberId === memberId) < at
        ? [reason('ratings.subject-twice', {}, `cadres.${at}.memberId`)]
        : []),
      ...(frame === undefined || (frame !== null && frame.kind !== kind)
        ? [reason('ratings.cadre-frame-unknown', {}, `cadres.${at}.frameId`)]
        : []),
    ];
  });

/** Refuses, with every reason, an office elsewhere, a person who is not on its roll or named twice, and criteria that do not fit. */
export const refuseCadres = async (tx: Tx, asked: OfficeAsked, first: readonly Reason[] = []): Promise<void> => {
  const { officeId, organisationId, countedOn, cadres } = asked;
  const ids = cadres.map(({ memberId }) => memberId);
  const faults = [
    ...first,
    ...((await liesIn(tx, officeId, organisationId)) ? [] : [reason('ratings.cadre-office-elsewhere', {}, 'officeId')]),
    ...cadreFaults(asked, await onRoll(tx, officeId, countedOn, ids), await framesBy(tx, asked)),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
};

/** Writes persons and their criteria as they stand now; a group of the ceiling is one office. */
export const insertCadres = async (tx: Tx, seasonId: string, asked: OfficeAsked): Promise<void> => {
  const { officeId, packId, cadres } = asked;
  const frames = await framesBy(tx, asked);
  const parts = linesOfParts(monthFrameOf(packId).content.score?.parts ?? []);
  const rows = cadres.map(({ memberId, kind, postWords, isHead, frameId }) => {
    const frame = frameId === null ? undefined : frames.get(frameId);
    return {
      id: newId(),
      member_id: memberId,
      kind,
      post_words: postWords,
      is_head: isHead,
      post_group: frame?.name ?? null,
      lines: frame?.lines ?? parts,
      basis: frame?.basis ?? null,
    };
  });
  const given = JSON.stringify(rows);
  await insertParts(tx, seasonId, [asked.organisationId, officeId]);
  await sql`
    INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, post_words, is_head, quota_group,
      is_fictional, period_kind, year, part, state)
    SELECT l.id, n.id, p.id, p.pos, l.kind, m.id, m.full_name, m.sort_name, l.post_words, l.is_head, 'office ' || p.id, m.is_fictional,
      n.period_kind, n.year, n.part, 'open'
    FROM jsonb_to_recordset(${given}::jsonb) AS l(id uuid, member_id uuid, kind text, post_words text, is_head boolean)
    JOIN members.published_member m ON m.id = l.member_id
    JOIN ratings.season n ON n.id = ${seasonId} JOIN organisations.published_position p ON p.id = ${officeId}`.execute(
    tx,
  );
  await sql`
    INSERT INTO ratings.cadre_sheet (subject_id, post_group, lines, basis_words)
    SELECT l.id, l.post_group, l.lines, l.basis
    FROM jsonb_to_recordset(${given}::jsonb) AS l(id uuid, post_group text, lines jsonb, basis text)
    JOIN ratings.subject s ON s.id = l.id`.execute(tx);
};
