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
