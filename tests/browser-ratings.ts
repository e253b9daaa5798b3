import type { Page } from 'playwright-core';
import * as ratings from '../src/areas/ratings/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';

/** The season of the year at an organisation of the demonstration: the one that is open there, or a new one. */
const seasonFor = async (page: Page, organisationId: string, on: Day): Promise<ratings.SeasonId> => {
  const whom = {
    organisationId: organisationId as never,
    period: { kind: 'year' as const, year: Number(on.slice(0, 4)) },
    reach: 'whole' as const,
    countedOn: on,
  };
  const proposal = await callFrom(page, ratings.seasonProposal, whom);
  if (proposal.alreadyOpen !== null) return proposal.alreadyOpen;
  const { seasonId } = await callFrom(page, ratings.openSeason, {
    ...whom,
    packId: proposal.pack!.id,
    calendar: proposal.calendar,
    kinds: [...ratings.openableKinds],
  });
  return seasonId;
};

/** One decided ahead of its review, so that the page of the season shows what is to be looked at again. */
const decideAhead = (page: Page, { subjectId, version }: ratings.SubjectLine, on: Day) =>
  callFrom(page, ratings.decideLevel, {
    lines: [
      {
        ...{ subjectId, expectedVersion: version, level: 'completed' as const },
        ...{ leavingReason: 'Tập thể thống nhất (giả định)', aheadReason: 'Ốm dài ngày, kiểm điểm sau (giả định)' },
      },
    ],
    decision: { number: '01-QĐ/ĐU', decidedOn: on, issuer: 'Cấp ủy mẫu (giả định)' },
  });

/** A season of the year at an organisation of the demonstration, with a member self-rated and reviewed. */
export const sampleRatings = async (page: Page, organisationId: string, on: Day): Promise<Record<string, string>> => {
  const seasonId = await seasonFor(page, organisationId, on);
  const { rows } = await callFrom(page, ratings.subjects, {
    ...{ seasonId, organisationId: organisationId as never },
    ...{ kinds: ['member' as const], states: ['open' as const], limit: 2 },
  });
  const { subjectId, version } = rows[0]!;
  if (rows[1]) await decideAhead(page, rows[1], on);
  const rated = await callFrom(page, ratings.rateSelf, {
    subjectId,
    expectedVersion: version,
    ratedOn: on,
    level: 'good',
    words: 'Hoàn thành các nhiệm vụ được giao trong năm (giả định)',
  });
  await callFrom(page, ratings.recordReview, {
    subjects: [{ subjectId, expectedVersion: rated.version }],
    heldOn: on,
    words: 'Chi bộ thống nhất với phần tự đánh giá (giả định)',
  });
  await callFrom(page, ratings.handSheets, { subjects: [subjectId] });
  return { seasonId, subjectId, packId: 'vn-2025', fact: 'attendance' };
};

export type Line = ratings.SubjectLine;

/** A season as a story looks at it: from one organisation, on one day. */
export type Place = {
  readonly seasonId: ratings.SeasonId;
  readonly organisationId: string;
  readonly on: Day;
};

export const seasonOf = (page: Page, { seasonId, organisationId }: Place) =>
  callFrom(page, ratings.season, { seasonId, organisationId: organisationId as never });

/** Subjects of these kinds, all kinds where none is named, in name order. */
export const subjectsOf = async (
  page: Page,
  { seasonId, organisationId }: Place,
  kinds: readonly ratings.SubjectKind[] = [],
): Promise<Line[]> => {
  const asked = { seasonId, organisationId: organisationId as never, kinds: [...kinds], limit: 200 };
  return (await callFrom(page, ratings.subjects, asked)).rows;
};

const toLines = (rows: readonly Line[]) =>
  rows.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version }));

/**
 * Reviews and proposes everybody of these kinds who has no proposal yet; the first ones are proposed as excellent, and whom the rules do not
 * rate in this period is set aside by that rule.
 */
export const rateTheRest = async (
  page: Page,
  place: Place,
  { kinds, best }: { readonly kinds: readonly ratings.SubjectKind[]; readonly best: number },
): Promise<void> => {
  const { on } = place;
  const open = (await subjectsOf(page, place, kinds)).filter(({ state }) => state === 'open');
  await callFrom(page, ratings.recordReview, { subjects: toLines(open), heldOn: on });
  const left = (await subjectsOf(page, place, kinds)).filter(({ proposedLevel }) => proposedLevel === null);
  for (const [at, { subjectId, version }] of left.entries()) {
    const one = { subjectId, expectedVersion: version };
    const { outcome, reasons } = await callFrom(page, ratings.verdictOf, { subjectId });
    if (outcome.kind === 'not-rated') {
      const { rule } = reasons.find(({ step, holds }) => step === 'exemption' && holds === true)!;
      await callFrom(page, ratings.setNotRated, { ...one, rule, words: 'Theo quy định của kỳ (giả định)', on });
    } else await callFrom(page, ratings.proposeLevel, { ...one, ratedOn: on, level: at < best ? 'excellent' : 'good' });
  }
};

/** Who leads the ward, and its own committee, are decided by the level above: a paper of its own. */
const papers = [
  { isAbove: false, number: '63-QĐ/MH', issuer: 'Ban Thường vụ Đảng ủy phường Ví Dụ (giả định)' },
  { isAbove: true, number: '15-QĐ/TU', issuer: 'Ban Thường vụ Thành ủy (giả định)' },
] as const;

const AHEAD = 'Quyết định cùng một lần với các tổ chức khác (giả định)';

/** One step for everybody of these kinds for whom it is open. */
export const stepAll = async (
  page: Page,
  place: Place,
  step: 'decide' | 'notify' | 'archive',
  kinds: readonly ratings.SubjectKind[] = [],
): Promise<void> => {
  const { on } = place;
  const rows = await subjectsOf(page, place, kinds);
  const inState = (state: Line['state']) => rows.filter((row) => row.state === state);
  if (step === 'notify') await callFrom(page, ratings.notifySubjects, { subjects: toLines(inState('decided')), on });
  if (step === 'archive') await callFrom(page, ratings.archiveRatings, { subjects: toLines(inState('notified')), on });
  if (step !== 'decide') return;
  for (const { isAbove, number, issuer } of papers) {
    const lines = inState('reviewed')
      .filter(({ isDecidedAbove }) => isDecidedAbove === isAbove)
      .map(({ subjectId, version, proposedLevel }) => ({
        ...{ subjectId, expectedVersion: version, level: proposedLevel!, aheadReason: AHEAD },
      }));
    if (lines.length > 0)
      await callFrom(page, ratings.decideLevel, { lines, decision: { number, decidedOn: on, issuer } });
  }
};

/** What one member was to do and did, and what somebody looked for and did not find: the facts that the rules are asked with. */
export const giveFacts = async (page: Page, { subjectId }: Line, on: Day): Promise<void> => {
  const { version } = await callFrom(page, ratings.oneSubject, { subjectId });
  const targets = ['Vận động ba hộ hiến đất làm ngõ', 'Phụ trách tổ tự quản', 'Giúp đỡ một quần chúng ưu tú'];
  const lines = targets.map((text) => ({ text: `${text} (giả định)`, dueOn: on, weight: 20 }));
  const asked = { subjectId, expectedVersion: version };
  const fixed = await callFrom(page, ratings.fixTargets, { ...asked, targets: lines });
  const { rows } = await callFrom(page, ratings.targets, { subjectId });
  const results = rows.map(({ targetId }) => ({ targetId, resultAmount: null, doneOn: on, isExceeded: false }));
  const told = await callFrom(page, ratings.recordResults, { ...asked, expectedVersion: fixed.version, results });
  const { missing } = await callFrom(page, ratings.evidence, { subjectId });
  const looked = missing.flatMap(({ code, type, isEnterable }) =>
    isEnterable && (type === 'yes' || type === 'count') ? [code] : [],
  );
  const none = { facts: looked as never, sourceWords: 'Xác nhận của chi ủy (giả định)' };
  await callFrom(page, ratings.stateNone, { subjectId, expectedVersion: told.version, ...none });
};
