import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { findCycle } from './find-cycle.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { joinLaw } from './rating-law.ts';
import {
  beforeAct,
  checkDecide,
  orderEdges,
  rankOfLeader,
  recheckProvisional,
  type SeasonSubject,
  waitingBySubject,
} from './season-order.ts';

const packs = packsOfKind(shippedPacks(), ratingRulesKind);
const { order } = orRefuse(joinLaw(packs.find(({ id }) => id === 'vn-2025')!, null));
const done = day('2026-12-10');

const subject = (id: string, kind: SeasonSubject['kind'], more: Partial<SeasonSubject> = {}): SeasonSubject => ({
  id,
  kind,
  aboveId: null,
  countsForId: null,
  collectiveId: null,
  isHead: false,
  afterIds: [],
  stateRating: 'not-needed',
  reviewHeldOn: done,
  decidedOn: null,
  isLeftOut: false,
  ...more,
});

/** A cell with its committee, a member and a head, below a commune. */
const cell = (member: Partial<SeasonSubject> = {}, committee: Partial<SeasonSubject> = {}): SeasonSubject[] => [
  subject('commune', 'party-organisation'),
  subject('standing', 'grassroots-committee', { countsForId: 'commune' }),
  subject('cell', 'party-organisation', { aboveId: 'commune' }),
  subject('committee', 'cell-committee', { aboveId: 'standing', countsForId: 'cell', ...committee }),
  subject('secretary', 'leader', { collectiveId: 'committee', isHead: true }),
  subject('member', 'member', { countsForId: 'cell', ...member }),
];

const waits = (subjects: readonly SeasonSubject[], id: string): string[] =>
  (waitingBySubject(order, subjects).get(id) ?? []).map(({ rule, onId }) => `${rule} ${onId ?? 'own'}`);

test('a cell waits for its committee and its members, and a head for the collective', () => {
  expect(waits(cell(), 'cell')).toEqual(['ORD-5 committee', 'ORD-5 member']);
  expect(waits(cell(), 'secretary')).toEqual(['ORD-3 committee', 'ORD-4 committee']);
  expect(waits(cell(), 'standing')).toEqual(['ORD-2 committee']);
  expect(waits(cell({ decidedOn: done }, { decidedOn: done }), 'cell')).toEqual([]);
});

test('among the leaders of one place the head comes first, then deputies, then the others', () => {
  const leader = (id: string, afterIds: readonly string[], more: Partial<SeasonSubject> = {}) =>
    subject(id, 'leader', { afterIds, ...more });
  const leaders = [
    leader('secretary', [], { isHead: true }),
    leader('deputy', ['secretary']),
    leader('another', ['secretary', 'deputy'], { decidedOn: done }),
    leader('member', ['secretary', 'deputy', 'another']),
  ];
  const waiting = waitingBySubject(order, leaders);
  expect(waits(leaders, 'secretary')).toEqual([]);
  expect(waits(leaders, 'deputy')).toEqual(['ORD-3 secretary']);
  expect(waiting.get('member')!.map(({ onId, for: node }) => [onId, node])).toEqual([
    ['secretary', 'head'],
    ['deputy', 'leader'],
  ]);
  expect(beforeAct(waiting.get('deputy')!, new Set(['secretary', 'deputy']))).toEqual([]);
  expect(beforeAct(waiting.get('member')!, new Set(['secretary', 'member'])).map(({ onId }) => onId)).toEqual([
    'deputy',
  ]);
});

test('one paper over a committee and its head does not make the committee come before: its level is a fact of the head’s', () => {
  const waiting = waitingBySubject(order, cell()).get('secretary')!;
  expect(beforeAct(waiting, new Set(['committee', 'secretary']))).toEqual(waiting);
});

test('a deputy is told by the word that begins the post', () => {
  const ranks = (isHead: boolean, postWords: string | null) => rankOfLeader({ isHead, postWords });
  expect([ranks(true, 'Phó Bí thư phụ trách'), ranks(false, 'Phó Bí thư'), ranks(false, 'phó trưởng ban')]).toEqual([
    ...[0, 1, 1],
  ]);
  expect([ranks(false, 'Trưởng ban'), ranks(false, 'Phóng viên'), ranks(false, null)]).toEqual([2, 2, 2]);
});

test('an organisation waits for government and mass organisations once somebody has said that they come first', () => {
  const awaiting = [subject('cell', 'party-organisation', { stateRating: 'awaited' })];
  expect(waits(awaiting, 'cell')).toEqual(['ORD-1 own']);
  expect(waits([subject('cell', 'party-organisation', { stateRating: 'received' })], 'cell')).toEqual([]);
});

test('nobody waits for a member who is left out with a reason', () => {
  expect(waits(cell({ isLeftOut: true }), 'cell')).toEqual(['ORD-5 committee']);
});

test('the rating of the State that has not come is waited for, and a step ahead is provisional until it has', () => {
  const before = waitingBySubject(order, cell({ stateRating: 'awaited' })).get('member')!;
  expect(before.map(({ rule }) => rule)).toEqual(['ORD-6']);
  const [member] = cell({ stateRating: 'awaited' }).slice(-1);
  const ahead = orRefuse(checkDecide(member!, before, 'chưa nhận kết quả của chính quyền'));
  expect(ahead.isProvisional).toBe(true);
  expect(recheckProvisional(ahead.waiting, before).arrived).toEqual([]);
  expect(recheckProvisional(ahead.waiting, waitingBySubject(order, cell()).get('member') ?? []).arrived).toEqual(
    before,
  );
});

test('an organisation whose own review was not held is refused, whatever the reason', () => {
  const organisation = subject('cell', 'party-organisation', { reviewHeldOn: null });
  const answer = checkDecide(organisation, [], 'gấp');
  expect(isRefusal(answer) && answer.reasons.map(({ code }) => code)).toEqual(['ratings.review-not-held']);
});

test('a person without a review is warned about and goes ahead with a reason only', () => {
  const person = subject('member', 'member', { reviewHeldOn: null });
  const waiting = waitingBySubject(order, [person]).get('member')!;
  expect(waiting.map(({ rule }) => rule)).toEqual(['ORD-7']);
  const silent = checkDecide(person, waiting, ' ');
  expect(isRefusal(silent) && silent.reasons.map(({ code }) => code)).toEqual(['ratings.step-ahead-without-reason']);
  expect(orRefuse(checkDecide(person, waiting, 'kiểm điểm bổ sung sau')).isProvisional).toBe(true);
});

test.each(packs.map((pack) => [pack.id, pack] as const))('the order of %s has no cycle', (_id, pack) => {
  const pairs = pack.content.order.map(({ before, after }) => ({ beforeId: before, afterId: after }));
  expect(findCycle(pairs)).toBeNull();
});

/** Organisations in a random tree, each with a collective, a head and members. */
const season = fc.array(fc.tuple(fc.nat(), fc.nat(3)), { minLength: 1, maxLength: 25 }).map((rows): SeasonSubject[] =>
  rows.flatMap(([above, members], at) => {
    const over = at === 0 ? null : above % at;
    const ids = over === null ? [null, null] : [`organisation ${over}`, `collective ${over}`];
    return [
      subject(`organisation ${at}`, 'party-organisation', { aboveId: ids[0]! }),
      subject(`collective ${at}`, 'leadership-collective', { aboveId: ids[1]!, countsForId: `organisation ${at}` }),
      subject(`head ${at}`, 'leader', { collectiveId: `collective ${at}`, isHead: true }),
      subject(`deputy ${at}`, 'leader', { collectiveId: `collective ${at}`, afterIds: [`head ${at}`] }),
      subject(`other ${at}`, 'leader', {
        collectiveId: `collective ${at}`,
        afterIds: [`head ${at}`, `deputy ${at}`],
      }),
      ...Array.from({ length: members }, (_, of) =>
        subject(`member ${at} ${of}`, 'member', { countsForId: `organisation ${at}` }),
      ),
    ];
  }),
);

test('no season of any tree waits in a round', () => {
  fc.assert(
    fc.property(season, (subjects) => {
      expect(findCycle(orderEdges(order, subjects))).toBeNull();
    }),
  );
});

test('a round is found wherever it is closed, and named', () => {
  fc.assert(
    fc.property(season, (subjects) => {
      const edges = orderEdges(order, subjects).map(({ beforeId, afterId }) => ({ beforeId, afterId }));
      const [edge] = edges;
      if (!edge) return;
      const cycle = findCycle([...edges, { beforeId: edge.afterId, afterId: edge.beforeId }])!;
      expect(new Set(cycle)).toContain(edge.beforeId);
    }),
  );
});
