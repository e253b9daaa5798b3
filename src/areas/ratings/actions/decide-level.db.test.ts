import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const [first] = cells as [(typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Ban Thường vụ Đảng ủy xã Đồng Mẫu' };

let seasonId: contract.SeasonId;
const list = async () => (await ask(officer, contract.subjects, { seasonId, organisationId: first })).rows;
const row = async (title: string) => (await list()).find((one) => one.title === title)!;
const version = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const { subjectId } = await row(title);
  const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { subjectId, expectedVersion: rows[0].version };
};
const line = async (title: string, level: contract.RatingLevel, more: object = {}) => ({
  ...(await version(title)),
  level,
  ...more,
});
const decide = async (...lines: readonly object[]) => act(officer, contract.decideLevel, { lines, decision } as never);
const refusedDecision = async (...lines: readonly object[]) =>
  refused(officer, contract.decideLevel, { lines, decision } as never);

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  ({ seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, kinds: ['party-organisation', 'member'] },
  ));
});

describe('what a cell does', () => {
  test('a review on a day to come, points beyond the scale, a level of another scale', async () => {
    const asked = [await version('Lê Thị An')];
    expect(await refused(secretary, contract.recordReview, { subjects: asked, heldOn: day('2026-12-11') })).toEqual([
      'ratings.day-in-future',
    ]);
    expect(
      await refused(secretary, contract.rateSelf, {
        ...asked[0]!,
        ratedOn: today,
        points: { common: 31, bonus: 2 },
        level: 'legacy-good',
      }),
    ).toEqual(['ratings.level-of-other-scale', 'ratings.points-out-of-range', 'ratings.part-unknown']);
  });

  test('reviews several at once and takes one back on its day', async () => {
    const subjects = [];
    for (const title of [...names, 'Chi bộ thôn 1']) if (title !== 'Đỗ Văn Khoa') subjects.push(await version(title));
    expect(await act(secretary, contract.recordReview, { subjects, heldOn: today })).toEqual({
      reviewed: names.length,
      subjects: subjects.map(({ subjectId, expectedVersion }) => ({ subjectId, version: expectedVersion + 1 })),
    });
    await act(secretary, contract.takeBackStep, await version('Vũ Thị Hà'));
    expect(await row('Vũ Thị Hà')).toMatchObject({ state: 'open', reviewHeldOn: null });
    await act(secretary, contract.recordReview, { subjects: [await version('Vũ Thị Hà')], heldOn: today });
  });

  test('a tally that does not add up is refused with every reason; one that does names the level with most votes', async () => {
    const ballot = { summoned: 6, present: 5, issued: 4, received: 4, invalid: 0, keptOut: 1, votedOn: today };
    const of = await version('Lê Thị An');
    expect(
      await refused(secretary, contract.recordBallot, {
        ...of,
        ...ballot,
        issued: 5,
        votes: { good: 3, 'legacy-good': 0 },
      }),
    ).toEqual(['ratings.votes-above-base', 'ratings.votes-do-not-add-up', 'ratings.level-of-other-scale']);
    const answer = await act(secretary, contract.recordBallot, { ...of, ...ballot, votes: { good: 3, excellent: 1 } });
    // The answer is kept for a repeated request: it names no level.
    expect(answer).toEqual({ subjectId: of.subjectId, version: of.expectedVersion + 1 });
    expect(await row('Lê Thị An')).toMatchObject({ ballotLevel: 'good' });
    const even = { ...(await version('Trần Văn Bình')), ...ballot, votes: { good: 2, excellent: 2 } };
    await act(secretary, contract.recordBallot, even);
    expect(await row('Trần Văn Bình')).toMatchObject({ ballotLevel: null });
  });

  test('proposes a level outside the range that the facts leave open only with a reason', async () => {
    const given = { ratedOn: today, points: { common: 20, result: 35 }, marks: [] };
    const proposal = { ...(await version('Vũ Thị Hà')), ...given, level: 'excellent' } as const;
    expect(await refused(secretary, contract.proposeLevel, proposal)).toEqual(['ratings.leaves-range-without-reason']);
    expect(await row('Vũ Thị Hà')).toMatchObject({ proposedLevel: null });
    await act(secretary, contract.proposeLevel, { ...proposal, leavingReason: 'Tập thể thống nhất (giả định)' });
    await act(secretary, contract.takeBackStep, await version('Vũ Thị Hà'));
    await act(secretary, contract.proposeLevel, { ...proposal, ...(await version('Vũ Thị Hà')), level: 'completed' });
  });

  test('proposes before the review only with a reason, which stands with the step', async () => {
    const proposal = { ...(await version('Đỗ Văn Khoa')), ratedOn: today, level: 'good' } as const;
    expect(await refused(secretary, contract.proposeLevel, proposal)).toEqual(['ratings.proposed-before-review']);
    await act(secretary, contract.proposeLevel, { ...proposal, aheadReason: 'Ốm dài ngày' });
    const { steps } = await ask(officer, contract.oneSubject, { subjectId: proposal.subjectId });
    expect(steps[0]).toMatchObject({ step: 'propose-level', aheadReason: 'Ốm dài ngày' });
    await act(secretary, contract.takeBackStep, await version('Đỗ Văn Khoa'));
  });

  test('decides nothing', async () => {
    expect(
      await refused(secretary, contract.decideLevel, { lines: [await line('Lê Thị An', 'good')], decision } as never),
    ).toEqual(['platform.not-permitted']);
  });
});

describe('the competent level', () => {
  test('sees before it decides what has to come first, by name, and who was voted on', async () => {
    const [an, cell] = await Promise.all([version('Lê Thị An'), version('Chi bộ thôn 1')]);
    const asked = { subjectIds: [an.subjectId, cell.subjectId] };
    const { rows, issuer } = await ask(officer, contract.verdictBasis, asked);
    const of = (id: string) => rows.find(({ subjectId }) => subjectId === id)!;
    expect(of(an.subjectId)).toMatchObject({ isVoted: true, waiting: { count: 0, rows: [] } });
    expect(of(cell.subjectId).isVoted).toBe(false);
    const { count, rows: named } = of(cell.subjectId).waiting;
    expect(named.map(({ title }) => title)).toContain('Đỗ Văn Khoa');
    expect(named).toHaveLength(count);
    expect(issuer).toMatch(/^Đảng ủy /);
    const members = { subjectId: cell.subjectId, fact: 'share-of-members-rated' } as const;
    const listed = (await ask(officer, contract.countedRows, members)).rows.map(({ title }) => title);
    expect(listed).toEqual(names);
    expect(await ask(officer, contract.oneSubject, { subjectId: an.subjectId })).toMatchObject({
      isVoted: true,
      isByOwnHand: false,
    });
  });

  test('leaves the ballot, goes ahead of the review and of the members only with a reason', async () => {
    expect(await refusedDecision(await line('Lê Thị An', 'completed'))).toEqual([
      'ratings.leaves-ballot-without-reason',
    ]);
    expect(await refusedDecision(await line('Đỗ Văn Khoa', 'good'))).toEqual(['ratings.step-ahead-without-reason']);
    expect(await refusedDecision(await line('Chi bộ thôn 1', 'good'))).toEqual(['ratings.step-ahead-without-reason']);
    const { subjectId, expectedVersion } = await version('Đỗ Văn Khoa');
    const ahead = await decide(await line('Đỗ Văn Khoa', 'good', { aheadReason: 'Ốm dài ngày, kiểm điểm sau' }));
    expect(ahead).toEqual({ decided: 1, provisional: 1, subjects: [{ subjectId, version: expectedVersion + 1 }] });
    const next = await ask(officer, contract.verdictBasis, { subjectIds: [(await version('Vũ Thị Hà')).subjectId] });
    expect(next.issuer).toBe(decision.issuer);
  });

  test('the review that a decision went ahead of is held afterwards, and the program then finds it ready to be confirmed', async () => {
    const found = async () => {
      const { rows } = await ask(officer, contract.provisionalSteps, { seasonId, organisationId: commune });
      return rows.find(({ subject }) => subject.title === 'Đỗ Văn Khoa');
    };
    expect(await found()).toMatchObject({ recheck: null, aheadOf: [{ for: 'own-review', hasArrived: false }] });
    await act(secretary, contract.recordReview, { subjects: [await version('Đỗ Văn Khoa')], heldOn: today });
    expect(await row('Đỗ Văn Khoa')).toMatchObject({ state: 'decided', reviewHeldOn: today });
    await harness.runJobs();
    expect(await found()).toMatchObject({ recheck: { finding: 'agrees', on: today } });
    const again = { subjects: [await version('Đỗ Văn Khoa')], heldOn: today };
    expect(await refused(secretary, contract.recordReview, again)).toEqual(['ratings.step-not-open']);
    await act(officer, contract.confirmDecision, { ...(await version('Đỗ Văn Khoa')), on: today });
    expect(await row('Đỗ Văn Khoa')).toMatchObject({ isProvisional: false });
  });

  test('decides above the range that is left open only with a reason', async () => {
    expect(await refusedDecision(await line('Vũ Thị Hà', 'good'))).toEqual(['ratings.leaves-range-without-reason']);
  });

  test('an organisation whose own review was not held is not decided, whatever the reason', async () => {
    expect(await refusedDecision(await line('Đỗ Văn Khoa', 'good'))).toEqual(['ratings.step-not-open']);
    const rows = (
      await ask(officer, contract.subjects, { seasonId, organisationId: commune, kinds: ['party-organisation'] })
    ).rows;
    const other = rows.find(({ title }) => title === 'Chi bộ thôn 2')!;
    expect(
      await refusedDecision({ subjectId: other.subjectId, expectedVersion: 1, level: 'good', aheadReason: 'Gấp' }),
    ).toEqual(['ratings.review-not-held']);
  });

  test('the best level beyond the ceiling needs a settlement first; nothing of the batch is written', async () => {
    expect(
      await refusedDecision(
        await line('Phạm Thị Cúc', 'excellent', { leavingReason: 'Thành tích nổi bật' }),
        await line('Hoàng Văn Dũng', 'excellent', { leavingReason: 'Thành tích nổi bật' }),
      ),
    ).toEqual(['ratings.group-over-unsettled']);
    expect(await row('Phạm Thị Cúc')).toMatchObject({ state: 'reviewed', decidedLevel: null });
  });

  test('is notified, archived and opened again on a finding; the old decision stays', async () => {
    await decide(await line('Lê Thị An', 'good'));
    expect(
      await refused(officer, contract.archiveRatings, { subjects: [await version('Lê Thị An')], on: today }),
    ).toEqual(['ratings.step-not-open']);
    await act(officer, contract.notifySubjects, { subjects: [await version('Lê Thị An')], on: today });
    await act(officer, contract.archiveRatings, { subjects: [await version('Lê Thị An')], on: today });
    const finding = { why: 'Có vi phạm trong năm', finding: 'Kết luận 05-KL/UBKT', on: today };
    await act(officer, contract.reopenRating, { ...(await version('Lê Thị An')), ...finding });
    expect(await row('Lê Thị An')).toMatchObject({ state: 'reviewed', decidedLevel: null });
    const { rows } = await harness.owner.query(
      `SELECT l.step, l.level FROM ratings.subject_step l JOIN ratings.subject s ON s.id = l.subject_id
       WHERE s.title = 'Lê Thị An' AND l.withdrawn_at IS NULL ORDER BY l.entered_at, l.id`,
    );
    expect(rows.map(({ step, level }) => [step, level])).toContainEqual(['decide-level', 'good']);
  });

  test('every count of the season opens exactly its subjects, and every last day those who lack its step', async () => {
    const { version: asked } = await ask(officer, contract.season, { seasonId, organisationId: commune });
    const calendar = contract.calendarStep.options.map((step) => ({
      ...{ code: step, dueOn: today, names: { vi: step, en: step }, source: null, isVerified: false, step },
    }));
    await act(officer, contract.changeCalendar, { seasonId, expectedVersion: asked!, calendar, why: 'Thử' });
    const { counts, progress } = await ask(officer, contract.season, { seasonId, organisationId: commune });
    const listed = async (more: object) =>
      (await ask(officer, contract.subjects, { seasonId, organisationId: commune, ...more })).total;
    for (const stage of contract.subjectStage.options)
      expect([stage, await listed({ stage })]).toEqual([stage, counts[stage]]);
    for (const { step, left } of progress) expect([step, await listed({ lacks: step })]).toEqual([step, left]);
    expect([counts.reviewed > 0, counts.reviewed < counts.subjects]).toEqual([true, true]);
  });

  test('what was decided is kept with pack, facts and reasons', async () => {
    const { rows } = await harness.owner.query(
      `SELECT v.pack_ids, v.verdict->'outcome'->>'kind' AS kind, v.facts->'counts' AS counts FROM ratings.verdict v
       JOIN ratings.subject s ON s.id = v.subject_id WHERE s.title = 'Lê Thị An'`,
    );
    expect(rows[0].pack_ids.length).toBeGreaterThan(0);
    expect(rows[0].kind).toBe('open');
    expect(rows[0].counts).not.toHaveProperty('tasks-assigned');
  });
});
