import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/cadre-sheets.ts';
import { missingOfCadre } from '../rules/cadre-missing.ts';
import { type JudgeStanding, keepsOutOf } from '../rules/judging-steps.ts';
import { periodFrom } from '../rules/period-span.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { partsOfFrame } from './cadre-frames.ts';
import { type CadreCriteria, getCriteria, isValidityUnknown, marksOfCadres, monthFrameOf } from './cadre-rows.ts';
import { standingAmong } from './interest-rows.ts';
import { faceOfPack } from './rating-laws.ts';
import { isEnteredOn } from './remarks.ts';
import { homeOfSeason, homeOfSubject } from './season-rows.ts';
import { getSubject, type SubjectRow } from './subject-rows.ts';

type Sheet = OutputOf<typeof contract.cadreSheet>;

/** What the frame of a month says on every sheet. */
export const frameOfSheet = (packId: string, from: Day, { postGroup, lines, basisWords }: CadreCriteria) => {
  const frame = monthFrameOf(packId);
  return {
    pack: faceOfPack(frame),
    isValidityUnknown: isValidityUnknown(packId, from),
    parts: partsOfFrame(frame.content),
    bands: frame.content.levels.map(({ level, band }) => ({
      level,
      atLeast: band && 'atLeast' in band ? band.atLeast : null,
    })),
    decimals: frame.content.score?.rounding.decimals ?? 0,
    postGroup,
    lines: [...lines],
    basisWords,
  };
};

/** Written answers of the person; `accountId` may take back those of its own of today. */
export const answersOf = async (
  tx: Tx,
  subjectId: string,
  { today, accountId }: { readonly today: Day; readonly accountId: string },
): Promise<contract.CadreSheetFace['answers']> => {
  const { rows } = await sql<contract.CadreSheetFace['answers'][number]>`
    SELECT r.id AS "remarkId", r.said_on AS "saidOn", r.text, r.entered_by = ${accountId} AND ${isEnteredOn(today)} AS "mayWithdraw"
    FROM ratings.remark r WHERE r.subject_id = ${subjectId} AND r.kind = 'answer' AND r.withdrawn_at IS NULL
    ORDER BY r.said_on, r.entered_at, r.id`.execute(tx);
  return rows;
};

type About = {
  readonly isFictional: boolean;
  readonly postWords: string | null;
  readonly notRatedWords: string | null;
  readonly decision: Sheet['decision'];
  readonly leavingReason: string | null;
  readonly lastStep: string | null;
  readonly isLastOfToday: boolean | null;
};

const aboutOf = async (tx: Tx, subjectId: string, today: Day): Promise<About> => {
  const { rows } = await sql<About>`
    SELECT s.is_fictional AS "isFictional", s.post_words AS "postWords", CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      CASE WHEN s.decided_level IS NOT NULL THEN jsonb_build_object('number', d.decision_number, 'decidedOn', d.decision_on, 'issuer', d.decision_issuer) END AS decision,
      CASE WHEN s.decided_level IS NOT NULL THEN d.leaving_reason END AS "leavingReason",
      l.step AS "lastStep", (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = ${today}::date AS "isLastOfToday"
    FROM ratings.subject s
    LEFT JOIN LATERAL (SELECT * FROM ratings.subject_step d WHERE d.subject_id = s.id AND d.step = 'decide-level' AND d.withdrawn_at IS NULL
      ORDER BY d.entered_at DESC, d.id DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT l.step, l.entered_at FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.withdrawn_at IS NULL
      ORDER BY l.entered_at DESC, l.id DESC LIMIT 1) l ON true
    WHERE s.id = ${subjectId}`.execute(tx);
  return rows[0]!;
};

const sameYearOf = async (tx: Tx, { id, memberId, period }: SubjectRow): Promise<Sheet['sameYear']> => {
  const { rows } = await sql<
    Omit<Sheet['sameYear'][number], 'period'> & { kind: 'year' | 'quarter' | 'month'; part: number }
  >`
    SELECT s.id AS "subjectId", s.period_kind AS kind, s.part, s.decided_level AS level, c.subject_id IS NOT NULL AS "hasSheet"
    FROM ratings.subject s LEFT JOIN ratings.cadre_sheet c ON c.subject_id = s.id
    WHERE s.member_id = ${memberId} AND s.year = ${period.year} AND s.id <> ${id} AND s.kind IN ('leader', 'officer')
      AND s.state IN ('decided', 'notified', 'archived') ORDER BY s.period_kind, s.part, s.id`.execute(tx);
  return rows.map(({ kind, part, ...row }) => ({ ...row, period: periodFrom(kind, period.year, part) }));
};

/** Points behind which a step still stands. */
const livingMarks = async (tx: Tx, { id, selfLevel, proposedLevel }: SubjectRow): Promise<Sheet['marks']> =>
  ((await marksOfCadres(tx, [id])).get(id) ?? []).filter(
    ({ side }) => (side !== 'self' || selfLevel !== null) && (side !== 'collective' || proposedLevel !== null),
  );

type Asker = { readonly isOpener: boolean; readonly standing: JudgeStanding };

const mayTakeBackOf = (row: SubjectRow, { lastStep, isLastOfToday }: About, { isOpener, standing }: Asker) => {
  const isFresh =
    row.seasonState === 'open' && isLastOfToday === true && lastStep !== null && !keepsOutOf(lastStep, standing);
  const isDecision = lastStep === 'decide-level';
  return {
    mayTakeBack: isFresh && !isDecision && (isOpener || !stepsOfOpener.has(lastStep)),
    mayTakeBackDecision: isFresh && isDecision && isOpener && row.state === 'decided',
  };
};

const headAndDecision = (row: SubjectRow) => ({
  selfLevel: row.selfLevel,
  headLevel: row.proposedLevel,
  decidedLevel: row.decidedLevel,
  decidedOn: row.decidedOn,
});

const missingOf = (row: SubjectRow, marks: Sheet['marks']): Sheet['missing'] =>
  missingOfCadre({
    ...row,
    hasSelf: row.selfLevel !== null,
    hasHead: row.proposedLevel !== null,
    hasSuperior: marks.some(({ side }) => side === 'superior'),
  });

export const cadreSheet = question(
  contract.cadreSheet,
  async ({ subjectId }, { tx, today, actor }) => {
    const row = await getSubject(tx, subjectId, null);
    const criteria = await getCriteria(tx, subjectId);
    const about = await aboutOf(tx, subjectId, today);
    const isOpener = (await homeOfSeason({ seasonId: row.seasonId }, tx)).length > 0;
    const standing = (await standingAmong(tx, [subjectId], actor.accountId))(subjectId);
    const { lastStep: _, isLastOfToday: __, ...shown } = about;
    const marks = await livingMarks(tx, row);
    return {
      ...shown,
      ...frameOfSheet(row.packId, row.periodFrom, criteria),
      ...headAndDecision(row),
      ...mayTakeBackOf(row, about, { isOpener, standing }),
      subjectId,
      seasonId: row.seasonId as never,
      officeId: row.organisationId as never,
      officeName: (await nearestNames(tx, today, [row.organisationId])).get(row.organisationId) ?? '',
      title: row.title,
      isHead: row.isHead,
      seasonState: row.seasonState,
      state: row.state,
      period: row.period,
      marks,
      answers: await answersOf(tx, subjectId, { today, accountId: actor.accountId }),
      version: row.version,
      isOpener,
      ...standing,
      missing: missingOf(row, marks),
      sameYear: await sameYearOf(tx, row),
      related: monthFrameOf(row.packId).content.related.map(({ names }) => names),
    };
  },
  { over: homeOfSubject },
);
