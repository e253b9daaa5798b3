import { expect, test } from 'vitest';
import { minutesData } from './minutes-data.ts';
import { resolutionData } from './resolution.ts';
import { sampleMeeting } from './sample-meeting.ts';
import { turnoutLines } from './turnout-lines.ts';

const facts = sampleMeeting();
const [first, second] = facts.people;
const missing = {
  ...facts,
  people: facts.people.map((one) =>
    one === first || one === second
      ? { ...one, status: 'excused' as const, reason: one === first ? 'đi công tác' : null }
      : { ...one, status: 'present' as const },
  ),
};

test('who is missing is counted first, then named with the reason; nobody is said in a word', () => {
  const { excused, unexcused } = turnoutLines(missing);
  expect(excused).toBe(`2 đồng chí (${first!.name}, đi công tác; ${second!.name})`);
  expect(unexcused).toBe('không');
});

test('a reason begins small within the sentence, unless a name begins it', () => {
  const because = (reason: string) => {
    const people = facts.people.map((one) => (one === first ? { ...one, status: 'excused' as const, reason } : one));
    return turnoutLines({ ...facts, people: people.slice(0, 1) }).excused;
  };
  expect(because('Đi công tác')).toBe(`1 đồng chí (${first!.name}, đi công tác)`);
  expect(because('Ốm')).toBe(`1 đồng chí (${first!.name}, ốm)`);
  expect(because('Ốm đau, điều trị bệnh')).toContain(', ốm đau, điều trị bệnh)');
  expect(because('Hà Nội triệu tập họp')).toContain(', Hà Nội triệu tập họp)');
});

test('a resolution tells how many were missing and names none of them', () => {
  expect(resolutionData(missing).opening).toMatch(/có mặt \d+ đảng viên\. Vắng mặt: có lý do 2 đồng chí\.$/);
  const all = sampleMeeting({
    people: sampleMeeting().people.map((one) => ({ ...one, status: 'present', reason: null })),
  });
  expect(resolutionData(all).opening).toMatch(/Vắng mặt: không\.$/);
});

test('a note on dues ends as a sentence, also where it was typed without its full stop', () => {
  const duesOf = (duesNote: string | null) => minutesData({ ...facts, duesNote }).dues;
  expect(duesOf('Đã thu đủ tháng 10')).toBe('Đã thu đủ tháng 10.');
  expect(duesOf('Đã thu đủ tháng 10.')).toBe('Đã thu đủ tháng 10.');
  expect(duesOf(null)).toMatch(/…$/);
});
