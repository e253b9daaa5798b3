import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, neighbour, officer, stranger, official, probationary } = await openMeetingCell(harness);
const place = { organisationId: cell as never };
const plan = { ...place, year: 2026, quarter: 4, title: 'Thu gom rác thải sinh hoạt' };
const filled = {
  year: 2026,
  quarter: 4,
  title: plan.title,
  why: 'Rác tồn ở ngõ',
  situation: 'Ba điểm tập kết',
  solution: 'Lịch thu gom',
};
const at = (topicId: of.TopicId, expectedVersion: number) => ({ topicId, expectedVersion });

test('a topic goes from plan to result, and what is missing is named in one answer', async () => {
  const { topicId } = await act(secretary, of.planTopic, plan);
  await act(secretary, of.assignDrafter, { ...at(topicId, 1), drafterId: official[0]! });
  expect(await refused(secretary, of.approveTopic, { ...at(topicId, 2), approvedOn: day('2026-11-06') })).toEqual([
    'meetings.topic-lacks-why',
    'meetings.topic-lacks-situation',
    'meetings.topic-lacks-solution',
    'meetings.approved-in-future',
  ]);
  await act(secretary, of.changeTopic, { ...at(topicId, 2), ...filled });
  await act(secretary, of.approveTopic, { ...at(topicId, 3), approvedOn: day('2026-11-01') });

  const opening = await ask(secretary, of.sheetOpening, { ...place, kind: 'thematic', on: day('2026-11-04') });
  expect(opening.agenda.filter(({ source }) => source === 'topic').map(({ sourceCode }) => sourceCode)).toEqual([
    topicId,
  ]);

  const regular = await act(secretary, of.recordMeeting, sheetOf(cell, [...official, probationary]));
  expect(await refused(secretary, of.holdTopic, { ...at(topicId, 4), meetingId: regular.meetingId })).toEqual([
    'meetings.not-on-a-topic',
  ]);
  const sheet = sheetOf(cell, [...official, probationary], { kind: 'thematic', heldOn: day('2026-11-04') });
  const { meetingId } = await act(secretary, of.recordMeeting, sheet);
  expect((await ask(secretary, of.topicsOfYear, { ...place, year: 2026 })).untiedMeetings).toHaveLength(1);
  await act(secretary, of.holdTopic, { ...at(topicId, 4), meetingId });
  expect(
    await refused(secretary, of.recordTopicResult, {
      ...at(topicId, 5),
      resultOn: day('2026-11-03'),
      result: null,
      residents: 12,
    }),
  ).toEqual(['meetings.topic-result-missing', 'meetings.topic-result-before-meeting']);
  const result = { resultOn: day('2026-11-05'), result: 'Bỏ được hai điểm tập kết', residents: 40 };
  await act(secretary, of.recordTopicResult, { ...at(topicId, 5), ...result });
  expect(await refused(secretary, of.untieTopic, { ...at(topicId, 6), why: 'Nhầm' })).toEqual([
    'meetings.topic-has-result',
  ]);
  const record = await ask(officer, of.topicById, { topicId });
  expect(record).toMatchObject({ state: 'held', heldOn: '2026-11-04', residents: 40, households: null });

  const { fitting } = await ask(officer, of.papersOfTopic, { topicId });
  expect(fitting.map(({ kind, blockedBy, issuedId }) => ({ kind, blockedBy, issuedId }))).toEqual([
    { kind: 'plan', blockedBy: [], issuedId: null },
    { kind: 'report', blockedBy: [], issuedId: null },
  ]);
  const { version } = record;
  const paper = {
    ...{ topicId, expectedVersion: version, kind: 'report' as const, issuedOn: day('2026-11-05') },
    ...{ place: 'Đồng Mẫu', signer: { post: 'Bí thư', name: 'Trần Thị Ánh' }, withoutTerm: true },
  };
  expect(await refused(secretary, of.issueTopicPaper, { ...paper, issuedOn: day('2026-11-03') })).toEqual([
    'meetings.paper-before-its-matter',
  ]);
  const { number } = await act(secretary, of.issueTopicPaper, paper);
  expect(number).toMatch(/^0?1-BC\/CB$/);
  expect(await refused(secretary, of.issueTopicPaper, paper)).toEqual(['meetings.topic-paper-stands']);
  expect((await ask(officer, of.papersOfTopic, { topicId })).papers).toMatchObject([{ number, state: 'issued' }]);
});

test('a plan is not issued before the committee approved it; a look at it is marked as a draft in both formats', async () => {
  const { topicId } = await act(secretary, of.planTopic, { ...plan, year: 2026, quarter: 3 });
  const paper = {
    ...{ topicId, expectedVersion: 1, kind: 'plan' as const, issuedOn: day('2026-11-05') },
    ...{ place: 'Đồng Mẫu', signer: { post: 'Bí thư', name: 'Trần Thị Ánh' }, withoutTerm: true },
  };
  expect(await refused(secretary, of.issueTopicPaper, paper)).toEqual(['meetings.topic-plan-not-approved']);
  const begins = async (format: 'pdf' | 'docx') => {
    const file = await ask(officer, of.topicPaperPreview, { topicId, kind: 'plan', format });
    expect(file.fileName).toBe(`du-thao-ke-hoach-sinh-hoat-chuyen-de-2026-11-05.${format}`);
    return Buffer.from(file.contentBase64, 'base64').subarray(0, 4).toString('latin1');
  };
  expect(await begins('pdf')).toBe('%PDF');
  expect(await begins('docx')).toBe('PK\u0003\u0004');
  expect(await refused(stranger, of.papersOfTopic, { topicId })).toEqual(['platform.not-found']);
  expect(await refused(stranger, of.issueTopicPaper, paper)).toEqual(['platform.not-found']);
});

test('quarters without a topic are shown, dropped topics do not fill them, and every step goes back', async () => {
  const { topicId } = await act(secretary, of.planTopic, { ...plan, year: 2027, quarter: 1 });
  const missing = async () => (await ask(secretary, of.topicsOfYear, { ...place, year: 2027 })).quartersWithoutPlan;
  expect(await missing()).toEqual([2, 3, 4]);
  await act(secretary, of.dropTopic, { ...at(topicId, 1), why: 'Trùng với đảng ủy' });
  expect(await missing()).toEqual([1, 2, 3, 4]);
  await act(secretary, of.resumeTopic, { ...at(topicId, 2), why: 'Làm tiếp' });
  expect(await missing()).toEqual([2, 3, 4]);
  await act(secretary, of.withdrawTopic, at(topicId, 3));
  expect(await missing()).toEqual([1, 2, 3, 4]);
});

test('another cell and another commune see nothing, and the second of two editors is told to reload', async () => {
  const { topicId } = await act(secretary, of.planTopic, { ...plan, year: 2028 });
  for (const account of [neighbour, stranger])
    expect(await refused(account, of.topicById, { topicId })).toEqual(['platform.not-found']);
  expect(await refused(neighbour, of.dropTopic, { ...at(topicId, 1), why: 'Không phải của mình' })).toEqual([
    'platform.not-found',
  ]);
  expect((await ask(stranger, of.topicRegister, { year: 2028 })).count).toBe(0);
  expect((await ask(officer, of.topicRegister, { year: 2028 })).rows).toHaveLength(1);
  const drafter = { ...at(topicId, 1), drafterId: official[1]! };
  const answers = await Promise.all([
    harness.call(secretary, of.assignDrafter.name, drafter),
    harness.call(officer, of.assignDrafter.name, drafter),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});
