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
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const why = 'Thành tích nổi bật, có sản phẩm cụ thể';

let seasonId: contract.SeasonId;
const board = () => ask(officer, contract.quotaBoard, { seasonId, organisationId: commune });
const members = async () => (await board()).groups.find(({ kind }) => kind === 'member')!;
const settle = async (more: object) => {
  const { version } = await board();
  const { group } = await members();
  return { seasonId, expectedVersion: version, group, covers: 2, settledOn: today, ...more };
};
const line = async (title: string, level: contract.RatingLevel) => {
  const { rows } = await harness.owner.query('SELECT id, version FROM ratings.subject WHERE title = $1', [title]);
  return {
    subjectId: rows[0].id as contract.SubjectId,
    expectedVersion: rows[0].version as number,
    level,
    leavingReason: why,
  };
};
beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  ({ seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, kinds: ['party-organisation', 'member'] },
  ));
  const subjects = [];
  for (const title of names) {
    const { subjectId, expectedVersion } = await line(title, 'good');
    subjects.push({ subjectId, expectedVersion });
  }
  await act(officer, contract.recordReview, { subjects, heldOn: today });
  for (const title of names) {
    const { leavingReason, ...one } = await line(title, 'good');
    await act(officer, contract.proposeLevel, { ...one, ratedOn: today, leavingReason });
  }
});

describe('a reason is for a picture, not for a number', () => {
  const decide = async (pairs: readonly (readonly [string, contract.RatingLevel])[]) => ({
    lines: await Promise.all(pairs.map(([title, level]) => line(title, level))),
    decision,
  });
  const [a, b, c, d, e, f] = names as [string, string, string, string, string, string];

  test('two among six are not two among two: refused once the good go down, until the reason is recorded for that', async () => {
    await act(officer, contract.settleQuota, await settle({ reason: why }));
    await act(
      officer,
      contract.decideLevel,
      (await decide([
        [a, 'excellent'],
        [b, 'excellent'],
      ])) as never,
    );
    expect(await members()).toMatchObject({ isUnsettled: false, settlement: { isOutgrown: false, changed: null } });
    const lowered = [c, d, e, f].map((title) => [title, 'completed'] as const);
    const asked = await decide(lowered);
    expect(await refused(officer, contract.decideLevel, asked as never)).toEqual(['ratings.picture-changed']);
    expect(
      await refused(
        officer,
        contract.settleQuota,
        await settle({
          reason: why,
          covers: 1,
          deciding: asked.lines.map(({ subjectId, level }) => ({ subjectId, level })),
        }),
      ),
    ).toEqual(['ratings.covers-fewer-than-decided']);
    const deciding = asked.lines.map(({ subjectId, level }) => ({ subjectId, level }));
    await act(officer, contract.settleQuota, await settle({ reason: why, deciding }));
    await act(officer, contract.decideLevel, asked as never);
    expect(await members()).toMatchObject({ isUnsettled: false, settlement: { covers: 2, isOutgrown: false } });
    const { rows } = await harness.owner.query(
      'SELECT count(*) FILTER (WHERE withdrawn_at IS NULL)::int AS living FROM ratings.settlement',
    );
    expect(rows).toEqual([{ living: 1 }]);
  });

  test('what the board shows as left behind is recorded again from the board', async () => {
    await harness.owner.query(
      "UPDATE ratings.settlement SET readings = jsonb_set(readings, '{lines}', (SELECT jsonb_agg(l || '{\"of\": 40}') FROM jsonb_array_elements(readings->'lines') l)) WHERE withdrawn_at IS NULL",
    );
    expect(await members()).toMatchObject({
      isUnsettled: true,
      settlement: { isOutgrown: true, changed: { thenNow: 2, thenOf: 40, now: 2 } },
    });
    await act(officer, contract.settleQuota, await settle({ reason: why }));
    expect(await members()).toMatchObject({ isUnsettled: false, settlement: { isOutgrown: false, changed: null } });
  });

  test('whatever the decision refuses over the shares, the reason recorded for it from its dialog lets it through', async () => {
    const levels: contract.RatingLevel[] = ['excellent', 'completed', 'good', 'excellent', 'completed', 'excellent'];
    for (const title of names) {
      const { subjectId, expectedVersion } = await line(title, 'good');
      await act(officer, contract.takeBackDecision, { subjectId, expectedVersion, why: 'Làm lại' });
    }
    for (let round = 0; round < 5; round++) {
      for (let at = 0; at < names.length; at += 2) {
        const asked = await decide(
          [0, 1].map((n) => [names[at + n]!, levels[(at + n + round) % levels.length]!] as const),
        );
        const deciding = asked.lines.map(({ subjectId, level }) => ({ subjectId, level }));
        const first = await harness.call(officer, contract.decideLevel.name, asked);
        if (!first.ok) {
          expect(['ratings.picture-changed', 'ratings.group-over-unsettled']).toContain(
            (await refused(officer, contract.decideLevel, asked as never))[0],
          );
          const best = (await members()).decisions!.now + deciding.filter(({ level }) => level === 'excellent').length;
          await act(officer, contract.settleQuota, await settle({ reason: why, covers: best, deciding }));
          await act(officer, contract.decideLevel, asked as never);
        }
        expect((await members()).isUnsettled).toBe(false);
      }
      for (const title of names) {
        const { subjectId, expectedVersion } = await line(title, 'good');
        await act(officer, contract.takeBackDecision, { subjectId, expectedVersion, why: 'Làm lại' });
      }
    }
  });
});
