import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const establish = (name: string, more: object = {}) =>
  harness.act(commune.officer, contract.establishBody, {
    organisationId: commune.party,
    link: 'inside',
    name,
    kind: 'people-committee',
    from: '2025-07-01',
    ...more,
  });
const record = (bodyId: string, on = '2026-11-23') =>
  harness.ask(commune.officer, contract.bodyRecord, { bodyId: bodyId as never, on });

test('a body is renamed and relinked, and each change is taken back', async () => {
  const { bodyId } = await establish('Ủy ban nhân dân xã Đồng Mẫu');
  const renamed = await harness.act(commune.officer, contract.renameBody, {
    bodyId,
    expectedVersion: 1,
    name: 'UBND xã Đồng Mẫu',
    kind: 'people-committee',
    from: '2026-01-01',
  });
  expect(await record(bodyId, '2025-12-31')).toMatchObject({ today: { name: 'Ủy ban nhân dân xã Đồng Mẫu' } });
  expect(await record(bodyId)).toMatchObject({ today: { name: 'UBND xã Đồng Mẫu' }, version: 2 });
  const relinked = await harness.act(commune.officer, contract.relinkBody, {
    bodyId,
    expectedVersion: 2,
    organisationId: commune.commune,
    link: 'above',
    from: '2026-03-01',
  });
  expect(await record(bodyId)).toMatchObject({ today: { organisationId: commune.commune, link: 'above' } });
  expect(
    await harness.refused(commune.officer, contract.withdrawBodyVersion, {
      bodyId,
      versionId: renamed.versionId,
      expectedVersion: 3,
    }),
  ).toEqual(['organisations.not-latest-version']);
  await harness.act(commune.officer, contract.withdrawBodyVersion, {
    bodyId,
    versionId: relinked.versionId,
    expectedVersion: 3,
  });
  await harness.act(commune.officer, contract.withdrawBodyVersion, {
    bodyId,
    versionId: renamed.versionId,
    expectedVersion: 4,
  });
  expect((await record(bodyId)).versions).toHaveLength(1);
  await harness.act(commune.officer, contract.withdrawBody, { bodyId, expectedVersion: 5 });
});

test('a body is not put under itself, nor linked to what one may not touch', async () => {
  const { bodyId: top } = await establish('Ủy ban Mặt trận Tổ quốc xã', { kind: 'fatherland-front' });
  const { bodyId: below } = await establish('Hội Phụ nữ xã', { kind: 'mass-organisation', parentBodyId: top });
  const cycle = {
    bodyId: top,
    expectedVersion: 1,
    name: 'Mặt trận',
    kind: 'fatherland-front',
    parentBodyId: below,
    from: '2026-01-01',
  };
  expect(await harness.refused(commune.officer, contract.renameBody, cycle)).toEqual([
    'organisations.body-under-itself',
  ]);
  expect(
    await harness.refused(commune.officer, contract.endBody, {
      bodyId: top,
      expectedVersion: 1,
      endedOn: '2026-05-01',
      reason: 'Sắp xếp',
    }),
  ).toEqual(['organisations.body-has-children']);
  const away = await harness.call(commune.officer, contract.relinkBody.name, {
    bodyId: below,
    expectedVersion: 1,
    organisationId: commune.neighbour,
    link: 'above',
    from: '2026-01-01',
  });
  expect(away).toMatchObject({ ok: false, kind: 'not-permitted' });
  const guess = await harness.call(commune.stranger, contract.bodyRecord.name, { bodyId: below, on: '2026-11-23' });
  expect(guess).toMatchObject({ ok: false, kind: 'not-found' });
  expect((await harness.ask(commune.stranger, contract.bodiesOf, { on: '2026-11-23' })).total).toBe(0);
});

test('posts of a body end with it and come back with it; the link and the posts give no rights', async () => {
  const { bodyId } = await establish('Hội đồng nhân dân xã', { kind: 'people-council' });
  const { personId } = await harness.act(commune.officer, contract.recordPerson, {
    organisationId: commune.party,
    fullName: 'Lý Thử Minh',
    isFictional: true,
  });
  const offices = async () =>
    (await harness.owner.query('SELECT count(*)::int AS n FROM platform.office')).rows[0].n as number;
  const before = await offices();
  const head = { bodyId, kind: 'head', title: 'Chủ tịch Hội đồng nhân dân', personId, from: '2025-07-01' } as const;
  const { postId } = await harness.act(commune.officer, contract.fillBodyPost, head);
  expect(await harness.refused(commune.officer, contract.fillBodyPost, head)).toEqual([
    'organisations.already-in-post',
  ]);
  const other = await harness.act(commune.officer, contract.recordPerson, {
    organisationId: commune.party,
    fullName: 'Lý Thử Nam',
  });
  expect(await harness.refused(commune.officer, contract.fillBodyPost, { ...head, personId: other.personId })).toEqual([
    'organisations.post-taken',
  ]);
  const posts = await harness.ask(commune.officer, contract.personPosts, { personId });
  expect(posts.posts).toMatchObject([
    { place: 'body', placeName: 'Hội đồng nhân dân xã', kind: { vi: 'Chủ tịch Hội đồng nhân dân' } },
  ]);

  expect(
    await harness.act(commune.officer, contract.endBody, {
      bodyId,
      expectedVersion: 1,
      endedOn: '2026-06-01',
      reason: 'Sắp xếp',
    }),
  ).toEqual({ endedPosts: 1 });
  expect(await harness.refused(commune.officer, contract.resumeBodyPost, { postId, expectedVersion: 2 })).toEqual([
    'organisations.post-ended-with-body',
  ]);
  expect(await harness.act(commune.officer, contract.resumeBody, { bodyId, expectedVersion: 2 })).toEqual({
    resumedPosts: 1,
  });
  await harness.act(commune.officer, contract.endBodyPost, {
    postId,
    expectedVersion: 3,
    endedOn: '2026-07-01',
    reason: 'moved',
  });
  await harness.act(commune.officer, contract.resumeBodyPost, { postId, expectedVersion: 4 });
  await harness.act(commune.officer, contract.withdrawBodyPost, { postId, expectedVersion: 5 });

  expect(await offices()).toBe(before);
  const nobody = await harness.account();
  expect(await harness.call(nobody, contract.bodyRecord.name, { bodyId, on: '2026-11-23' })).toMatchObject({
    ok: false,
    kind: 'not-permitted',
  });
});
