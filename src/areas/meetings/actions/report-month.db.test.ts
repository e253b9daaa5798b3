import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import { paper as paperOf, withdrawPaper } from '../../documents/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-25T03:00:00Z');
const { cell, otherCell, commune, secretary, neighbour, officer, stranger, official, probationary } =
  await openMeetingCell(harness);
const november = day('2026-11-01');
const own = { organisationId: cell as never, month: november };
const above = { organisationId: commune as never, month: november };
const signed = {
  issuedOn: day('2026-11-25'),
  place: 'Đồng Mẫu',
  signer: { post: 'Bí thư', name: 'Trần Thị Ánh' },
  withoutTerm: true,
};

/** Words of a PDF without any space: a long line is broken in a PDF. */
const lettersOf = async ({ contentBase64 }: { readonly contentBase64: string }): Promise<string> => {
  const bytes = new Uint8Array(Buffer.from(contentBase64, 'base64'));
  const document = await getDocument({ data: bytes, verbosity: 0, useSystemFonts: false }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await document.loadingTask.destroy();
  return texts.join('').replace(/\s+/g, '');
};
const squeezed = (text: string): string => text.replace(/\s+/g, '');

test('a month in which nothing is recorded says so, and never prints zero for unknown', async () => {
  const empty = await ask(neighbour, of.monthReport, { ...own, organisationId: otherCell as never });
  expect(empty.facts).toMatchObject({ meetings: [], topics: [], tasks: [], hasTopicInQuarter: false });
  const pdf = await ask(neighbour, of.monthReportPreview, { ...own, organisationId: otherCell as never });
  const letters = await lettersOf(pdf);
  for (const words of [
    'Trong tháng chưa ghi cuộc họp nào của chi bộ.',
    'Chưa ghi cuộc sinh hoạt chuyên đề nào trong quý.',
    'Chưa có cuộc họp nào trong tháng được chấm điểm.',
    'DỰ THẢO',
  ])
    expect(letters).toContain(squeezed(words));
});

test('a cell reports its month from what its meetings hold; what was issued stays, and no second one stands beside it', async () => {
  const sheet = sheetOf(cell, [...official, probationary], {
    conclusion: 'Dọn tuyến đường ngõ 3 trước 20/11',
    weakPoints: 'Ít ý kiến phát biểu',
  });
  await act(secretary, of.recordMeeting, sheet);
  const words = { assessment: 'Nền nếp sinh hoạt giữ vững', proposals: 'Hỗ trợ máy chiếu' };
  expect(await act(secretary, of.writeMonthReport, { ...own, ...words })).toMatchObject({ version: 1 });
  expect(await refused(officer, of.writeMonthReport, { ...own, ...words })).toEqual(['platform.stale']);

  const report = await ask(secretary, of.monthReport, own);
  expect(report.facts.meetings).toMatchObject([
    { heldOn: '2026-11-03', minutes: 100, attendance: { numerator: 4, denominator: 4 }, selfTotal: null },
  ]);
  expect(report.words).toEqual({ ...words, version: 1 });

  const { paperId, number } = await act(secretary, of.issueMonthReport, { ...own, ...signed, expectedVersion: 1 });
  expect(number).toMatch(/^0?1-BC\/CB$/);
  expect((await ask(secretary, of.monthReport, own)).papers).toMatchObject([{ paperId, state: 'issued' }]);
  expect(await refused(secretary, of.issueMonthReport, { ...own, ...signed, expectedVersion: 1 })).toEqual([
    'meetings.month-report-stands',
  ]);
  expect(await refused(secretary, of.writeMonthReport, { ...own, ...words, expectedVersion: 1 })).toEqual([
    'meetings.month-report-stands',
  ]);

  const { version } = await ask(secretary, paperOf, { paperId: paperId as never });
  const withdrawn = {
    paperId: paperId as never,
    expectedVersion: version,
    reason: 'Sai số',
    withdrawnOn: day('2026-11-25'),
  };
  await act(secretary, withdrawPaper, withdrawn);
  await act(secretary, of.writeMonthReport, { ...own, ...words, proposals: 'Không', expectedVersion: 1 });
  const again = await act(secretary, of.issueMonthReport, { ...own, ...signed, expectedVersion: 2 });
  expect(again.number).toMatch(/^0?2-BC\/CB$/);
});

test('the summary adds numerators and denominators, names who has not met, and carries what cells propose', async () => {
  const summary = await ask(officer, of.monthSummary, above);
  expect(summary.totals.met).toEqual({ numerator: 1, denominator: 3 });
  expect(summary.totals.attendance).toEqual({ numerator: 4, denominator: 4 });
  expect(summary.totals.enteredLate).toEqual({ numerator: 1, denominator: 1 });
  expect(summary.totals.meanGap).toBeNull();
  expect(summary.withoutTopic.count).toBe(3);
  expect(summary.proposals).toMatchObject([{ organisationId: cell, proposals: 'Không' }]);

  const letters = await lettersOf(await ask(officer, of.monthReportPreview, above));
  for (const words of [
    '1/3 (33,3%)',
    'Chi bộ thôn 2',
    '2 chi bộ chưa ghi biên bản sinh hoạt của tháng.',
    'Cộng',
    'chưa có số liệu để tính',
  ])
    expect(letters, words).toContain(squeezed(words));

  const { number } = await act(officer, of.issueMonthReport, { ...above, ...signed });
  expect(number).toMatch(/-BC\/ĐU$/);
});

test('a cell is no committee and a committee no cell; nobody reports for another place or ahead of time', async () => {
  expect(await refused(officer, of.monthReport, above)).toEqual(['meetings.not-a-cell']);
  expect(await refused(officer, of.monthSummary, own)).toEqual(['meetings.not-a-committee']);
  const december = { ...own, month: day('2026-12-01') };
  expect(await refused(secretary, of.writeMonthReport, december)).toEqual(['meetings.month-ahead']);
  for (const account of [neighbour, stranger]) {
    expect(await refused(account, of.monthReport, own)).toEqual(['platform.not-permitted']);
    expect(await refused(account, of.monthReportPreview, own)).toEqual(['platform.not-permitted']);
    expect(await refused(account, of.issueMonthReport, { ...own, ...signed })).toEqual(['platform.not-permitted']);
  }
});

test('two who write the first words at the same time: one of them is told to reload', async () => {
  const at = { organisationId: otherCell as never, month: november, proposals: 'Một' };
  const answers = await Promise.all([
    harness.call(neighbour, of.writeMonthReport.name, at),
    harness.call(officer, of.writeMonthReport.name, { ...at, proposals: 'Hai' }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((one) => (one.ok ? [] : one.reasons.map(({ code }) => code)))).toEqual(['platform.stale']);
});
