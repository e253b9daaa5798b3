import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const person = async (fullName: string, organisationId = commune.commune) =>
  (await harness.act(commune.officer, contract.recordPerson, { organisationId, fullName, isFictional: true })).personId;
const term = (organisationId: string, more: object = {}) =>
  harness.act(commune.officer, contract.openTerm, {
    organisationId,
    ordinal: 1,
    startsOn: '2025-08-10',
    basis: 'elected',
    numberSet: 3,
    deputiesSet: 1,
    ...more,
  });
const decision = { number: '12-QĐ/ĐU', decidedOn: '2026-01-10', issuer: 'Đảng ủy xã Đồng Mẫu' };

test('a term ends by the rule of its day, and what is unknown is said', async () => {
  const { dueOn, findings } = await term(commune.cells[0]!);
  expect(dueOn).toBe('2030-08-10');
  expect(findings).toEqual([
    expect.objectContaining({ code: 'organisations.official-members-unknown', level: 'unknown', clause: '23.2' }),
  ]);
  expect(
    await harness.refused(commune.officer, contract.openTerm, {
      organisationId: commune.cells[0],
      startsOn: '2026-01-01',
      basis: 'elected',
    }),
  ).toEqual(['organisations.term-still-open']);
});

test('a committee is filled, closed, reopened; its posts go and come with the term', async () => {
  const { termId } = await term(commune.cells[1]!);
  const [an, binh] = [await person('Trần Thử An'), await person('Lê Thử Bình')];
  const fill = (kind: string, personId: string) =>
    harness.act(commune.officer, contract.fillPost, {
      organisationId: commune.cells[1]!,
      kind,
      personId,
      from: '2025-08-10',
    });
  const { postId } = await fill('secretary', an);
  await fill('deputy-secretary', binh);
  expect(
    await harness.refused(commune.officer, contract.fillPost, {
      organisationId: commune.cells[1],
      kind: 'secretary',
      personId: binh,
      from: '2026-01-01',
    }),
  ).toEqual(['organisations.post-taken']);
  const on = { organisationId: commune.cells[1]!, on: '2026-02-01' };
  const committee = await harness.ask(commune.officer, contract.committeeOn, on);
  expect(committee.posts.map((post) => [post.kind, post.person.fullName])).toEqual([
    ['secretary', 'Trần Thử An'],
    ['deputy-secretary', 'Lê Thử Bình'],
  ]);
  expect(committee.pack).toMatchObject({ source: '294-QĐ/TW', verified: true });

  expect(await harness.refused(commune.officer, contract.withdrawTerm, { termId, expectedVersion: 1 })).toEqual([
    'organisations.term-has-posts',
  ]);
  const closed = await harness.act(commune.officer, contract.closeTerm, {
    termId,
    expectedVersion: 1,
    closedOn: '2026-06-01',
    reason: 'other',
  });
  expect(closed.endedPosts).toBe(2);
  expect((await harness.ask(commune.officer, contract.committeeOn, { ...on, on: '2026-06-01' })).posts).toEqual([]);
  expect(await harness.refused(commune.officer, contract.resumePost, { postId, expectedVersion: 2 })).toEqual([
    'organisations.post-ended-with-term',
  ]);
  const reopened = await harness.act(commune.officer, contract.reopenTerm, { termId, expectedVersion: closed.version });
  expect(reopened.resumedPosts).toBe(2);
  expect((await harness.ask(commune.officer, contract.committeeOn, { ...on, on: '2026-06-01' })).posts).toHaveLength(2);
});

test('a post ends and resumes, and is taken back', async () => {
  await term(commune.party, { numberSet: 15, standingSet: 5 });
  const cuc = await person('Phạm Thử Cúc');
  const { postId } = await harness.act(commune.officer, contract.fillPost, {
    organisationId: commune.party,
    kind: 'secretary',
    personId: cuc,
    from: '2025-08-10',
  });
  const end = { postId, expectedVersion: 1, endedOn: '2026-03-01', reason: 'retired' } as const;
  await harness.act(commune.officer, contract.endPost, end);
  const stale = await harness.call(commune.officer, contract.endPost.name, end);
  expect(stale).toMatchObject({ ok: false, kind: 'conflict', reasons: [{ code: 'platform.stale' }] });
  await harness.act(commune.officer, contract.resumePost, { postId, expectedVersion: 2 });
  const { posts } = await harness.ask(commune.officer, contract.postsOfOrganisation, { organisationId: commune.party });
  expect(posts).toMatchObject([{ until: null, endReason: null, version: 3 }]);
  await harness.act(commune.officer, contract.withdrawPost, { postId, expectedVersion: 3 });
  expect(
    (await harness.ask(commune.officer, contract.postsOfOrganisation, { organisationId: commune.party })).posts,
  ).toEqual([]);
});

test('a term is prolonged by decision and the prolongation is taken back', async () => {
  const { termId, dueOn } = await term(commune.commune, { numberSet: 25 });
  const { prolongationId } = await harness.act(commune.officer, contract.prolongTerm, {
    termId,
    expectedVersion: 1,
    dueOn: '2031-02-10',
    decision,
  });
  const { terms } = await harness.ask(commune.officer, contract.termsOf, { organisationId: commune.commune });
  expect(terms[0]).toMatchObject({ dueOn: '2031-02-10', prolongations: [{ wasDueOn: dueOn, decision }] });
  await harness.act(commune.officer, contract.withdrawProlongation, { prolongationId });
  expect(
    (await harness.ask(commune.officer, contract.termsOf, { organisationId: commune.commune })).terms[0],
  ).toMatchObject({ dueOn, prolongations: [] });
});

test('only a member of the upper committee follows a cell', async () => {
  const dung = await person('Vũ Thử Dũng');
  const follow = { organisationId: commune.cells[2]!, personId: dung, from: '2026-01-01' };
  expect(await harness.refused(commune.officer, contract.assignFollower, follow)).toEqual([
    'organisations.not-on-upper-committee',
  ]);
  await harness.act(commune.officer, contract.fillPost, {
    organisationId: commune.commune,
    kind: 'committee-member',
    personId: dung,
    from: '2025-09-01',
  });
  const { postId } = await harness.act(commune.officer, contract.assignFollower, follow);
  const { posts } = await harness.ask(commune.officer, contract.committeeOn, {
    organisationId: commune.cells[2]!,
    on: '2026-02-01',
  });
  expect(posts).toMatchObject([{ id: postId, kind: 'follower' }]);
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[2]! });
  const seen = await harness.ask(secretary, contract.committeeOn, {
    organisationId: commune.cells[2]!,
    on: '2026-02-01',
  });
  expect(seen.posts[0]?.person.fullName).toBe('Vũ Thử Dũng');
  // The record lies with the commune; of it the cell reads the holder's face and the post here, nothing more.
  const career = await harness.ask(secretary, contract.personPosts, { personId: dung });
  expect(career.posts.map((post) => post.placeId)).toEqual([commune.cells[2]]);
  expect(await harness.refused(commune.stranger, contract.personPosts, { personId: dung })).toEqual([
    'platform.not-found',
  ]);
});

test('a Party group lives inside its cell', async () => {
  const cell = commune.cells[0]!;
  const made = await harness.act(commune.officer, contract.establishPartyGroup, {
    organisationId: cell,
    name: 'Tổ đảng số 1',
    from: '2026-01-01',
    cellMembers: 12,
  });
  expect(made.findings.map((one) => one.code)).toEqual(['organisations.cell-small-for-groups']);
  const head = { organisationId: cell, kind: 'group-head', personId: await person('Đỗ Thử Giang'), from: '2026-01-01' };
  expect(await harness.refused(commune.officer, contract.fillPost, head)).toEqual(['organisations.group-missing']);
  const { postId } = await harness.act(commune.officer, contract.fillPost, { ...head, groupId: made.groupId });
  const ending = { groupId: made.groupId, expectedVersion: 1, endedOn: '2026-05-01', reason: 'Sắp xếp lại' };
  expect(await harness.refused(commune.officer, contract.endPartyGroup, ending)).toEqual([
    'organisations.group-has-posts',
  ]);
  await harness.act(commune.officer, contract.endPost, {
    postId,
    expectedVersion: 1,
    endedOn: '2026-05-01',
    reason: 'other',
  });
  await harness.act(commune.officer, contract.endPartyGroup, ending);
  await harness.act(commune.officer, contract.resumePartyGroup, { groupId: made.groupId, expectedVersion: 2 });
});

test('nobody is entered twice without being asked, and lookup needs no accents', async () => {
  await person('Ngô Thử Hương');
  const again = { organisationId: commune.commune, fullName: 'ngo thu huong' };
  expect(await harness.refused(commune.officer, contract.recordPerson, again)).toEqual([
    'organisations.person-already-there',
  ]);
  const byGiven = await harness.ask(commune.officer, contract.personLookup, { text: 'huong' });
  expect(byGiven.persons.map((one) => one.fullName)).toEqual(['Ngô Thử Hương']);
  expect((await harness.ask(commune.stranger, contract.personLookup, { text: 'huong' })).persons).toEqual([]);
  const { personId } = await harness.act(commune.officer, contract.recordPerson, {
    ...again,
    fullName: 'Ngô Thử Hương',
    isAnotherPerson: true,
  });
  await harness.act(commune.officer, contract.correctPerson, {
    personId,
    expectedVersion: 1,
    fullName: 'Ngô Thử Hường',
    birthYear: 1970,
  });
  await harness.act(commune.officer, contract.withdrawPerson, { personId, expectedVersion: 2 });
});

test('a neighbour reads nothing and cannot write, and guessing an id looks like nothing', async () => {
  const { terms } = await harness.ask(commune.officer, contract.termsOf, { organisationId: commune.cells[0]! });
  const read = await harness.call(commune.stranger, contract.termsOf.name, { organisationId: commune.cells[0]! });
  expect(read).toMatchObject({ ok: false, kind: 'not-permitted' });
  const guess = await harness.call(commune.stranger, contract.closeTerm.name, {
    termId: terms[0]!.id,
    expectedVersion: 1,
    closedOn: '2026-01-01',
    reason: 'other',
  });
  expect(guess).toMatchObject({ ok: false, kind: 'not-found' });
  expect((await harness.ask(commune.stranger, contract.electionsDue, { by: '2040-01-01' })).total).toBe(0);
  expect((await harness.ask(commune.officer, contract.electionsDue, { by: '2040-01-01' })).total).toBeGreaterThan(0);
  const person = await harness.call(commune.stranger, contract.personPosts.name, { personId: newId() });
  expect(person).toMatchObject({ ok: false, kind: 'not-found' });
});

test('a reader of figures sees no names', async () => {
  const reader = await harness.account({ role: 'reader', organisationId: commune.commune });
  const outcome = await harness.call(reader, contract.committeeOn.name, {
    organisationId: commune.cells[0]!,
    on: '2026-02-01',
  });
  expect(outcome).toMatchObject({ ok: false, kind: 'not-permitted' });
});

test('two officers filling one post at once: one of them is told', async () => {
  const { termId } = await term(commune.cells[2]!);
  const both = await Promise.all([person('Hồ Thử Khoa'), person('Hồ Thử Lan')]);
  const outcomes = await Promise.all(
    both.map((personId) =>
      harness.call(commune.officer, contract.fillPost.name, {
        organisationId: commune.cells[2],
        kind: 'secretary',
        personId,
        from: '2026-01-01',
        termId,
      }),
    ),
  );
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
});
