import { sql } from 'kysely';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { enteredAtOf, type PaperOfSource, papersOfSource } from '../../documents/public.ts';
import type { oneSubject } from '../contract/subject-reads.ts';
import { ratingFormOf } from '../papers/rating-forms.ts';
import type { SubjectRow } from './subject-rows.ts';

const noticeKind = ratingFormOf('result-notice').kind;

/** The step that gave a subject `s` the result that stands: what a notice tells. */
export const resultStep = sql`
  SELECT coalesce(l.decision_on, l.happened_on) AS "toldOn", l.entered_at AS "toldAt" FROM ratings.subject_step l
  WHERE l.subject_id = s.id AND l.withdrawn_at IS NULL
    AND l.step = CASE WHEN s.state = 'not-rated' THEN 'set-not-rated' ELSE 'decide-level' END
  ORDER BY l.entered_at DESC, l.id DESC LIMIT 1`;

type Told = { readonly id: string; readonly toldAt: Date | null };

/** The notices in the register of an organisation that were not withdrawn, whatever result they tell; of several of one subject the last. */
const issuedNotices = async (
  tx: Tx,
  ids: readonly string[],
  organisationId: string,
): Promise<ReadonlyMap<string, PaperOfSource>> => {
  const papers = await papersOfSource(tx, 'ratings', ids, organisationId);
  const issued = papers.filter(({ kind, state }) => kind === noticeKind && state === 'issued');
  return new Map(issued.map((one) => [one.sourceId, one]));
};

/**
 * The notice of each subject that tells the result that stands, in the register of who opened the season. One that was issued before the
 * decision was entered tells a level that was taken back or found wrong: it counts for nothing.
 */
export const standingNotices = async (
  tx: Tx,
  told: readonly Told[],
  organisationId: string,
): Promise<ReadonlyMap<string, PaperOfSource>> => {
  const ids = told.map(({ id }) => id);
  const issued = await issuedNotices(tx, ids, organisationId);
  const enteredAt = await enteredAtOf(
    tx,
    [...issued.values()].map(({ paperId }) => paperId),
  );
  const toldAt = new Map(told.map((one) => [one.id, one.toldAt]));
  const isOfResult = ([id, { paperId }]: readonly [string, PaperOfSource]): boolean => {
    const [issuedAt, since] = [enteredAt.get(paperId), toldAt.get(id)];
    return !issuedAt || !since || issuedAt >= since;
  };
  return new Map([...issued].filter(isOfResult));
};

/** The notice of each of these subjects that tells the result that stands. */
export const standingNoticesOf = async (
  tx: Tx,
  subjectIds: readonly string[],
  organisationId: string,
): Promise<ReadonlyMap<string, PaperOfSource>> => {
  const { rows } = await sql<Told>`
    SELECT s.id, t."toldAt" FROM ratings.subject s LEFT JOIN LATERAL (${resultStep}) t ON true
    WHERE s.id = ANY (${[...subjectIds]}::uuid[])`.execute(tx);
  return standingNotices(tx, rows, organisationId);
};

/** The notice of one subject that tells the result that stands. */
export const standingNotice = async (
  tx: Tx,
  subjectId: string,
  organisationId: string,
): Promise<PaperOfSource | null> => (await standingNoticesOf(tx, [subjectId], organisationId)).get(subjectId) ?? null;

type NoticeState = NonNullable<OutputOf<typeof oneSubject>['notice']>['state'];

/** What the page of a subject says of its notice: the one that stands, else the last that was withdrawn; null where none is in reach. */
export const noticeFaceOf = async (tx: Tx, subjectId: string, organisationId: string) => {
  const standing = await standingNotice(tx, subjectId, organisationId);
  const all = standing ? [standing] : await papersOfSource(tx, 'ratings', [subjectId], organisationId);
  const found = all.findLast(({ kind, state }) => kind === noticeKind && (state === 'issued' || state === 'withdrawn'));
  if (!found) return null;
  const { paperId, number, issuedOn } = found;
  const state: NoticeState = found.state === 'withdrawn' ? 'withdrawn' : standing ? 'issued' : 'outdated';
  return { paperId, number, issuedOn, state };
};

/** By subject of one season: a result whose notice is out is not taken away under it, the notice is withdrawn first. */
export const noticeFaults = async (
  tx: Tx,
  subjects: readonly Pick<SubjectRow, 'id' | 'openerId'>[],
): Promise<(subjectId: string) => Reason[]> => {
  const [first] = subjects;
  const ids = subjects.map(({ id }) => id);
  const issued = first ? await issuedNotices(tx, ids, first.openerId) : new Map<string, PaperOfSource>();
  return (subjectId) => {
    const notice = issued.get(subjectId);
    if (!notice) return [];
    return [reason('ratings.notice-is-out', { number: notice.number ?? '–', day: notice.issuedOn ?? '–' })];
  };
};
