import { beforeAll, describe, expect, test } from 'vitest';
import { cadreNames, cadreOf, loadCadres, openingOf, partPoints, recordGroup } from '../../../../tests/cadres.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const world = await loadCadres(harness);
const { today, officer, secretary, commune, office, memberIds, accounts } = world;
const decision = { number: '21-QĐ/ĐU', decidedOn: today, issuer: 'Ban Thường vụ Đảng ủy xã Đồng Mẫu' };
let seasonId: contract.SeasonId;

const on = async (title: string) => {
  const { rows } = await harness.owner.query(
    'SELECT s.id, s.version FROM ratings.subject s WHERE s.season_id = $1 AND s.title = $2',
    [seasonId, title],
  );
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};
const sheetOf = async (who: Account, title: string) =>
  ask(who, contract.cadreSheet, { subjectId: (await on(title)).subjectId });
const headRates = async (title: string, ...given: [number, number, number]) =>
  act(secretary, contract.rateCadre, {
    ...(await on(title)),
    side: 'head',
    ratedOn: today,
    marks: partPoints(...given),
  });
const decide = async (levels: Readonly<Record<string, contract.RatingLevel>>) => {
  const lines = [];
  for (const [title, level] of Object.entries(levels)) lines.push({ ...(await on(title)), level, leavingReason: null });
  return { lines, decision };
};
const allOf = async (titles: readonly string[]) => {
  const found = [];
  for (const title of titles) found.push(await on(title));
  return found;
};

beforeAll(async () => {
  const frameId = await recordGroup(harness, world);
  ({ seasonId } = await act(officer, contract.openCadreMonth, openingOf(world, frameId)));
});

describe('self, head, deciding level', () => {
  test('the person sees the own sheet alone and fills it in; points out of range and open criteria are refused', async () => {
    const person = accounts.get('Lê Thị An')!;
    const { rows } = await ask(person, contract.ownCadreSheets, {});
    expect(rows.map(({ period, state }) => [period, state])).toEqual([
      [{ kind: 'month', year: 2026, month: 11 }, 'open'],
    ]);
    const own = await on('Lê Thị An');
    expect(await refused(person, contract.rateOwnCadre, { ...own, marks: partPoints(21, 70, 0).slice(0, 2) })).toEqual([
      'ratings.points-out-of-range',
      'ratings.cadre-sheet-open',
    ]);
    expect(await act(person, contract.rateOwnCadre, { ...own, marks: partPoints(20, 70, 5) })).toMatchObject({
      level: 'hanoi-monthly-a',
    });
    const again = await on('Lê Thị An');
    await act(person, contract.rateOwnCadre, { ...again, marks: partPoints(20, 68, 5), words: 'Sửa theo biên bản' });
    const other = await on('Trần Văn Bình');
    expect(await refused(person, contract.ownCadreSheet, { subjectId: other.subjectId })).toEqual([
      'platform.not-found',
    ]);
    expect(await refused(person, contract.rateOwnCadre, { ...other, marks: partPoints(20, 70, 10) })).toEqual([
      'platform.not-found',
    ]);
    expect(await refused(person, contract.cadreSheet, { subjectId: again.subjectId })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('nobody rates the own sheet as the head, and whoever has an interest stays out', async () => {
    const binh = accounts.get('Trần Văn Bình')!;
    await harness.owner.query(
      `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
       SELECT gen_random_uuid(), $1, 'cell-secretary', p.id, p.pos, '[2025-07-01,)' FROM organisations.published_position p WHERE p.id = $2`,
      [binh.id, office],
    );
    const own = { ...(await on('Trần Văn Bình')), side: 'head', ratedOn: today };
    const { lines } = await sheetOf(binh, 'Trần Văn Bình');
    const marks = lines.map(({ code, max }) => ({ criterion: code, points: max }));
    expect(await refused(binh, contract.rateCadre, { ...own, marks })).toEqual(['ratings.own-rating']);
    const cuc = await on('Phạm Thị Cúc');
    await act(secretary, contract.declareInterest, {
      ...cuc,
      memberId: memberIds.get('Trần Văn Bình')!,
      words: 'Vợ chồng',
    });
    expect(
      await refused(binh, contract.rateCadre, {
        ...(await on('Phạm Thị Cúc')),
        side: 'head',
        ratedOn: today,
        marks: partPoints(20, 70, 10),
      }),
    ).toEqual(['ratings.has-interest']);
    const { rows } = await ask(binh, contract.cadreMonth, { seasonId, organisationId: office });
    const keptOut = Object.fromEntries(rows.map((row) => [row.title, row.keptOut]));
    expect(keptOut).toMatchObject({ 'Trần Văn Bình': 'own', 'Phạm Thị Cúc': 'interest', 'Lê Thị An': null });
    expect(
      await refused(secretary, contract.declareInterest, {
        ...(await on('Trần Văn Bình')),
        memberId: memberIds.get('Trần Văn Bình')!,
        words: 'Tự',
      }),
    ).toEqual(['ratings.interest-own']);
  });

  test('a sheet that only the person filled in is not decided', async () => {
    const { rows } = await ask(officer, contract.cadreMonth, { seasonId, organisationId: office });
    expect(rows.find((row) => row.title === 'Lê Thị An')).toMatchObject({ othersLevel: null, keptOut: null });
    expect(await refused(officer, contract.decideCadres, await decide({ 'Lê Thị An': 'hanoi-monthly-a' }))).toEqual([
      'ratings.cadre-rated-alone',
      'ratings.group-over-unsettled',
    ]);
  });

  test('head and deciding level stand side by side; new points of the head take those from above off', async () => {
    for (const title of ['Hoàng Văn Dũng', 'Phạm Thị Cúc', 'Lê Thị An']) await headRates(title, 20, 72 - 2, 2);
    await act(officer, contract.rateCadreFromAbove, { ...(await on('Hoàng Văn Dũng')), marks: partPoints(18, 60, 0) });
    const { marks } = await sheetOf(officer, 'Hoàng Văn Dũng');
    expect(
      marks.filter(({ criterion }) => criterion === 'result').map(({ side, points: given }) => [side, given]),
    ).toEqual([
      ['collective', 70],
      ['superior', 60],
    ]);
    await headRates('Hoàng Văn Dũng', 20, 65, 0);
    const after = await sheetOf(officer, 'Hoàng Văn Dũng');
    expect(after.marks.some(({ side }) => side === 'superior')).toBe(false);
    expect(
      await refused(secretary, contract.rateCadreFromAbove, { ...(await on('Lê Thị An')), marks: partPoints(1, 1, 1) }),
    ).toEqual(['platform.not-permitted']);
  });
});

describe('limit, decision, notice, answer', () => {
  const levels = {
    'Đỗ Văn Khoa': 'hanoi-monthly-b',
    'Hoàng Văn Dũng': 'hanoi-monthly-b',
    'Lê Thị An': 'hanoi-monthly-a',
    'Phạm Thị Cúc': 'hanoi-monthly-a',
    'Trần Văn Bình': 'hanoi-monthly-b',
  } as const;

  test('over the limit only with a reason on record; a level beside the points only with its own', async () => {
    await act(officer, contract.rateCadreFromAbove, { ...(await on('Đỗ Văn Khoa')), marks: partPoints(18, 60, 0) });
    const { lines } = await sheetOf(officer, 'Trần Văn Bình');
    await act(secretary, contract.rateCadre, {
      ...(await on('Trần Văn Bình')),
      side: 'head',
      ratedOn: today,
      marks: lines.map(({ code, max }) => ({ criterion: code, points: max * 0.8 })),
    });
    expect(await refused(officer, contract.decideCadres, await decide(levels))).toEqual([
      'ratings.group-over-unsettled',
    ]);
    const board = await ask(officer, contract.quotaBoard, { seasonId, organisationId: commune });
    const [group] = board.groups;
    expect([board.groups.length, group!.names.vi]).toEqual([1, 'Cơ quan – Chi bộ thôn 1']);
    await act(officer, contract.settleQuota, {
      seasonId,
      expectedVersion: board.version,
      group: group!.group,
      covers: 2,
      reason: 'Cơ quan có kết quả đặc biệt trong tháng (giả định)',
      settledOn: today,
    });
    const unlike = { ...levels, 'Hoàng Văn Dũng': 'hanoi-monthly-c' } as const;
    expect(await refused(officer, contract.decideCadres, await decide(unlike))).toEqual([
      'ratings.leaves-proposal-without-reason',
    ]);
    const { rows } = await ask(officer, contract.cadreMonth, { seasonId, organisationId: commune });
    expect(Object.fromEntries(rows.map(({ title, othersLevel }) => [title, othersLevel]))).toEqual(levels);
    const basis = { subjectIds: rows.map(({ subjectId }) => subjectId) };
    expect((await ask(officer, contract.verdictBasis, basis)).issuer).toBe('Đảng ủy xã Đồng Mẫu');
    expect(await act(officer, contract.decideCadres, await decide(levels))).toEqual({ decided: 5 });
    expect((await ask(officer, contract.verdictBasis, basis)).issuer).toBe(decision.issuer);
    expect(
      await refused(officer, contract.rateCadreFromAbove, { ...(await on('Lê Thị An')), marks: partPoints(1, 1, 1) }),
    ).toEqual(['ratings.step-not-open']);
  });

  test('the person reads the result once it was told, with the points decided and not those of the head, and answers', async () => {
    const person = accounts.get('Lê Thị An')!;
    const { subjectId } = await on('Lê Thị An');
    expect((await ask(person, contract.ownCadreSheet, { subjectId })).decidedLevel).toBeNull();
    expect(await refused(person, contract.answerCadre, { subjectId, text: 'Chưa biết' })).toEqual([
      'ratings.cadre-answer-closed',
    ]);
    await act(officer, contract.notifySubjects, { subjects: [await on('Lê Thị An')], on: today });
    const own = await ask(person, contract.ownCadreSheet, { subjectId });
    expect(own).toMatchObject({ decidedLevel: 'hanoi-monthly-a', mayAnswer: true, mayRate: false });
    expect([...new Set(own.marks.map(({ side }) => side))].sort()).toEqual(['self', 'superior']);
    await act(person, contract.answerCadre, { subjectId, text: 'Nhất trí với kết quả (giả định)' });
    const { answers, decision: paper } = await sheetOf(secretary, 'Lê Thị An');
    expect([answers.map(({ text }) => text), paper?.number]).toEqual([['Nhất trí với kết quả (giả định)'], '21-QĐ/ĐU']);
    expect((await ask(officer, contract.cadreMonth, { seasonId, organisationId: commune })).rows[0]).toMatchObject({
      title: 'Lê Thị An',
      hasAnswer: true,
      missing: [],
    });
  });

  test('the notice prints for everybody decided, at the deciding level alone', async () => {
    const ids = [await on('Lê Thị An'), await on('Phạm Thị Cúc')].map(({ subjectId }) => subjectId);
    const { files } = await act(officer, contract.printCadreNotices, { subjectIds: ids });
    expect(files.map(({ mediaType }) => mediaType)).toEqual(['application/pdf']);
    expect(Buffer.from(files[0]!.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const words = await act(officer, contract.printCadreNotices, { subjectIds: ids, format: 'docx' });
    expect(words.files).toHaveLength(2);
    expect(await refused(secretary, contract.printCadreNotices, { subjectIds: ids })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('nothing of what was said of anybody, and no point, stands in the audit', async () => {
    const { rows } = await harness.owner.query('SELECT detail::text AS detail FROM platform.audit_detail');
    const all = rows.map(({ detail }) => detail).join('\n');
    for (const said of ['Vợ chồng', 'Nhất trí với kết quả', 'Sửa theo biên bản']) expect(all).not.toContain(said);
  });

  test('a locked month changes no more', async () => {
    const told = await allOf(cadreNames.filter((name) => name !== 'Lê Thị An'));
    await act(officer, contract.notifySubjects, { subjects: told, on: today });
    await act(officer, contract.archiveRatings, { subjects: await allOf(cadreNames), on: today });
    const { version } = await ask(officer, contract.cadreMonth, { seasonId, organisationId: commune });
    await act(officer, contract.closeSeason, { seasonId, expectedVersion: version!, closedOn: today });
    const person = accounts.get('Lê Thị An')!;
    const own = await on('Lê Thị An');
    expect(await refused(person, contract.rateOwnCadre, { ...own, marks: partPoints(20, 70, 10) })).toEqual([
      'ratings.season-not-open',
      'ratings.step-not-open',
    ]);
    expect(await refused(person, contract.answerCadre, { subjectId: own.subjectId, text: 'Muộn' })).toEqual([
      'ratings.cadre-answer-closed',
    ]);
    expect(
      await refused(officer, contract.addCadres, {
        seasonId,
        officeId: office,
        countedOn: today,
        cadres: [cadreOf(world, 'Lê Thị An')],
      }),
    ).toContain('ratings.season-not-open');
    expect(await refused(officer, contract.decideCadres, await decide(levels))).toContain('ratings.season-not-open');
  });
});
