import type { Page } from 'playwright-core';
import * as ratings from '../src/areas/ratings/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';

/** The month of an office of the demonstration, opened with its first people, and the sheet of one of them. */
export const sampleCadreMonth = async (page: Page, officeId: string, on: Day): Promise<Record<string, string>> => {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const where = { organisationId: officeId as never, officeId: officeId as never, year, month, countedOn: on };
  const { pack, people } = await callFrom(page, ratings.cadreProposal, where);
  const { seasonId } = await callFrom(page, ratings.openCadreMonth, {
    ...where,
    packId: pack!.id,
    packReason: 'Cấp ủy cho phép tiếp tục áp dụng (giả định)',
    cadres: people.slice(0, 4).map(({ memberId }, at) => ({
      memberId,
      kind: 'officer' as const,
      postWords: 'Chuyên viên',
      isHead: at === 0,
    })),
  });
  const { rows } = await callFrom(page, ratings.cadreMonth, { seasonId, organisationId: officeId as never });
  return { monthId: seasonId, sheetId: rows[0]!.subjectId };
};
