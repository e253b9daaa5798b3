import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { newOrganisation } from '../contract/events.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { checkDraft } from './check-draft.ts';
import { draftEvent } from './draft-event.ts';
import { dutiesAfter, dutyRules } from './duties-after.ts';
import type { StructuralRequest, StructureFacts, Subject } from './structure.ts';
import { structureRules } from './structure-packs.ts';

const [city, ward, cell] = ['city', 'ward', 'cell'] as OrganisationId[] as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const subject = (id: string, parentId: string | null, type: string, name: string): Subject => ({
  id,
  name,
  shortName: null,
  type,
  sector: null,
  parentId,
  livingThen: true,
  changedOn: day('2010-01-01'),
  endedOn: null,
});
const factsOn = (on: string, change: Partial<StructureFacts> = {}): StructureFacts => ({
  day: day(on),
  subjectById: new Map(
    [
      subject(city, null, 'provincial-party', 'Thành ủy'),
      subject(ward, city, 'upper-grassroots-party', 'Đảng ủy phường'),
      subject(cell, ward, 'residential-cell', 'Chi bộ 1'),
    ].map((one) => [one.id, one]),
  ),
  childrenById: new Map([[ward, [cell]]]),
  parentById: new Map([
    [city, null],
    [ward, city],
    [cell, ward],
  ]),
  outside: [],
  packs: shippedPacks(),
  ...change,
});
const judge = (request: StructuralRequest, facts: StructureFacts, issuer = 'Ban Thường vụ Thành ủy') => {
  const paper = { number: '1', decidedOn: facts.day, issuer, effectiveOn: facts.day, verified: true, sourceNote: null };
  const verdict = checkDraft(draftEvent(request, facts), facts, paper, day('2026-11-23'), 'apply');
  return isRefusal(verdict)
    ? { refused: verdict.reasons.map((one) => one.code) }
    : { warned: verdict.warnings.map((one) => one.code) };
};
const founding = (type: string, more: object = {}): StructuralRequest => ({
  kind: 'establish',
  parentId: ward,
  organisation: newOrganisation.parse({ name: 'Chi bộ mới', type, ...more }),
});

test('a residential cell exists as a type from 1/7/2025, not the day before', () => {
  expect(judge(founding('residential-cell'), factsOn('2025-06-30'), 'Đảng ủy phường')).toEqual({
    refused: ['organisations.type-unknown-on-day'],
  });
  expect(judge(founding('residential-cell'), factsOn('2025-07-01'), 'Đảng ủy phường')).toEqual({ warned: [] });
});

test('three official members are the least for a cell; two are refused, a size nobody stated is not judged', () => {
  expect(judge(founding('residential-cell', { officialMembers: 2 }), factsOn('2025-08-01'), 'Đảng ủy phường')).toEqual({
    refused: ['organisations.too-few-members'],
  });
  expect(judge(founding('residential-cell', { officialMembers: 3 }), factsOn('2025-08-01'), 'Đảng ủy phường')).toEqual({
    warned: [],
  });
});

test('by the unverified rule of 2026 the same size only warns', () => {
  expect(judge(founding('residential-cell', { officialMembers: 2 }), factsOn('2026-08-03'), 'Đảng ủy phường')).toEqual({
    warned: ['organisations.too-few-members'],
  });
});

test('a sector that has ended is refused: townships after 30/6/2025', () => {
  expect(judge(founding('residential-cell', { sector: 'township' }), factsOn('2025-07-01'))).toEqual({
    refused: ['organisations.sector-unknown-on-day'],
  });
});

test('a grassroots organisation under a ward that is itself grassroots level is pointed out', () => {
  expect(judge(founding('district-party'), factsOn('2017-06-01'), 'Đảng ủy phường')).toEqual({
    warned: ['organisations.type-not-under'],
  });
});

test('a disbandment is decided two levels up', () => {
  expect(judge({ kind: 'disband', organisationId: cell }, factsOn('2026-01-05'), 'Đảng ủy phường')).toEqual({
    warned: ['organisations.decider-to-check'],
  });
  expect(judge({ kind: 'disband', organisationId: cell }, factsOn('2026-01-05'))).toEqual({ warned: [] });
});

test('a committee signs for its organisation: Đảng ủy for Đảng bộ, Thành ủy for the city', () => {
  const named = (of: string, parent: string | null, type: string, name: string) =>
    [of as OrganisationId, subject(of, parent, type, name)] as const;
  const facts = factsOn('2026-01-05', {
    subjectById: new Map([
      named(city, null, 'provincial-party', 'Đảng bộ thành phố Hà Nội'),
      named(ward, city, 'upper-grassroots-party', 'Đảng bộ xã Minh Họa (giả định)'),
      named(cell, ward, 'residential-cell', 'Chi bộ 1'),
    ]),
  });
  const warnedOf = (kind: 'wind-up' | 'disband', issuer: string) =>
    judge({ kind, organisationId: cell }, facts, issuer).warned;
  expect(warnedOf('wind-up', 'Ban Thường vụ Đảng ủy xã Minh Họa')).toEqual([]);
  expect(warnedOf('wind-up', 'Đảng ủy xã Khác')).toEqual(['organisations.decider-to-check']);
  expect(warnedOf('disband', 'Ban Thường vụ Thành ủy Hà Nội')).toEqual([]);
  expect(warnedOf('disband', 'Đảng ủy xã Minh Họa')).toEqual(['organisations.decider-to-check']);
});

test('a misplaced type is named in both languages, not by its code', () => {
  const facts = factsOn('2017-06-01');
  const verdict = checkDraft(
    draftEvent(founding('district-party'), facts),
    facts,
    { number: '1', decidedOn: facts.day, issuer: 'x', effectiveOn: facts.day, verified: true, sourceNote: null },
    day('2026-11-23'),
    'apply',
  );
  const warned = isRefusal(verdict) ? verdict.reasons : verdict.warnings;
  const { params } = warned.find((one) => one.code === 'organisations.type-not-under')!;
  expect(params).toMatchObject({ vi: expect.stringMatching(/^Đảng bộ/), en: expect.stringMatching(/Party/) });
});

test('the top of the tree cannot end, and every reason is given at once', () => {
  const facts = factsOn('2026-01-05', { childrenById: new Map([[city, [ward]]]) });
  expect(judge({ kind: 'wind-up', organisationId: city }, facts)).toEqual({
    refused: ['organisations.root-cannot-end', 'organisations.children-left'],
  });
});

test('a day without a list of types is said, not refused', () => {
  expect(
    judge(
      founding('anything'),
      factsOn('1995-01-01', {
        subjectById: new Map([[ward, { ...subject(ward, city, 'x', 'Đảng ủy phường'), changedOn: null }]]),
      }),
    ),
  ).toEqual({ warned: ['organisations.no-types-on-day'] });
});

test('the seal goes back 30 working days after the event; before 2025 no deadline is known', () => {
  const seal = (on: string) =>
    dutiesAfter('wind-up', day(on), shippedPacks()).find((duty) => duty.kind === 'seal-back');
  expect(seal('2025-07-01')?.dueOn).toBe('2025-08-12');
  expect(seal('2017-07-03')?.dueOn).toBeNull();
});

test('a duty cites the rules of its event: practice in 2019, a document in 2025, nothing as certain under a text not seen', () => {
  const ruleOf = dutyRules(shippedPacks());
  const transferOf = (eventKind: string, on: string) =>
    ruleOf({ kind: 'collective-transfer', eventKind, effectiveOn: day(on) })!;
  expect(transferOf('wind-up', '2019-01-01')).toMatchObject({ confidence: 'M', deadline: null });
  expect(transferOf('wind-up', '2025-08-01')).toMatchObject({ confidence: 'A', deadline: { amount: 30 } });
  expect(transferOf('consolidate', '2025-08-01')).toMatchObject({ confidence: 'A', deadline: null });
  expect(transferOf('wind-up', '2026-11-01').confidence).toBe('C');
  expect(ruleOf({ kind: 'seal-back', eventKind: null, effectiveOn: null })?.confidence).toBe('C');
  expect(ruleOf({ kind: 'made-up', eventKind: null, effectiveOn: null })).toBeUndefined();
});

test('who decides was read nowhere, so no pack says it is certain', () => {
  const packs = packsOfKind(shippedPacks(), structureRules);
  for (const { content } of packs) for (const one of content.deciders) expect(one.confidence).toBe('M');
});
