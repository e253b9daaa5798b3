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

const document = {
  title: 'Quy chế làm việc của chi ủy',
  number: '01-QC/CB',
  adoptedOn: '2025-09-01',
  adoptedBy: 'Chi bộ',
  from: '2025-09-01',
};
const regulations = (on: string) =>
  harness.ask(commune.officer, contract.regulationsOf, { organisationId: commune.cells[0]!, on });

test('a regulation is recorded, superseded and each taken back', async () => {
  expect((await regulations('2026-11-23')).missing.map((one) => one.kind)).toEqual(['working-regulation']);
  const first = await harness.act(commune.officer, contract.recordRegulation, {
    organisationId: commune.cells[0]!,
    kind: 'working-regulation',
    ...document,
  });
  expect((await regulations('2026-11-23')).missing).toEqual([]);
  expect(
    await harness.refused(commune.officer, contract.recordRegulation, {
      organisationId: commune.cells[0],
      kind: 'working-regulation',
      ...document,
    }),
  ).toEqual(['organisations.document-in-force']);
  const next = {
    ...document,
    regulationId: first.regulationId,
    expectedVersion: 1,
    number: '02-QC/CB',
    adoptedOn: '2026-05-01',
    from: '2026-05-01',
    reviewOn: '2026-10-01',
  };
  const second = await harness.act(commune.officer, contract.supersedeRegulation, next);
  expect(await regulations('2026-11-23')).toMatchObject({
    inForce: [{ number: '02-QC/CB', isReviewOverdue: true, supersedesId: first.regulationId }],
    others: [{ number: '01-QC/CB', until: '2026-05-01' }],
  });
  expect((await regulations('2026-01-01')).inForce).toMatchObject([{ number: '01-QC/CB' }]);
  expect(
    await harness.refused(commune.officer, contract.withdrawRegulation, {
      regulationId: first.regulationId,
      expectedVersion: 2,
    }),
  ).toEqual(['organisations.superseded-already']);
  const review = await harness.act(commune.officer, contract.setReviewDate, {
    regulationId: second.regulationId,
    expectedVersion: 1,
    reviewOn: '2027-10-01',
  });
  await harness.act(commune.officer, contract.withdrawRegulation, {
    regulationId: second.regulationId,
    expectedVersion: review.version,
  });
  expect((await regulations('2026-11-23')).inForce).toMatchObject([{ number: '01-QC/CB', until: null }]);
  await harness.act(commune.officer, contract.withdrawRegulation, {
    regulationId: first.regulationId,
    expectedVersion: 3,
  });
  expect((await regulations('2026-11-23')).inForce).toEqual([]);
});

test('an adoption that lies ahead and a review before the start are both named', async () => {
  const wrong = { ...document, adoptedOn: '2026-12-31', from: '2026-12-31', reviewOn: '2026-12-01' };
  expect(
    await harness.refused(commune.officer, contract.recordRegulation, {
      organisationId: commune.cells[1],
      kind: 'no-such',
      ...wrong,
    }),
  ).toEqual([
    'organisations.day-in-future',
    'organisations.review-before-start',
    'organisations.document-kind-unknown',
  ]);
});

test('the installation edits its list; without a source entered by a person it stays practice', async () => {
  const entry = {
    kind: 'meeting-rules',
    name: { vi: 'Quy định chế độ sinh hoạt', en: 'Meeting rules' },
    types: ['residential-cell'],
    reviewMonths: null,
  };
  const on = { on: '2026-11-23' };
  expect(await harness.ask(commune.officer, contract.requiredDocuments, on)).toMatchObject({
    origin: 'pack',
    isPractice: true,
  });
  const outcome = await harness.call(commune.officer, contract.editRequiredDocuments.name, {
    from: '2026-11-01',
    entries: [entry],
  });
  expect(outcome).toMatchObject({ ok: false, kind: 'not-permitted' });
  await harness.act(commune.cityOfficer, contract.editRequiredDocuments, { from: '2026-11-01', entries: [entry] });
  expect(await harness.ask(commune.officer, contract.requiredDocuments, on)).toMatchObject({
    origin: 'installation',
    isPractice: true,
  });
  expect((await regulations('2026-11-23')).missing).toEqual([
    { kind: 'meeting-rules', name: entry.name, isPractice: true },
  ]);
  const noSource = { ...entry, citation: { document: '42-HD/BTCTW', article: 'mục 2', seenBy: '' } };
  expect(
    await harness.call(commune.cityOfficer, contract.editRequiredDocuments.name, {
      from: '2026-11-02',
      entries: [noSource],
    }),
  ).toMatchObject({ ok: false, kind: 'malformed' });
  const cited = {
    ...entry,
    citation: { document: '42-HD/BTCTW', article: 'mục 2', seenBy: 'Cán bộ Thử', seenOn: '2026-11-20' },
  };
  await harness.act(commune.cityOfficer, contract.editRequiredDocuments, { from: '2026-11-02', entries: [cited] });
  expect((await harness.ask(commune.officer, contract.requiredDocuments, on)).isPractice).toBe(false);
  expect(
    await harness.refused(commune.cityOfficer, contract.editRequiredDocuments, {
      from: '2026-11-02',
      entries: [entry, entry],
    }),
  ).toEqual(['organisations.document-kind-twice']);
});

test('a change of leading is recorded with its effect, and the effect is taken back', async () => {
  const { changeId } = await harness.act(commune.officer, contract.recordLeadershipChange, {
    organisationId: commune.cells[0]!,
    what: 'Giao việc bằng phiếu có hạn và người chịu trách nhiệm',
    since: '2026-01-05',
  });
  const effect = {
    changeId,
    expectedVersion: 1,
    effect: { text: '9 trong 10 việc xong đúng hạn', seenOn: '2026-06-30' },
    evidence: 'Sổ theo dõi quý II',
  };
  expect(
    await harness.refused(commune.officer, contract.recordLeadershipEffect, {
      ...effect,
      effect: { text: 'sớm', seenOn: '2025-12-01' },
    }),
  ).toEqual(['organisations.effect-before-change']);
  await harness.act(commune.officer, contract.recordLeadershipEffect, effect);
  const ask = () => harness.ask(commune.officer, contract.leadershipChanges, { organisationId: commune.cells[0]! });
  expect((await ask()).changes[0]).toMatchObject({ effect: effect.effect, evidence: 'Sổ theo dõi quý II', version: 2 });
  await harness.act(commune.officer, contract.recordLeadershipEffect, { changeId, expectedVersion: 2, effect: null });
  expect((await ask()).changes[0]).toMatchObject({ effect: null });
  await harness.act(commune.officer, contract.withdrawLeadershipChange, { changeId, expectedVersion: 3 });
  expect((await ask()).changes).toEqual([]);
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

test('28 members in an agency: a cell, not a grassroots party without consent', async () => {
  const { types } = await harness.ask(commune.officer, contract.eligibleTypes, {
    officialMembers: 26,
    probationaryMembers: 2,
    staff: 100,
    on: '2025-08-01',
  });
  const verdictOf = (type: string) => types.find((one) => one.type === type)?.verdict;
  expect(verdictOf('grassroots-party')).toBe('needs-consent');
  expect(verdictOf('grassroots-cell')).toBe('eligible');
  const unknown = await harness.ask(commune.officer, contract.eligibleTypes, {
    officialMembers: null,
    probationaryMembers: null,
    on: '2025-08-01',
  });
  expect(new Set(unknown.types.map((one) => one.verdict))).toEqual(new Set(['unknown']));
});
