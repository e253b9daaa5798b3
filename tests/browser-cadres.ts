import type { Page } from 'playwright-core';
import * as ratings from '../src/areas/ratings/contract.ts';
import { callFrom } from './browser-call.ts';

/** A month of an office of the demonstration, and the sheet of one of its people. */
export const sampleCadreMonth = async (page: Page, organisationId: string): Promise<Record<string, string>> => {
  const asked = { organisationId: organisationId as never };
  const { rows } = await callFrom(page, ratings.seasons, asked);
  const { seasonId } = rows.find(({ period }) => period.kind === 'month')!;
  const month = await callFrom(page, ratings.cadreMonth, { ...asked, seasonId });
  return { monthId: seasonId, sheetId: month.rows[0]!.subjectId };
};
