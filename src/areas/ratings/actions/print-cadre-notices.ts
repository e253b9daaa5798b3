import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { type PaperSpec, previewPaper, printedSet } from '../../documents/public.ts';
import { isCellType } from '../../organisations/contract.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/cadre-notice.ts';
import type { MarkSide } from '../contract/steps.ts';
import { cadreNotice, cadreNoticeData } from '../papers/cadre-notice.ts';
import {
  criteriaOfCadres,
  isValidityUnknown,
  marksOfCadres,
  monthFrameOf,
  type StoredMark,
} from '../questions/cadre-rows.ts';
import { faceOfPack } from '../questions/rating-laws.ts';
import { openersOf } from '../questions/season-rows.ts';
import { type SubjectRow, subjectRowsWhere } from '../questions/subject-rows.ts';

type About = {
  readonly id: string;
  readonly postWords: string | null;
  readonly isFictional: boolean;
  readonly notRatedWords: string | null;
  readonly decision: { readonly number: string; readonly decidedOn: string; readonly issuer: string } | null;
};

/** In name order. */
const aboutOf = async (tx: Tx, ids: readonly string[]): Promise<readonly About[]> => {
  const { rows } = await sql<About>`
    SELECT s.id, s.post_words AS "postWords", s.is_fictional AS "isFictional", CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      (SELECT jsonb_build_object('number', d.decision_number, 'decidedOn', d.decision_on, 'issuer', d.decision_issuer) FROM ratings.subject_step d
       WHERE d.subject_id = s.id AND d.step = 'decide-level' AND d.withdrawn_at IS NULL AND s.decided_level IS NOT NULL
       ORDER BY d.entered_at DESC, d.id DESC LIMIT 1) AS decision
    FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[]) ORDER BY s.sort_title, s.id`.execute(tx);
  return rows;
};

const pointsBy = (marks: readonly StoredMark[], side: MarkSide): Record<string, number> =>
  Object.fromEntries(marks.filter((mark) => mark.side === side).map(({ criterion, points }) => [criterion, points]));

const told: ReadonlySet<SubjectRow['state']> = new Set(['decided', 'notified', 'archived', 'not-rated']);

const subjectsToTell = async (tx: Tx, ids: readonly string[]): Promise<readonly SubjectRow[]> => {
  const rows = await subjectRowsWhere(tx, sql`s.id = ANY (${[...ids]}::uuid[])`, false);
  if (rows.length !== new Set(ids).size) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const faults = ids.flatMap((id, at) =>
    told.has(rows.find((row) => row.id === id)!.state)
      ? []
      : [reason('ratings.cadre-notice-before-decision', {}, `subjectIds.${at}`)],
  );
  if (faults.length > 0) throw new Refused(refuse(...faults));
  return rows;
};

/** The paper is the deciding organisation's; who signs is written by hand, for nobody here knows who will. */
const specsOf = async ({ tx, today }: ActionContext, ids: readonly string[]): Promise<PaperSpec[]> => {
  const rows = new Map((await subjectsToTell(tx, ids)).map((row) => [row.id as string, row]));
  const [criteria, marks] = [await criteriaOfCadres(tx, ids), await marksOfCadres(tx, ids)];
  const orgIds = [...new Set([...rows.values()].flatMap(({ organisationId, openerId }) => [organisationId, openerId]))];
  const names = await nearestNames(tx, today, orgIds);
  const types = await organisationsOn(tx, today, orgIds);
  return (await aboutOf(tx, ids)).map(({ id, ...about }): PaperSpec => {
    const row = rows.get(id)!;
    const found = criteria.get(id);
    if (!found || row.period.kind !== 'month') throw new Refused(refuse(reason('ratings.no-cadre-sheet')));
    const frame = monthFrameOf(row.packId);
    const given = marks.get(id) ?? [];
    const type = types.get(row.openerId)?.type ?? '';
    const data = cadreNoticeData({
      ...about,
      name: row.title,
      officeName: names.get(row.organisationId) ?? '',
      month: row.period.month,
      year: row.period.year,
      parts: (frame.content.score?.parts ?? []).map(({ code, names: words, max }) => ({ code, vi: words.vi, max })),
      lines: found.lines,
      own: row.selfLevel === null ? {} : pointsBy(given, 'self'),
      decided: row.decidedLevel === null ? {} : pointsBy(given, 'superior'),
      level: row.decidedLevel,
      packTitle: faceOfPack(frame).vi,
      isValidityUnknown: isValidityUnknown(row.packId, row.periodFrom),
      basisWords: found.basisWords,
    });
    return {
      form: cadreNotice,
      data,
      organisationId: row.openerId,
      body: isCellType(type) ? 'cell' : 'committee',
      title: cadreNotice.names.vi,
      issuedOn: today,
      isDayOpen: true,
      signer: { post: WRITTEN_BY_HAND, name: WRITTEN_BY_HAND, personId: null },
    };
  });
};

export const printCadreNotices = action(
  contract.printCadreNotices,
  async ({ subjectIds, format }, context) => {
    const specs = await specsOf(context, subjectIds);
    const about = 'thông báo kết quả đánh giá tháng';
    const files = [];
    if (format === 'pdf') {
      const set = specs.map((spec) => ({ spec }));
      files.push(...(await printedSet(context, set, { about, on: context.today })));
    } else for (const spec of specs) files.push(await previewPaper(context, { ...spec, format }));
    context.note({ subject: `notices of ${specs.length} months`, after: { ids: subjectIds.join(' ') } });
    return { files };
  },
  { over: ({ subjectIds }, tx) => openersOf(tx, subjectIds) },
);
