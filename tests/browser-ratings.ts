import type { Page } from 'playwright-core';
import * as ratings from '../src/areas/ratings/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';

/** A season of the year opened at an organisation of the demonstration, one of its members self-rated and reviewed. */
export const sampleRatings = async (page: Page, organisationId: string, on: Day): Promise<Record<string, string>> => {
  const whom = {
    organisationId: organisationId as never,
    period: { kind: 'year' as const, year: Number(on.slice(0, 4)) },
    reach: 'whole' as const,
    countedOn: on,
  };
  const proposal = await callFrom(page, ratings.seasonProposal, whom);
  const { seasonId } = await callFrom(page, ratings.openSeason, {
    ...whom,
    packId: proposal.pack!.id,
    calendar: proposal.calendar,
    kinds: [...ratings.openableKinds],
  });
  const asked = { seasonId, organisationId: whom.organisationId, kinds: ['member' as const], limit: 1 };
  const { rows } = await callFrom(page, ratings.subjects, asked);
  const { subjectId, version } = rows[0]!;
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
  return { seasonId, subjectId };
};
