import { expect, test } from 'vitest';
import { sampleMeeting } from './sample-meeting.ts';
import { sampleItems, samplePeople } from './sample-record.ts';
import { adoptionText, tallyText } from './tally-lines.ts';

const [sample] = sampleItems.flatMap(({ tallies }) => tallies);
const three = samplePeople.slice(0, 3).map((one) => ({ ...one, isOfficial: true, status: 'present' as const }));
const tally = { ...sample!, base: 3, official: 3, deductions: [], forVotes: 3 };

test.each([
  ['committee', 'chi ủy viên 3', '3/3 (100%) chi ủy viên được'],
  ['party-group', 'đảng viên chính thức của tổ 3', '3/3 (100%) đảng viên của tổ được'],
  ['regular', 'đảng viên chính thức 3', '3/3 (100%) đảng viên được'],
] as const)('a vote of a %s says of whom its base is counted', (kind, made, adopted) => {
  const of = sampleMeeting({ kind, isCell: true, people: three });
  expect(tallyText(tally, of)).toContain(`Số được triệu tập để tính kết quả: 3 (${made}).`);
  expect(adoptionText('Kết luận', tally, of)).toContain(adopted);
});

test('a base that was counted of the whole cell is not said to be of the committee', () => {
  const of = sampleMeeting({ kind: 'committee', isCell: true, people: three });
  expect(tallyText({ ...tally, base: 20, official: 20 }, of)).toContain('20 (đảng viên chính thức 20).');
});
