import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { bytesOf, makeSecretary, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as documents from '../../documents/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, owner } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, neighbour, official, probationary } = await openMeetingCell(harness);
await openTermOf(harness, officer, cell);
const [anh, binh, cuc] = official as [string, string, string];
await makeSecretary(harness, cell, anh);

const sheet = sheetOf(cell, [...official, probationary], { kind: 'congress', title: 'Đại hội chi bộ nhiệm kỳ thử' });
const meetingId = sheet.meetingId as of.MeetingId;
const today = day('2026-11-05');
await act(secretary, of.saveSheet, sheet);

const open = (post: of.ElectedPost, numberSet: number, who: readonly string[]) =>
  act(secretary, of.openElection, {
    meetingId,
    post,
    numberSet,
    candidates: who.map((memberId) => ({ memberId, nomination: 'committee' as const })),
  });
const { electionId: committee } = await open('committee', 2, [anh, binh, cuc]);
const { electionId: head } = await open('secretary', 1, [anh]);

const count = (electionId: of.ElectionId, seats: number, votes: readonly (readonly [string, number])[]) =>
  act(secretary, of.recordBallot, {
    ...{ electionId, expectedVersion: 1, seats, issued: 3, received: 3, valid: 3 },
    votes: votes.map(([memberId, given]) => ({ memberId, votes: given })),
  });
const conclude = (electionId: of.ElectionId) => act(secretary, of.concludeElection, { electionId, expectedVersion: 2 });

type Which = { readonly kind: of.ElectionPaperKind; readonly electionId: of.ElectionId | null };
const ballotPaper: Which = { kind: 'ballot-paper', electionId: committee };
const tallyOfCommittee: Which = { kind: 'tally-minutes', electionId: committee };
const tallyOfHead: Which = { kind: 'tally-minutes', electionId: head };
const result: Which = { kind: 'election-result', electionId: null };

const seen = () => ask(secretary, of.papersOfElections, { meetingId });
const versionOf = async ({ kind, electionId }: Which): Promise<number> =>
  (await seen()).fitting.find((one) => one.kind === kind && one.electionId === electionId)!.version;
const asked = async (which: Which, more: object = {}) => ({
  ...{ meetingId, ...which, expectedVersion: await versionOf(which), issuedOn: today },
  ...more,
});
const issue = async (which: Which) => act(secretary, of.issueElectionPaper, (await asked(which)) as never);
const refusedIssue = async (which: Which, more: object = {}, by = secretary) =>
  refused(by, of.issueElectionPaper, await asked(which, more));

test('before the count there is a ballot paper to print; nothing of the elections can be issued yet', async () => {
  const { fitting } = await seen();
  expect(fitting.map(({ kind, blockedBy }) => [kind, blockedBy])).toEqual([
    ['ballot-paper', ['meetings.paper-not-issued']],
    ['tally-minutes', ['meetings.election-still-open']],
    ['ballot-paper', ['meetings.paper-not-issued']],
    ['tally-minutes', ['meetings.election-still-open']],
    ['election-result', ['meetings.election-still-open', 'meetings.election-meeting-not-closed']],
  ]);
  const looks = [ballotPaper, tallyOfCommittee, result].map(async (which) => {
    const file = await ask(secretary, of.electionPaperPreview, { meetingId, ...which });
    bytesOf(file);
    return file.fileName;
  });
  expect(await Promise.all(looks)).toEqual([
    'phieu-bau-2026-11-03.pdf',
    'bien-ban-kiem-phieu-2026-11-03.pdf',
    'du-thao-bao-cao-ket-qua-bau-cu-2026-11-03.pdf',
  ]);
  expect(await refusedIssue(ballotPaper)).toEqual(['meetings.paper-not-issued']);
  expect(await refusedIssue(tallyOfCommittee)).toEqual(['meetings.election-still-open']);
  expect((await seen()).papers).toEqual([]);
});

test('minutes of counting are issued for each election with a number of their own, in the register and in the audit', async () => {
  await count(committee, 2, [
    [anh, 3],
    [binh, 2],
    [cuc, 1],
  ]);
  await count(head, 1, [[anh, 3]]);
  for (const electionId of [committee, head]) await conclude(electionId);
  expect(await refusedIssue(tallyOfCommittee, { issuedOn: day('2026-11-02') })).toEqual([
    'meetings.paper-before-meeting',
  ]);
  expect(await refusedIssue(tallyOfCommittee, { issuedOn: day('2026-11-06') })).toContain('documents.issued-ahead');
  expect(await refusedIssue(tallyOfCommittee, { secrecy: 'secret' })).toEqual(['documents.secret-refused']);

  const first = await issue(tallyOfCommittee);
  const second = await issue(tallyOfHead);
  expect([first.number, second.number]).toEqual(['01-BB/CB', '02-BB/CB']);
  const words = await wordsOfPaper(harness, secretary, first.paperId);
  expect(words).toContain('Số 01-BB/CB');
  expect(words).toContain('Số phiếu phát ra 3; thu về 3; hợp lệ 3; không hợp lệ 0.');
  expect(words).toContain('TRƯỞNG BAN KIỂM PHIẾU');
  expect(words).not.toContain('T/M');

  const { papers } = await seen();
  expect(papers.map(({ number, state, kind }) => [number, state, kind])).toEqual([
    ['01-BB/CB', 'issued', 'meetings.tally-minutes'],
    ['02-BB/CB', 'issued', 'meetings.tally-minutes'],
  ]);
  const register = await ask(secretary, documents.papers, { underId: cell as never });
  expect(register.rows.map(({ number, title }) => [number, title])).toEqual(
    expect.arrayContaining([
      ['01-BB/CB', 'Biên bản kiểm phiếu bầu chi ủy tại Đại hội chi bộ nhiệm kỳ thử'],
      ['02-BB/CB', 'Biên bản kiểm phiếu bầu bí thư chi bộ tại Đại hội chi bộ nhiệm kỳ thử'],
    ]),
  );
  const { rows: audited } = await owner.query(
    `SELECT d.detail::text AS detail FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id
      WHERE e.action = 'meetings.issue-election-paper' AND e.account_id = $1 ORDER BY e.at, e.id`,
    [secretary.id],
  );
  expect(audited).toHaveLength(2);
  expect(audited[0].detail).toContain('01-BB/CB');
  expect(audited[0].detail).toContain(first.paperId);
});

test('the report of the result waits for the record of the congress, then speaks for the cell', async () => {
  expect(await refusedIssue(result)).toEqual(['meetings.election-meeting-not-closed']);
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: await versionOf(result) });
  const { paperId, number } = await issue(result);
  expect(number).toBe('01-BC/CB');
  const words = await wordsOfPaper(harness, secretary, paperId);
  expect(words).toContain('T/M CHI BỘ');
  expect(words).toContain('Trần Thị Ánh');
  expect(words).toContain('Đảng ủy xã Đồng Mẫu xem xét, chuẩn y kết quả bầu cử');
  const file = await ask(secretary, documents.paperFile, { paperId: paperId as never, format: 'pdf' });
  expect(file.fileName).toBe('bao-cao-so-01-bc-cb-2026-11-05.pdf');
  bytesOf(file);
});

test('none stands twice; withdrawn on the same day it is issued again under the next number', async () => {
  for (const which of [tallyOfCommittee, tallyOfHead, result])
    expect(await refusedIssue(which)).toEqual(['meetings.paper-issued-already']);
  expect(await refusedIssue(tallyOfHead, { expectedVersion: 99 })).toEqual(['platform.stale']);

  const standing = (await seen()).fitting.filter(({ issuedId }) => issuedId !== null);
  expect(standing).toHaveLength(3);
  for (const { issuedId } of standing)
    await act(secretary, documents.withdrawPaper, {
      ...{ paperId: issuedId as never, expectedVersion: 1 },
      ...{ reason: 'Ghi nhầm số phiếu (giả định)', withdrawnOn: today },
    });
  expect((await seen()).fitting.every(({ issuedId }) => issuedId === null)).toBe(true);
  const again = [await issue(tallyOfCommittee), await issue(tallyOfHead), await issue(result)];
  expect(again.map(({ number }) => number)).toEqual(['03-BB/CB', '04-BB/CB', '02-BC/CB']);
  const states = (await seen()).papers.map(({ state }) => state).sort();
  expect(states).toEqual(['issued', 'issued', 'issued', 'withdrawn', 'withdrawn', 'withdrawn']);
});

test('who does not hold the minutes makes none of them; elsewhere there is no such meeting', async () => {
  expect(await refusedIssue(result, {}, officer)).toEqual(['meetings.papers-made-elsewhere']);
  expect(await refused(officer, of.electionPaperPreview, { meetingId, ...tallyOfHead })).toEqual([
    'meetings.papers-made-elsewhere',
  ]);
  expect(await refusedIssue(result, {}, neighbour)).toEqual(['platform.not-found']);
  expect(await refused(neighbour, of.papersOfElections, { meetingId })).toEqual(['platform.not-found']);
});
