import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell } from '../../../../tests/meetings.ts';
import { caseDesk, voteOn } from '../../../../tests/voted-cases.ts';
import { newId } from '../../../platform/action/id.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import * as documents from '../../documents/contract.ts';
import * as members from '../../members/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const { cell, secretary, neighbour, officer, official, probationary } = await openMeetingCell(harness);
harness.clock.now = new Date('2027-03-05T09:00:00+07:00');
const everybody = [...official, probationary];
const { sheetWith } = caseDesk({ cell, everybody, secretary }, harness);

const { procedureId } = await act(secretary, members.openProcedure, {
  memberId: probationary,
  kind: 'recognition',
  openedOn: day('2027-02-15') as Day,
});
const vote = voteOn({ kind: 'recognition', id: procedureId }, { forVotes: 2, againstVotes: 1 });
const sheet = sheetWith('2027-03-03', [vote]);
sheet.items![0]!.conclusion = 'Đồng chí hoàn thành nhiệm vụ trong thời gian dự bị (giả định)';
const asked = { meetingId: sheet.meetingId as never, voteId: vote.id };

test('while the meeting goes on there is nothing to write a resolution about', async () => {
  const { version } = await act(secretary, of.saveSheet, sheet);
  expect(await refused(secretary, of.draftCasePaper, asked)).toEqual(['meetings.vote-not-recorded']);
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: version });
});

test('the resolution begins with the tally, who came, and what was concluded; nothing is typed again', async () => {
  const { paperId } = await act(secretary, of.draftCasePaper, asked);
  const paper = await ask(secretary, documents.paper, { paperId: paperId as never });
  expect(paper).toMatchObject({
    state: 'draft',
    kind: 'documents.recognition-cell',
    title: 'Nghị quyết đề nghị công nhận đảng viên chính thức đối với đồng chí Đỗ Văn Dự',
    issuedOn: '2027-03-03',
    source: { area: 'members', id: procedureId },
    data: {
      ...{
        subjectName: 'Đỗ Văn Dự',
        admittedOn: '10/02/2026',
        heldOn: '03/03/2027',
        total: '4 (3 chính thức, 1 dự bị)',
        base: '3',
      },
      ...{ forVotes: '2', againstVotes: '1', blankVotes: '0', forShare: '2/3 (66,7%)', voteMethod: 'bỏ phiếu kín' },
      ...{ isEnough: true, isNotEnough: false, chair: 'Trần Thị Ánh', minuteTaker: 'Lê Văn Bình' },
      ...{ present: '4 đảng viên (3 chính thức, 1 dự bị)', superior: 'Đảng ủy xã Đồng Mẫu' },
      assessment: 'Đồng chí hoàn thành nhiệm vụ trong thời gian dự bị (giả định).',
    },
  });
  const { papers, forms } = await ask(secretary, documents.papersAbout, { procedureId });
  expect(papers).toMatchObject([{ paperId, state: 'draft' }]);
  expect(forms.map(({ kind, isOfCell }) => [kind, isOfCell])).toEqual([
    ['documents.recognition-cell', true],
    ['documents.recognition-committee', false],
  ]);
  const ofMember = await ask(officer, documents.papersAbout, { memberId: probationary });
  expect(ofMember.papers).toMatchObject([{ paperId }]);
  // About the person, and about the procedure that runs.
  expect(ofMember.forms.map(({ kind, aboutId }) => [kind, aboutId])).toEqual([
    ['documents.probation-remark', probationary],
    ['documents.recognition-cell', procedureId],
    ['documents.recognition-committee', procedureId],
  ]);
});

test('whoever does not hold the minutes writes none; elsewhere there is neither meeting nor member', async () => {
  expect(await refused(officer, of.draftCasePaper, asked)).toEqual(['meetings.papers-made-elsewhere']);
  expect(await refused(neighbour, of.draftCasePaper, asked)).toEqual(['platform.not-found']);
  expect(await refused(secretary, of.draftCasePaper, { ...asked, voteId: newId() })).toEqual(['platform.not-found']);
  const both = { procedureId, memberId: probationary };
  expect(await refused(secretary, documents.papersAbout, both)).toEqual(['platform.not-found']);
  for (const about of [{ procedureId }, { memberId: probationary }, { memberId: newId<members.MemberId>() }, {}])
    expect(await refused(neighbour, documents.papersAbout, about)).toEqual(['platform.not-found']);
});
