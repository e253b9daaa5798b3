import { expect, test } from 'vitest';
import { caseResolutionKnown } from './case-resolution.ts';
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
  expect(resolutionData(missing).opening).toMatch(
    /có mặt \d+ đảng viên \(\d+ chính thức, 1 dự bị\)\. Vắng mặt: có lý do 2 đồng chí\.$/,
  );
  const all = sampleMeeting({
    people: sampleMeeting().people.map((one) => ({ ...one, status: 'present', reason: null })),
  });
  expect(resolutionData(all).opening).toMatch(/Vắng mặt: không\.$/);
});

const counts = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

test('total, present and every kind of absence add up, in the minutes, the resolution and the resolution of a case', () => {
  const suspended = facts.people.map((one, at) => (at === 3 ? { ...one, status: 'suspended' as const } : one));
  const guest = { ...first!, memberId: 'guest', status: 'guest' as const };
  const meeting = { ...facts, people: [...suspended, guest] };
  const of = { kind: 'exemption', step: 'age', subject: first!.name, since: facts.on };
  const { total, present, absent } = caseResolutionKnown(meeting, of, null);
  const [all, official, probation] = counts(total!);
  expect([all, official, probation]).toEqual([20, 19, 1]);
  const [there, thereOfficial, thereProbation] = counts(present!);
  expect(thereOfficial! + thereProbation!).toBe(there);
  const missed = [...absent!.matchAll(/(\d+) đồng chí/g)].map(([, count]) => Number(count));
  expect(there! + missed.reduce((sum, count) => sum + count, 0)).toBe(all);
  const lines = turnoutLines(meeting);
  expect(lines.total).toBe('20 đảng viên (19 chính thức, 1 dự bị)');
  expect([present, total]).toEqual([lines.present, '20 (19 chính thức, 1 dự bị)']);
  const { opening } = resolutionData(meeting);
  for (const [, count] of absent!.matchAll(/(\d+ đồng chí)/g)) expect(opening).toContain(count);
  expect(opening).toContain('bị đình chỉ sinh hoạt 1 đồng chí');
  expect(opening).toContain(`Tổng số ${lines.total}; có mặt ${lines.present}.`);
});

test('a note on dues ends as a sentence, also where it was typed without its full stop', () => {
  const duesOf = (duesNote: string | null) => minutesData({ ...facts, duesNote }).dues;
  expect(duesOf('Đã thu đủ tháng 10')).toBe('Đã thu đủ tháng 10.');
  expect(duesOf('Đã thu đủ tháng 10.')).toBe('Đã thu đủ tháng 10.');
  expect(duesOf(null)).toMatch(/…$/);
});
