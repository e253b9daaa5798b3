import type { Page } from 'playwright-core';
import * as members from '../src/areas/members/contract.ts';
import * as organisations from '../src/areas/organisations/contract.ts';
import * as tasks from '../src/areas/tasks/contract.ts';
import { addDays, type Day, day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';
import { fictionalProgramme } from './tasks.ts';

const PATIENCE_MS = 20_000;

/** The unit's row of a target, which the worker writes a moment after it was handed out. */
const receivedTargetOf = async (page: Page, programmeId: string): Promise<string> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await page.waitForTimeout(250)) {
    const { rows } = await callFrom(page, tasks.receivedTargets, {});
    const found = rows.find((row) => row.programmeId === programmeId);
    if (found) return found.id;
  }
  throw new Error('the target did not reach its unit');
};

/** A task of one member under an organisation. */
const sampleTask = async (page: Page, organisationId: string, on: Day): Promise<string> => {
  const under = { underId: organisationId as never };
  const { rows } = await callFrom(page, members.memberList, { on, filter: under as never, limit: 1 });
  const { id: memberId, organisationId: cell } = rows[0]!;
  const { taskIds } = await callFrom(page, tasks.assignTasks, {
    organisationId: cell,
    source: { kind: 'plan', words: 'Kế hoạch tháng (giả định)' },
    assignedOn: on,
    lines: [
      {
        text: 'Rà soát danh sách hộ tham gia tổ tự quản (giả định)',
        lead: { kind: 'member', memberId },
        due: { kind: 'day', on: addDays(on, 30) },
      },
    ],
  });
  return taskIds[0]!;
};

/** One task, one programme and one target of a unit under an organisation of the demonstration, for the routes of tasks. */
export const sampleTasks = async (page: Page, organisationId: string, on: Day): Promise<Record<string, string>> => {
  const year = Number(on.slice(0, 4));
  const taskId = await sampleTask(page, organisationId, on);
  const { programmeId } = await callFrom(page, tasks.recordProgramme, {
    organisationId: organisationId as never,
    ...fictionalProgramme,
    adoptedOn: day(`${year}-01-01`),
    from: day(`${year}-01-01`),
    lastDay: day(`${year + 1}-12-31`),
  });
  const { targetId } = await callFrom(page, tasks.addTarget, {
    programmeId,
    name: 'Tỷ lệ hộ phân loại rác tại nguồn',
    unit: '%',
    direction: 'at-least',
    kind: 'share',
  });
  const { rows: units } = await callFrom(page, organisations.children, {
    organisationId: organisationId as never,
    on,
  });
  await callFrom(page, tasks.handOutTarget, {
    targetId,
    lines: [{ organisationId: units[0]!.id, figure: { numerator: 90, denominator: 100 }, dueOn: addDays(on, 37) }],
  });
  return { taskId, programmeId, receivedTargetId: await receivedTargetOf(page, programmeId) };
};
