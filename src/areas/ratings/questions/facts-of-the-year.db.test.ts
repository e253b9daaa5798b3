import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock, owner } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cityOfficer, city, cells, commune, party } = await loadCommune(harness, day('2018-01-01'));
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };

const opened = async (period: contract.RatingPeriod, organisationId = commune): Promise<contract.SeasonId> => {
  const whom = { organisationId, period, reach: 'whole' as const, countedOn: today };
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const packReason = 'Theo chỉ đạo của cấp trên (giả định)';
  const asked = {
    ...whom,
    packId: pack!.id,
    packReason,
    calendar: [],
    kinds: ['party-organisation', 'member'] as const,
  };
  return (await act(officer, contract.openSeason, { ...asked, kinds: [...asked.kinds] })).seasonId;
};
const year = { kind: 'year', year: 2026 } as const;
const quarter = (at: number) => ({ kind: 'quarter', year: 2026, quarter: at }) as const;

type Found = { readonly id: contract.SubjectId; readonly version: number };
const of = async (seasonId: string, title: string): Promise<Found> => {
  const { rows } = await owner.query<Found>(
    `SELECT id, version FROM ratings.subject WHERE season_id = $1 AND title = $2 AND state <> 'withdrawn'`,
    [seasonId, title],
  );
  return rows[0]!;
};
const versioned = ({ id, version }: Found) => ({ subjectId: id, expectedVersion: version });
/** As if it had been decided so, without the steps that are no part of this. */
const decided = (seasonId: string, title: string, level: contract.RatingLevel) =>
  owner.query(
    `UPDATE ratings.subject SET state = 'decided', decided_level = $3, decided_on = '2026-12-01', review_held_on = '2026-12-01'
     WHERE season_id = $1 AND title = $2`,
    [seasonId, title, level],
  );
const factsOf = async ({ id }: Found) =>
  (await ask(officer, contract.verdictBasis, { subjectIds: [id] })).rows[0]!.facts;

let ofYear: contract.SeasonId;
const quarters: contract.SeasonId[] = [];

beforeAll(async () => {
  await loadMember(harness, first, { fullName: 'Lê Thị An', since: day('2018-01-01') });
  ofYear = await opened(year);
  for (const at of [1, 2, 3]) quarters.push(await opened(quarter(at)));
});

describe('quarters', () => {
  test('the quarters of an organisation reach its year', async () => {
    expect((await factsOf(await of(ofYear, 'Chi bộ thôn 1'))).counts).not.toHaveProperty('quarters-not-completed');
    await decided(quarters[0]!, 'Chi bộ thôn 1', 'not-completed');
    await decided(quarters[1]!, 'Chi bộ thôn 1', 'not-completed');
    await decided(quarters[2]!, 'Chi bộ thôn 1', 'good');
    expect((await factsOf(await of(ofYear, 'Chi bộ thôn 1'))).counts).toMatchObject({
      'quarters-not-completed': 2,
      'quarters-not-completed-in-a-row': 2,
    });
  });

  test('a person whose kind was corrected keeps the quarters of the other name', async () => {
    await decided(quarters[0]!, 'Lê Thị An', 'not-completed');
    const own = await of(ofYear, 'Lê Thị An');
    await owner.query(`UPDATE ratings.subject SET kind = 'member-outside' WHERE id = $1`, [own.id]);
    expect((await factsOf(own)).counts).toMatchObject({ 'quarters-not-completed': 1 });
  });

  test('one quarter that two seasons rated counts once', async () => {
    await owner.query(
      `WITH n AS (
         INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
         SELECT $1, o.id, o.pos, 'quarter', 2026, 1, '2026-01-01', '2026-04-01', 'vn-2025', 'open', '2026-04-01'
         FROM organisations.organisation o WHERE o.id = $2 RETURNING id, org_id, org_pos),
       p AS (
         INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id, state, opened_on)
         SELECT n.id, n.org_id, n.org_pos, n.org_id, 'quarter', 2026, 1, '2026-01-01', '2026-04-01', 'vn-2025', 'open', '2026-04-01' FROM n RETURNING season_id)
       INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, about_org_id, title, sort_title, quota_group, period_kind, year, part, state,
         decided_level, decided_on)
       SELECT $3, n.id, n.org_id, n.org_pos, 'party-organisation', n.org_id, 'Chi bộ thôn 1', 'Chi bộ thôn 1', 'x', 'quarter', 2026, 1, 'decided',
         'not-completed', '2026-04-10' FROM n, p`,
      [newId(), first, newId()],
    );
    expect((await factsOf(await of(ofYear, 'Chi bộ thôn 1'))).counts).toMatchObject({ 'quarters-not-completed': 2 });
  });
});

describe('shortcomings', () => {
  test('one that was remedied before the period is of the earlier one; what is still open stays; what is remedied later is not remedied yet', async () => {
    const own = await of(ofYear, 'Chi bộ thôn 2');
    const earlier = await of(quarters[0]!, 'Chi bộ thôn 2');
    const put = (due: string, remedied: string | null) =>
      owner.query(
        `INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, due_on, remedied_on, proof, entered_by)
         VALUES ($1, $2, 'x', '2025-01-10', $3, $4, CASE WHEN $4::date IS NOT NULL THEN 'x' END, $5)`,
        [newId(), earlier.id, due, remedied, officer.id],
      );
    await owner.query(`UPDATE ratings.subject SET review_held_on = '2026-03-31' WHERE id = $1`, [earlier.id]);
    await put('2025-06-30', '2025-06-01');
    await put('2025-06-30', null);
    await put('2025-12-30', '2026-02-01');
    await put('2026-06-30', '2026-06-30');
    await put('2026-11-30', '2027-01-05');
    const due = { ...versioned(own), fact: 'shortcomings-due' as const, sourceWords: 'Sổ theo dõi (giả định)' };
    expect(await refused(officer, contract.enterFact, { ...due, value: 3 })).toEqual(['ratings.fewer-than-on-record']);
    await act(officer, contract.enterFact, { ...due, value: 4 });
    await act(officer, contract.enterFact, {
      ...{ ...versioned(await of(ofYear, 'Chi bộ thôn 2')), fact: 'shortcomings-remedied' as const, value: 4 },
      sourceWords: 'Sổ theo dõi (giả định)',
    });
    expect((await factsOf(own)).counts).toMatchObject({ 'shortcomings-due': 4, 'shortcomings-remedied': 2 });
  });
});

describe('an organisation that ended within the year', () => {
  test('has its facts for the months it lived', async () => {
    const own = await of(ofYear, 'Đảng bộ Cơ quan xã Đồng Mẫu');
    await owner.query(
      `UPDATE organisations.organisation_version SET period = daterange(lower(period), '2026-07-01') WHERE org_id = $1 AND upper_inf(period)`,
      [party],
    );
    const facts = await factsOf(own);
    expect(facts.yes).toMatchObject({ 'is-cell': false });
    expect(facts.counts['months-since-founding']).toBeGreaterThan(90);
  });
});

describe('a rating of the State that comes first', () => {
  test('is said of an organisation on its sheet beforehand; the order then warns, until the rating is recorded', async () => {
    const own = await of(ofYear, 'Chi bộ thôn 3');
    const sheet = () => ask(officer, contract.evidence, { subjectId: own.id });
    expect((await sheet()).enterable.map(({ code }) => code)).toContain('awaits-state-rating');
    await act(officer, contract.recordReview, { subjects: [versioned(own)], heldOn: today });
    await act(officer, contract.enterFact, {
      ...versioned(await of(ofYear, 'Chi bộ thôn 3')),
      ...{ fact: 'awaits-state-rating', value: true, sourceWords: 'Kế hoạch đánh giá của thôn (giả định)' },
    });
    expect((await sheet()).facts).toContainEqual(
      expect.objectContaining({
        code: 'awaits-state-rating',
        value: true,
        speaksTo: [expect.objectContaining({ rule: 'ORD-1' })],
      }),
    );
    const line = async (more: object = {}) => ({
      ...versioned(await of(ofYear, 'Chi bộ thôn 3')),
      ...{ level: 'good' as const, leavingReason: 'Thống nhất', ...more },
    });
    expect(await refused(officer, contract.decideLevel, { lines: [await line()], decision })).toEqual([
      'ratings.step-ahead-without-reason',
    ]);
    const ahead = { lines: [await line({ aheadReason: 'Chưa nhận kết quả' })], decision };
    expect(await act(officer, contract.decideLevel, ahead)).toMatchObject({ provisional: 1 });
    await act(officer, contract.recordStateRating, {
      ...versioned(await of(ofYear, 'Chi bộ thôn 3')),
      ...{ level: 'good', sourceWords: 'Thông báo kết quả của thôn (giả định)' },
    });
    const { rows } = await ask(officer, contract.provisionalSteps, { seasonId: ofYear, organisationId: commune });
    expect(rows).toEqual([
      expect.objectContaining({ stateLevel: 'good', aheadOf: [expect.objectContaining({ hasArrived: true })] }),
    ]);
  });

  test('is said of a member on the own sheet, and of no collective', async () => {
    const { enterable } = await ask(officer, contract.evidence, { subjectId: (await of(ofYear, 'Lê Thị An')).id });
    expect(enterable.map(({ code }) => code)).toContain('is-state-officer');
    const added = {
      seasonId: ofYear,
      organisationId: second,
      kind: 'leadership-collective' as const,
      title: 'Lãnh đạo thôn 2',
    };
    const { subjectId } = await act(officer, contract.addSubject, { ...added, aboutOrganisationId: second });
    const collective = await ask(officer, contract.evidence, { subjectId });
    expect(collective.enterable.map(({ code }) => code)).not.toContain('awaits-state-rating');
    const rated = { subjectId, expectedVersion: 1, level: 'good' as const, sourceWords: 'x' };
    expect(await refused(officer, contract.recordStateRating, rated)).toContain('ratings.state-rates-persons');
  });
});

test('points are given to a hundredth at most, as they are kept', async () => {
  const own = versioned(await of(ofYear, 'Lê Thị An'));
  const rated = { ...own, ratedOn: today, level: 'good' as const };
  const outcome = await harness.call(officer, contract.rateSelf.name, { ...rated, points: { common: 28.123 } });
  expect(outcome).toMatchObject({ ok: false, kind: 'malformed' });
  await act(officer, contract.rateSelf, { ...rated, points: { common: 28.12, result: 61.95 } });
});

test('whoever leads the opener is judged by what the season above decided of it', async () => {
  const memberId = await loadMember(harness, first, { fullName: 'Đinh Văn Lãnh', since: day('2018-01-01') });
  // The rules of 2019 to 2022 ask it.
  const period = { kind: 'year', year: 2022 } as const;
  const led = { organisationId: commune, kind: 'leader' as const, memberId, postWords: 'Bí thư', isHead: true };
  const { subjectId } = await act(officer, contract.addSubject, { ...led, seasonId: await opened(period) });
  const whom = { organisationId: city, period, reach: 'direct' as const, countedOn: today };
  const { pack } = await ask(cityOfficer, contract.seasonProposal, whom);
  const asked = {
    ...whom,
    packId: pack!.id,
    packReason: 'Ghi kết quả',
    calendar: [],
    kinds: ['party-organisation' as const],
  };
  const { seasonId } = await act(cityOfficer, contract.openSeason, asked);
  expect((await factsOf({ id: subjectId, version: 1 })).levels['led-unit-level']).toBeUndefined();
  await decided(seasonId, 'Đảng bộ xã Đồng Mẫu', 'completed');
  expect((await factsOf({ id: subjectId, version: 1 })).levels['led-unit-level']).toBe('completed');
});
