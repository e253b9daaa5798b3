import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract.ts';
import { rate } from '../rules/rate.ts';
import type { RatingLaw } from '../rules/rating-law.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const neighbour = await harness.account({ role: 'cell-secretary', organisationId: second });

const ids = new Map<string, contract.SubjectId>();
const on = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const subjectId = ids.get(title)!;
  const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { subjectId, expectedVersion: rows[0].version };
};
const openYear = async (year: number): Promise<void> => {
  const { seasonId } = await openSeasonOf(harness, { officer, commune }, { countedOn: today, year, kinds: ['member'] });
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: first });
  for (const { title, subjectId } of rows) ids.set(`${title} ${year}`, subjectId);
};

beforeAll(async () => {
  await loadMember(harness, first, { fullName: 'Lê Thị An' });
  await loadMember(harness, first, { fullName: 'Trần Văn Bình' });
  await openYear(2026);
  await openYear(2023);
});

describe('facts with the day of their source', () => {
  const source = { sourceWords: 'Quyết định số 05 (giả định)', sourceOn: day('2026-11-02') };

  test('the day stands on the sheet; one to come is refused beside every other fault', async () => {
    const { subjectId } = await on('Lê Thị An 2026');
    const asked = { ...(await on('Lê Thị An 2026')), ...source, fact: 'sick-months' as const };
    expect(
      await refused(secretary, contract.enterFact, { ...asked, value: true, sourceOn: day('2026-12-11') }),
    ).toEqual(['ratings.day-in-future', 'ratings.fact-needs-count']);
    await act(secretary, contract.enterFact, { ...asked, value: 4 });
    const { facts } = await ask(secretary, contract.evidence, { subjectId });
    expect(facts.find(({ code }) => code === 'sick-months')).toMatchObject({ value: 4, ...source });
  });

  test('what was looked at and found to be nothing is said at once; what the program counts refuses all of it', async () => {
    const title = 'Trần Văn Bình 2026';
    const { subjectId } = await on(title);
    const none = { ...source, facts: ['is-disciplined', 'degeneration-concluded', 'sick-months'] as const };
    expect(
      await refused(secretary, contract.stateNone, {
        ...(await on(title)),
        ...none,
        facts: ['is-disciplined', 'is-exempted'],
      }),
    ).toEqual(['ratings.fact-counted-by-program']);
    const before = await ask(secretary, contract.evidence, { subjectId });
    expect(before.facts.map(({ origin }) => origin)).not.toContain('entered');
    await act(secretary, contract.stateNone, { ...(await on(title)), ...none, facts: [...none.facts] });
    const { facts } = await ask(secretary, contract.evidence, { subjectId });
    const entered = facts.filter(({ origin }) => origin === 'entered').map(({ code, value }) => [code, value]);
    expect(Object.fromEntries(entered)).toEqual({
      'is-disciplined': false,
      'degeneration-concluded': false,
      'sick-months': 0,
    });
  });
});

describe('comments that are asked for', () => {
  test('a reply answers a request of its own kind, and not before it was sent', async () => {
    const title = 'Lê Thị An 2026';
    const said = { saidOn: day('2026-12-05'), byWords: 'Chi ủy nơi cư trú (giả định)', text: 'Đề nghị nhận xét' };
    const asked = await act(secretary, contract.askRemark, { ...(await on(title)), ...said, kind: 'residence-asked' });
    const reply = { ...said, text: 'Chấp hành tốt', answersId: asked.remarkId };
    expect(
      await refused(secretary, contract.recordRemark, { ...(await on(title)), ...reply, kind: 'workplace' }),
    ).toEqual(['ratings.remark-unknown']);
    expect(
      await refused(secretary, contract.recordRemark, {
        ...(await on(title)),
        ...reply,
        kind: 'residence',
        saidOn: day('2026-12-04'),
      }),
    ).toEqual(['ratings.reply-before-request']);
    await act(secretary, contract.recordRemark, { ...(await on(title)), ...reply, kind: 'residence' });
    const { rows } = await ask(secretary, contract.remarks, { subjectId: asked.subjectId });
    expect(rows.map(({ kind, answersId }) => [kind, answersId])).toEqual([
      ['residence-asked', null],
      ['residence', asked.remarkId],
    ]);
  });
});

describe('criteria by grades', () => {
  const line = (criterion: string, part: 'common' | 'result', grade: 'grade-good' | 'grade-average') => ({
    criterion,
    part,
    grade,
    points: null,
  });
  const gradesOf = async (subjectId: contract.SubjectId) => {
    const { facts } = await ask(secretary, contract.evidence, { subjectId });
    return facts.filter(({ code }) => code.endsWith('-grade')).map(({ code, value, origin }) => [code, value, origin]);
  };

  test('the lowest grade of each group is a fact of the sheet, and goes when the step is taken back', async () => {
    const title = 'Lê Thị An 2023';
    const { subjectId } = await on(title);
    const rated = { ratedOn: today, level: 'good' as const };
    const marks = [
      line('Tư tưởng chính trị', 'common', 'grade-good'),
      line('Đạo đức, lối sống', 'common', 'grade-average'),
      line('Kết quả nhiệm vụ', 'result', 'grade-good'),
    ];
    expect((await ask(secretary, contract.oneSubject, { subjectId })).gradedParts).toEqual(['common', 'result']);
    await act(secretary, contract.rateSelf, { ...(await on(title)), ...rated, marks });
    expect(await gradesOf(subjectId)).toEqual([]);
    const reasons = { leavingReason: 'Căn cứ kết quả cụ thể', aheadReason: 'Thẩm định trước hội nghị' };
    await act(secretary, contract.proposeLevel, { ...(await on(title)), ...rated, ...reasons, marks });
    expect(await gradesOf(subjectId)).toEqual([
      ['lowest-result-grade', 'grade-good', 'sheet'],
      ['lowest-common-grade', 'grade-average', 'sheet'],
    ]);
    const shown = await ask(secretary, contract.oneSubject, { subjectId });
    expect(shown.marks.map(({ criterion, part, grade }) => [criterion, part, grade])).toContainEqual([
      'Kết quả nhiệm vụ',
      'result',
      'grade-good',
    ]);
    await act(secretary, contract.takeBackStep, await on(title));
    expect(await gradesOf(subjectId)).toEqual([]);
  });

  test('grades are refused where the year has points', async () => {
    const rated = { ratedOn: today, level: 'good' as const, marks: [line('Lối sống', 'common', 'grade-good')] };
    expect(await refused(secretary, contract.rateSelf, { ...(await on('Lê Thị An 2026')), ...rated })).toEqual([
      'ratings.grades-not-asked',
    ]);
  });
});

describe('what a screen derives a verdict from', () => {
  test('rules and facts give in the browser what the server says', async () => {
    const { subjectId } = await on('Lê Thị An 2026');
    const { law, rows } = await ask(secretary, contract.verdictBasis, { subjectIds: [subjectId] });
    const { subjectId: _, isVoted: __, waiting: ___, took: ____, ...input } = rows[0]!;
    const here = orRefuse(rate(JSON.parse(JSON.stringify(law)) as RatingLaw, input));
    const there = await ask(secretary, contract.verdictOf, { subjectId });
    expect(here.outcome).toEqual(there.outcome);
    expect(here.reasons.map(({ rule, holds }) => [rule, holds])).toEqual(
      there.reasons.map(({ rule, holds }) => [rule, holds]),
    );
  });

  test('nobody gets the facts of another scope, and subjects of two seasons are told apart', async () => {
    const [a, b] = [(await on('Lê Thị An 2026')).subjectId, (await on('Lê Thị An 2023')).subjectId];
    expect(await refused(neighbour, contract.verdictBasis, { subjectIds: [a] })).toEqual(['platform.not-found']);
    expect(await refused(secretary, contract.verdictBasis, { subjectIds: [a, b] })).toEqual(['ratings.two-seasons']);
  });
});
