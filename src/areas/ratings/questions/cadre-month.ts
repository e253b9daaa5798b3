import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/cadre-month.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { missingOfCadre } from '../rules/cadre-missing.ts';
import { periodFrom } from '../rules/period-span.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { criteriaOfCadres, isValidityUnknown, marksOfCadres, monthFrameOf, sheetByOthers } from './cadre-rows.ts';
import { standingAmong } from './interest-rows.ts';
import { faceOfPack, lawOf } from './rating-laws.ts';

type Answer = OutputOf<typeof contract.cadreMonth>;
type Row = Answer['rows'][number];

/** More than an office or all offices of a commune have; beyond that the list is asked for office by office. */
const MOST = 500;

/** Columns of a person in a month; by name, never by points. */
const cadreColumns = sql`
  s.id AS "subjectId", s.org_id AS "officeId", s.title, s.is_fictional AS "isFictional", s.kind, s.post_words AS "postWords",
  s.is_head AS "isHead", c.post_group AS "postGroup", s.state, s.self_level AS "selfLevel", s.proposed_level AS "headLevel",
  s.decided_level AS "decidedLevel", CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
  EXISTS (SELECT FROM ratings.remark r WHERE r.subject_id = s.id AND r.kind = 'answer' AND r.withdrawn_at IS NULL) AS "hasAnswer",
  EXISTS (SELECT FROM ratings.criterion_mark m WHERE m.subject_id = s.id AND m.side = 'superior') AS "hasSuperior", s.quota_group AS "quotaGroup", s.version`;

type Stored = Omit<Row, 'officeName' | 'missing' | 'othersLevel' | 'keptOut'> & { readonly hasSuperior: boolean };

type Month = { readonly seasonId: string; readonly packId: string; readonly period: RatingPeriod };

/** What a decision of each person would rest on, and whether whoever asks keeps out of it, for all of them at once. */
const beforeDecision = async (tx: Tx, month: Month, rows: readonly Stored[], accountId: string) => {
  const ids = rows.map(({ subjectId }) => subjectId);
  const criteria = await criteriaOfCadres(tx, ids);
  const marks = await marksOfCadres(tx, ids);
  const standing = await standingAmong(tx, ids, accountId);
  // A month has no layer and switches nothing.
  const law = lawOf({ packId: month.packId, layerId: null, adjustments: [] });
  return ({ subjectId, kind, headLevel }: Stored): Pick<Row, 'othersLevel' | 'keptOut'> => {
    const asked = { kind, proposedLevel: headLevel, period: month.period };
    const sheet = sheetByOthers(law, asked, criteria.get(subjectId)!, marks.get(subjectId) ?? []);
    const { isOwn, hasInterest } = standing(subjectId);
    // What others gave oneself is read once it was told.
    return {
      othersLevel: isOwn ? null : (sheet?.level ?? null),
      keptOut: isOwn ? 'own' : hasInterest ? 'interest' : null,
    };
  };
};

type Asker = { readonly today: Day; readonly accountId: string };

const rowsOf = async (tx: Tx, month: Month, at: RawBuilder<unknown>, { today, accountId }: Asker): Promise<Row[]> => {
  const { rows } = await sql<Stored>`
    SELECT ${cadreColumns} FROM ratings.subject s JOIN ratings.cadre_sheet c ON c.subject_id = s.id
    WHERE s.season_id = ${month.seasonId} AND s.state <> 'withdrawn' AND ${at} ORDER BY s.org_pos, s.sort_title, s.id LIMIT ${MOST}`.execute(
    tx,
  );
  const names = await nearestNames(tx, today, [...new Set(rows.map(({ officeId }) => officeId))]);
  const before = await beforeDecision(tx, month, rows, accountId);
  return rows.map(({ hasSuperior, ...row }) => ({
    ...row,
    ...before({ ...row, hasSuperior }),
    officeName: names.get(row.officeId) ?? '',
    missing: missingOfCadre({
      ...row,
      ...{ hasSelf: row.selfLevel !== null, hasHead: row.headLevel !== null, hasSuperior },
    }),
  }));
};

type Face = {
  readonly openerId: Answer['openerId'];
  readonly year: number;
  readonly part: number;
  readonly periodFrom: Day;
  readonly packId: string;
  readonly packReason: string | null;
  readonly state: Answer['state'];
  readonly version: number | null;
};

const faceOf = async (tx: Tx, seasonId: string, organisationId: string): Promise<Face> => {
  const { rows } = await sql<Face>`
    SELECT p.opener_id AS "openerId", p.year, p.part, p.period_from AS "periodFrom", p.pack_id AS "packId", p.pack_reason AS "packReason",
      p.state, n.version
    FROM ratings.season_part p LEFT JOIN ratings.season n ON n.id = p.season_id
    WHERE p.season_id = ${seasonId} AND p.period_kind = 'month' ORDER BY (p.org_id = ${organisationId}) DESC LIMIT 1`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const cadreMonth = question(contract.cadreMonth, async ({ seasonId, organisationId }, { tx, today, actor }) => {
  const { openerId, year, part, packId, periodFrom: from, ...face } = await faceOf(tx, seasonId, organisationId);
  const frame = monthFrameOf(packId);
  const at = sql`s.org_pos >= (SELECT u.pos FROM organisations.published_position u WHERE u.id = ${organisationId})
    AND s.org_pos < (SELECT u.pos_end FROM organisations.published_position u WHERE u.id = ${organisationId})`;
  const period = periodFrom('month', year, part);
  const rows = await rowsOf(tx, { seasonId, packId, period }, at, { today, accountId: actor.accountId });
  const { rows: counted } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM ratings.subject s WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn' AND ${at}`.execute(
    tx,
  );
  return {
    ...face,
    seasonId,
    openerId,
    openerName: (await nearestNames(tx, today, [openerId])).get(openerId) ?? '',
    isOpener: face.version !== null,
    period,
    pack: faceOfPack(frame),
    isValidityUnknown: isValidityUnknown(packId, from),
    silences: frame.content.silences.map(({ names }) => names),
    levels: [...levelsOf(frame.content.scale)],
    rows,
    total: counted[0]!.total,
  };
});
