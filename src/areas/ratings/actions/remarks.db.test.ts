import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { MemberId } from '../../members/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, stranger, cells, commune } = await loadCommune(harness);
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const neighbour = await harness.account({ role: 'cell-secretary', organisationId: second });

let memberId: MemberId;
let person: Account;
const ids = new Map<string, contract.SubjectId>();
const on = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const subjectId = ids.get(title)!;
  const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { subjectId, expectedVersion: rows[0].version };
};
const openYear = async (year: number) => {
  const { seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, year, kinds: ['party-organisation', 'member'] },
  );
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: first });
  for (const { title, subjectId } of rows) ids.set(`${title} ${year}`, subjectId);
};

beforeAll(async () => {
  memberId = await loadMember(harness, first, { fullName: 'Lê Thị An' });
  await loadMember(harness, first, { fullName: 'Trần Văn Bình' });
  person = await harness.account();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [person.id, memberId]);
  await openYear(2026);
});

describe('remarks and the own sheet', () => {
  test('suggestions come from the opener alone; a comment is taken back by who entered it, that day', async () => {
    const said = { saidOn: today, byWords: 'Ban Thường vụ', text: 'Làm rõ việc chậm báo cáo' };
    expect(await refused(secretary, contract.suggestReview, { ...(await on('Lê Thị An 2026')), ...said })).toEqual([
      'platform.not-permitted',
    ]);
    await act(officer, contract.suggestReview, { ...(await on('Lê Thị An 2026')), ...said });
    const { remarkId } = await act(secretary, contract.recordRemark, {
      ...(await on('Lê Thị An 2026')),
      ...said,
      kind: 'residence',
    });
    expect(await refused(officer, contract.withdrawRemark, { ...(await on('Lê Thị An 2026')), remarkId })).toEqual([
      'ratings.remark-of-another-hand',
    ]);
    await act(secretary, contract.withdrawRemark, { ...(await on('Lê Thị An 2026')), remarkId });
  });

  test('the person reads the own sheet and answers; nobody else gets it', async () => {
    const { subjectId } = await on('Lê Thị An 2026');
    await act(secretary, contract.enterFact, {
      ...(await on('Lê Thị An 2026')),
      fact: 'is-disciplined',
      value: 'none',
      sourceWords: 'Xác nhận của chi ủy',
    });
    const own = await ask(person, contract.ownRatings, {});
    expect(own.rows).toMatchObject([{ subjectId, organisationName: 'Chi bộ thôn 1', decidedLevel: null }]);
    const sheet = await ask(person, contract.ownRating, { subjectId });
    expect(sheet).toMatchObject({ mayAnswer: true, facts: [{ code: 'is-disciplined', value: false }] });
    expect(sheet.remarks.map(({ kind }) => kind)).toEqual(['suggestion']);
    const { remarkId } = await act(person, contract.answerRating, { subjectId, text: 'Tôi đã báo cáo đúng hạn.' });
    expect((await ask(secretary, contract.remarks, { subjectId })).rows.map(({ kind }) => kind)).toContain('answer');
    await act(person, contract.withdrawOwnAnswer, { remarkId });
    const other = ids.get('Trần Văn Bình 2026')!;
    expect(await refused(person, contract.ownRating, { subjectId: other })).toEqual(['platform.not-found']);
    expect(await refused(person, contract.answerRating, { subjectId: other, text: 'x' })).toEqual([
      'platform.not-found',
    ]);
    for (const account of [stranger, neighbour])
      expect(await refused(account, contract.evidence, { subjectId })).toEqual(['platform.not-found']);
  });
});

describe('shortcomings', () => {
  test('a shortcoming becomes a task, is remedied with proof, and an open one stands at the head of the next season', async () => {
    const named = { text: 'Chậm báo cáo tháng', namedOn: today, namedBy: 'Đoàn kiểm tra', dueOn: day('2027-03-31') };
    const owner = { kind: 'member', memberId } as const;
    const { shortcomingId } = await act(secretary, contract.nameShortcoming, {
      ...(await on('Lê Thị An 2026')),
      ...named,
      owner,
    });
    const { subjectId } = await on('Lê Thị An 2026');
    const [row] = (await ask(secretary, contract.shortcomings, { subjectId })).rows;
    expect(row).toMatchObject({ shortcomingId, taskState: 'assigned', isRemedied: false, isEarlier: false });
    await act(secretary, contract.recordRemedy, {
      ...(await on('Lê Thị An 2026')),
      shortcomingId,
      remediedOn: today,
      proof: 'Báo cáo tháng 12',
    });
    expect(
      await refused(secretary, contract.withdrawShortcoming, {
        ...(await on('Lê Thị An 2026')),
        shortcomingId,
        why: 'Nhầm',
      }),
    ).toEqual(['ratings.remedied-already']);
    await act(secretary, contract.takeBackRemedy, { ...(await on('Lê Thị An 2026')), shortcomingId });
    clock.now = new Date('2027-02-01T05:00:00Z');
    await harness.owner.query(
      `INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
       SELECT gen_random_uuid(), org_id, org_pos, 'year', 2027, 0, '2027-01-01', '2028-01-01', pack_id, 'open', '2027-01-05' FROM ratings.season`,
    );
    await harness.owner.query(
      `INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id, layer_id, state, opened_on)
       SELECT n.id, p.org_id, p.org_pos, p.opener_id, n.period_kind, n.year, n.part, n.period_from, n.period_until, n.pack_id, NULL, 'open', n.opened_on
       FROM ratings.season n, ratings.season_part p WHERE n.year = 2027 AND p.org_id = $1`,
      [first],
    );
    const { rows } = await harness.owner.query(
      `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, quota_group, period_kind, year, part, state)
       SELECT gen_random_uuid(), n.id, s.org_id, s.org_pos, s.kind, s.member_id, s.title, s.sort_title, s.quota_group, 'year', 2027, 0, 'open'
       FROM ratings.subject s, ratings.season n WHERE s.id = $1 AND n.year = 2027 RETURNING id`,
      [subjectId],
    );
    const next = await ask(secretary, contract.shortcomings, { subjectId: rows[0].id });
    expect(next.rows).toMatchObject([{ shortcomingId, isEarlier: true, isRemedied: false }]);
    ids.set('Lê Thị An 2027', rows[0].id);
  });

  test('a target may be carried out by a task, and the next period copies it without the task, a year later', async () => {
    const { subjectId } = await on('Lê Thị An 2026');
    const { rows: named } = await ask(secretary, contract.shortcomings, { subjectId });
    const taskId = named[0]!.taskId!;
    const target = { text: 'Báo cáo đúng hạn', dueOn: day('2026-12-31'), weight: 10, taskId };
    await act(secretary, contract.fixTargets, { ...(await on('Lê Thị An 2026')), targets: [target] });
    const [row] = (await ask(secretary, contract.targets, { subjectId })).rows;
    expect(row).toMatchObject({ taskState: 'assigned', isDone: false, isLate: true });
    const result = { targetId: row!.targetId, resultAmount: null, doneOn: today, isExceeded: null };
    expect(
      await refused(secretary, contract.recordResults, { ...(await on('Lê Thị An 2026')), results: [result] }),
    ).toEqual(['ratings.result-from-task']);
    await act(secretary, contract.copyTargets, await on('Lê Thị An 2027'));
    const copied = await ask(secretary, contract.targets, { subjectId: ids.get('Lê Thị An 2027')! });
    expect(copied.rows).toMatchObject([{ text: target.text, dueOn: '2027-12-31', weight: 10, taskId: null }]);
    expect(copied.previous).toMatchObject({ subjectId, year: 2026, targets: 1 });
  });
});
