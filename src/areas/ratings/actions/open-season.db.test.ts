import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-11-20T05:00:00Z');
const today = day('2026-11-20');
const { officer, stranger, cityOfficer, cells, commune, party } = await loadCommune(harness);
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const period = { kind: 'year', year: 2026 } as const;
const whom = { organisationId: commune, period, reach: 'whole', countedOn: today } as const;
const asked = { ...whom, packId: 'rating-rules-2025', calendar: [], kinds: ['party-organisation', 'member'] } as const;

let proposal: Awaited<ReturnType<typeof read>>;
const read = () => ask(officer, contract.seasonProposal, whom);

beforeAll(async () => {
  await loadMember(harness, first, { fullName: 'Trần Văn Bình', facts: { duesGroup: 'insured' } as never });
  await loadMember(harness, first, { fullName: 'Lê Thị An', facts: { duesGroup: 'pensioner' } as never });
  await loadMember(harness, second, { fullName: 'Phạm Thị Mai' });
  proposal = await read();
});

describe('before a season is opened', () => {
  test('the proposal names the pack of the period, its last days and how many of each kind there are', () => {
    expect(proposal.pack?.id).toBe(proposal.governing?.id);
    expect(proposal.flags).toEqual([]);
    expect(proposal.alreadyOpen).toBeNull();
    const counts = Object.fromEntries(proposal.counts.map(({ kind, subjects }) => [kind, subjects]));
    expect(counts).toMatchObject({ 'party-organisation': cells.length + 1, member: 3, 'cell-committee': 0 });
  });

  test('a quarter begins with leaders, names the days of others apart, and takes in other kinds only with a reason', async () => {
    const quarter = { ...whom, period: { kind: 'quarter', year: 2026, quarter: 3 } as const };
    const found = await ask(officer, contract.seasonProposal, quarter);
    expect([found.concerned, found.calendar]).toEqual([['leader'], []]);
    expect(found.reference.map(({ code }) => code)).toEqual([
      ...['self-rating', 'vetting', 'quarter-result', 'committee', 'superior'],
    ]);
    const others = { ...quarter, packId: found.pack!.id, calendar: [], kinds: ['leader', 'member'] as const };
    expect(await refused(officer, contract.openSeason, { ...others, kinds: [...others.kinds] })).toEqual([
      'ratings.other-kinds-without-reason',
    ]);
    const { flags } = await ask(officer, contract.seasonProposal, {
      ...{ ...whom, period: { kind: 'quarter', year: 2026, quarter: 4 } },
    });
    expect(flags).toEqual(['quarter-rated-with-year']);
    expect(proposal.calendar.map(({ dueOn, source }) => [dueOn, source?.includes('6/11/2020')])).toEqual([
      ['2026-12-14', true],
      ['2026-12-30', true],
      ['2027-02-28', true],
    ]);
  });

  test('a period to come, a roll of tomorrow, a last day before the period: every reason at once', async () => {
    const line = {
      code: 'self',
      dueOn: day('2026-12-01'),
      names: { vi: 'Tự đánh giá', en: 'Self' },
      source: null,
      isVerified: false,
    };
    expect(
      await refused(officer, contract.openSeason, {
        ...asked,
        packId: proposal.pack!.id,
        period: { kind: 'year', year: 2027 },
        calendar: [line],
      }),
    ).toEqual(['ratings.period-not-begun', 'ratings.counted-before-period', 'ratings.due-before-period']);
    expect(
      await refused(officer, contract.openSeason, {
        ...asked,
        packId: proposal.pack!.id,
        countedOn: day('2026-11-21'),
      }),
    ).toEqual(['ratings.counted-in-future']);
  });

  test('another pack needs a reason, and a pack nobody knows is refused', async () => {
    const other = proposal.packs.find(({ id }) => id !== proposal.pack!.id)!;
    expect(await refused(officer, contract.openSeason, { ...asked, packId: other.id })).toEqual([
      'ratings.other-pack-without-reason',
    ]);
    expect(await refused(officer, contract.openSeason, { ...asked, packId: 'nothing' })).toEqual([
      'ratings.pack-unknown',
    ]);
  });

  test('a stranger opens nothing here, and nobody opens a season in which there is nobody', async () => {
    expect(await refused(stranger, contract.openSeason, { ...asked, packId: proposal.pack!.id })).toEqual([
      'platform.not-permitted',
    ]);
    expect(
      await refused(officer, contract.openSeason, {
        ...asked,
        packId: proposal.pack!.id,
        organisationId: party,
        kinds: ['leader'],
      }),
    ).toEqual(['ratings.nobody-to-rate']);
  });
});

describe('an open season', () => {
  let seasonId: contract.SeasonId;
  beforeAll(async () => {
    ({ seasonId } = await act(officer, contract.openSeason, {
      ...asked,
      packId: proposal.pack!.id,
      calendar: proposal.calendar,
      kinds: [...asked.kinds],
    }));
  });
  const list = (who = officer, organisationId = commune) => ask(who, contract.subjects, { seasonId, organisationId });

  test('holds whom the proposal counted, members beneath the organisation that rests on them', async () => {
    const { rows, total } = await list();
    expect(total).toBe(cells.length + 1 + 3);
    expect(
      rows.filter(({ organisationId }) => organisationId === first).map(({ title, kind }) => [title, kind]),
    ).toEqual([
      ['Chi bộ thôn 1', 'party-organisation'],
      ['Lê Thị An', 'member-outside'],
      ['Trần Văn Bình', 'member'],
    ]);
    const { rows: links } = await harness.owner.query(
      `SELECT s.title, a.title AS above, c.title AS rests FROM ratings.subject s LEFT JOIN ratings.subject a ON a.id = s.above_id
       LEFT JOIN ratings.subject c ON c.id = s.counts_for_id WHERE s.title IN ('Lê Thị An', 'Chi bộ thôn 1') ORDER BY s.title`,
    );
    expect(links).toEqual([
      { title: 'Chi bộ thôn 1', above: null, rests: null },
      { title: 'Lê Thị An', above: null, rests: 'Chi bộ thôn 1' },
    ]);
  });

  test('is seen by a cell as far as it concerns it, by the city, and by nobody else', async () => {
    const { rows } = await ask(secretary, contract.seasons, { organisationId: first });
    expect(rows).toMatchObject([{ seasonId, isOpener: false, counts: { subjects: 3 } }]);
    expect((await list(secretary, first)).total).toBe(3);
    expect(await refused(secretary, contract.subjects, { seasonId, organisationId: second })).toEqual([
      'platform.not-permitted',
    ]);
    expect((await ask(cityOfficer, contract.seasons, { organisationId: commune })).rows).toMatchObject([
      { isOpener: true },
    ]);
    expect(await refused(stranger, contract.season, { seasonId, organisationId: commune })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('is opened once', async () => {
    expect(await refused(officer, contract.openSeason, { ...asked, packId: proposal.pack!.id })).toEqual([
      'ratings.season-open-already',
    ]);
    expect((await read()).alreadyOpen).toBe(seasonId);
  });

  test('takes in a leader by hand, once for each post, and lets one go with a reason', async () => {
    const { rows } = await list();
    const memberId = (await harness.owner.query(`SELECT id FROM members.member WHERE full_name = 'Lê Thị An'`)).rows[0]
      .id;
    const leader = {
      seasonId,
      organisationId: first,
      kind: 'leader',
      memberId,
      postWords: 'Bí thư',
      isHead: true,
    } as const;
    expect(await refused(officer, contract.addSubject, { ...leader, postWords: null, memberId: null })).toEqual([
      'ratings.person-not-named',
      'ratings.post-not-named',
    ]);
    const { subjectId } = await act(officer, contract.addSubject, leader);
    expect(await refused(officer, contract.addSubject, leader)).toEqual(['ratings.subject-twice']);
    await act(officer, contract.withdrawSubject, { subjectId, expectedVersion: 1, why: 'Nhập nhầm' });
    expect((await list()).total).toBe(rows.length);
  });

  test('its calendar is changed for everybody in it, and one that has begun is not taken back', async () => {
    const calendar = [
      {
        code: 'cells',
        dueOn: day('2026-12-10'),
        names: { vi: 'Chi bộ xong', en: 'Cells done' },
        step: null,
        source: null,
        isVerified: false,
      },
    ];
    await act(officer, contract.changeCalendar, {
      seasonId,
      expectedVersion: 1,
      calendar,
      why: 'Theo kế hoạch của đảng ủy',
    });
    expect((await ask(secretary, contract.season, { seasonId, organisationId: first })).calendar).toEqual(calendar);
    expect(await refused(officer, contract.closeSeason, { seasonId, expectedVersion: 2, closedOn: today })).toEqual([
      'ratings.subjects-left',
    ]);
    await harness.owner.query(
      `UPDATE ratings.subject SET self_level = 'good' WHERE title = 'Lê Thị An' AND state = 'open'`,
    );
    expect(await refused(officer, contract.withdrawSeason, { seasonId, expectedVersion: 2, why: 'Mở nhầm' })).toEqual([
      'ratings.season-begun-already',
    ]);
    await harness.owner.query(`UPDATE ratings.subject SET self_level = NULL`);
    await act(officer, contract.withdrawSeason, { seasonId, expectedVersion: 2, why: 'Mở nhầm' });
    expect((await ask(officer, contract.seasons, { organisationId: commune })).rows).toEqual([]);
  });
});

describe('rules that stand in a pack switched off', () => {
  const quarter = { ...whom, countedOn: today, period: { kind: 'quarter', year: 2026, quarter: 2 } as const };

  test('are offered before the opening; one is switched on by a paper, and then counts and stands on the page', async () => {
    const { offered, pack, layer } = await ask(officer, contract.seasonProposal, quarter);
    expect(layer?.id).toBe('vn-2026-q');
    expect(offered.map(({ step, rule, code }) => [step, rule, code])).toEqual([
      ['veto', 'V-14', 'key-task-failed'],
      ['ceiling', 'V-14', 'key-task-weak'],
    ]);
    const [veto] = offered;
    const { names: _, clause: __, ...switched } = veto!;
    const packReason = 'Đánh giá cả đảng viên của chi bộ trong quý (giả định)';
    const open = { ...quarter, packId: pack!.id, packReason, calendar: [], kinds: ['member'] as const };
    const asking = (basis: string) => ({
      ...{ ...open, kinds: [...open.kinds], adjustments: [{ ...switched, isOn: true, basis }] },
    });
    expect(await refused(officer, contract.openSeason, asking(' '))).toEqual(['ratings.switched-without-basis']);
    const { seasonId } = await act(officer, contract.openSeason, asking('15-HD/ĐU, 02/4/2026 (giả định)'));
    const { rows } = await harness.owner.query<{ id: string }>(
      `SELECT id FROM members.member WHERE full_name = 'Trần Văn Bình'`,
    );
    const leader = { kind: 'leader' as const, memberId: rows[0]!.id, postWords: 'Trưởng thôn' };
    const added = { seasonId, organisationId: first, ...leader };
    const { subjectId } = await act(officer, contract.addSubject, added);
    const { enterable } = await ask(officer, contract.evidence, { subjectId });
    expect(enterable.map(({ code }) => code)).toContain('key-task-grade');
    expect((await ask(officer, contract.season, { seasonId, organisationId: commune })).switched).toMatchObject([
      { step: 'veto', rule: 'V-14', isOn: true, basis: '15-HD/ĐU, 02/4/2026 (giả định)' },
    ]);
  });
});
