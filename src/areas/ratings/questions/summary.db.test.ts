import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openRatedCell } from '../../../../tests/rated-cell.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const { act, ask, refused } = harness;
const { officer, stranger, commune, first, secretary, reader, seasonId } = await openRatedCell(harness, '2026-12-10');
const bytesOf = ({ contentBase64 }: { contentBase64: string }) => new Uint8Array(Buffer.from(contentBase64, 'base64'));

describe('the summary table', () => {
  test('counts every subject once, with reasons, and compares with what was entered for the year before', async () => {
    const none = await ask(secretary, contract.summary, { seasonId, organisationId: first });
    expect(none.totals.map(({ of, before }) => [of, before])).toEqual([
      ['organisations', null],
      ['persons', null],
    ]);
    await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, title, sort_title, year, level, entered_by)
       SELECT gen_random_uuid(), s.org_id, s.org_pos, 'member', s.member_id, s.title, s.title, 2025, 'excellent', $2
       FROM ratings.subject s WHERE s.season_id = $1 AND s.title IN ('Lê Thị An', 'Trần Văn Bình')`,
      [seasonId, officer.id],
    );
    const { groups, totals, previous } = await ask(secretary, contract.summary, { seasonId, organisationId: first });
    expect(previous).toEqual({ kind: 'year', year: 2025 });
    expect(groups.find(({ kind }) => kind === 'member')).toMatchObject({
      ...{ total: 4, rated: 1, notRated: 1, undecided: 2, levels: { good: 1 } },
      before: { total: 2, rated: 2, notRated: 0, levels: { excellent: 2 } },
      notRatedReasons: [{ rule: 'EX-4', count: 1 }],
    });
    expect(totals.map(({ total }) => total)).toEqual([1, 4]);
    const whole = await ask(officer, contract.summary, { seasonId, organisationId: commune });
    expect(whole.totals.map(({ total }) => total)).toEqual([4, 5]);
  });

  test('a person with several subjects counts in the first group alone', async () => {
    const { rows } = await harness.owner.query(
      `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, post_words, quota_group, period_kind, year, part, state)
       SELECT gen_random_uuid(), season_id, org_id, org_pos, 'leader', member_id, title, sort_title, 'Bí thư', 'leaders', period_kind, year, part, 'open'
       FROM ratings.subject WHERE title = 'Trần Văn Bình' AND season_id = $1 RETURNING id`,
      [seasonId],
    );
    const { groups, countedOnce } = await ask(secretary, contract.summary, { seasonId, organisationId: first });
    expect(countedOnce).toBe(1);
    expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
      ['party-organisation', 1],
      ['leader', 1],
      ['member', 3],
    ]);
    const asked = { seasonId, organisationId: first };
    expect((await ask(secretary, contract.season, asked)).repeated).toEqual([{ kind: 'member', count: 1 }]);
    const listed = async (more: object) => (await ask(secretary, contract.subjects, { ...asked, ...more })).total;
    const persons = { kinds: ['leader' as const, 'member' as const] };
    expect(await listed({ kinds: ['member'] })).toBe(4);
    expect(await listed({ kinds: ['member'], isEachOnce: true })).toBe(3);
    expect([await listed(persons), await listed({ ...persons, isEachOnce: true })]).toEqual([5, 4]);
    await harness.owner.query('DELETE FROM ratings.subject WHERE id = $1', [rows[0].id]);
  });

  test('the year before opens the rows that are compared: each person once, and the analysis says how many it counts twice', async () => {
    const { rows } = await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, title, sort_title, year, level, entered_by)
       SELECT gen_random_uuid(), org_id, org_pos, 'leader', member_id, title, sort_title, year, 'good', entered_by
       FROM ratings.past_result WHERE title = 'Trần Văn Bình' RETURNING id`,
    );
    const { groups } = await ask(secretary, contract.summary, { seasonId, organisationId: first });
    expect(groups.find(({ kind }) => kind === 'member')!.before).toMatchObject({ total: 1 });
    const year = { organisationId: first, fromYear: 2025, toYear: 2025 };
    const listed = async (more: object) => (await ask(secretary, contract.results, { ...year, ...more })).total;
    expect([await listed({ kinds: ['member'] }), await listed({ kinds: ['member'], isEachOnce: true })]).toEqual([
      2, 1,
    ]);
    const basis = 'restated' as const;
    const counted = await ask(secretary, contract.distribution, { ...year, basis, withRepeated: true });
    expect(counted.repeated).toEqual([{ year: 2025, kind: 'member', count: 1 }]);
    expect((await ask(secretary, contract.distribution, { ...year, basis })).repeated).toEqual([]);
    await harness.owner.query('DELETE FROM ratings.past_result WHERE id = $1', [rows[0].id]);
  });

  test('members split into two kinds are compared as one: who fell under the new name has a result before all the same', async () => {
    const { rows } = await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, title, sort_title, year, level, entered_by)
       SELECT gen_random_uuid(), org_id, org_pos, 'member-outside', member_id, title, sort_title, 2024, 'good', entered_by
       FROM ratings.past_result WHERE title = 'Trần Văn Bình' AND kind = 'member' RETURNING id`,
    );
    const kinds = ['member' as const, 'member-outside' as const];
    const years = { organisationId: first, fromYear: 2024, toYear: 2025, kinds };
    const moved = await ask(secretary, contract.movement, { ...years, basis: 'restated' });
    expect(moved).toMatchObject({ up: 1, same: 0, down: 0 });
    const opened = await ask(secretary, contract.results, {
      ...{ organisationId: first, fromYear: 2024, toYear: 2024, kinds, levels: ['good' as const] },
      other: { year: 2025, level: 'excellent' },
    });
    expect(opened.total).toBe(1);
    await harness.owner.query('DELETE FROM ratings.past_result WHERE id = $1', [rows[0].id]);
  });

  test('leaves as a workbook in either language', async () => {
    for (const language of ['vi', 'en'] as const) {
      const file = await act(officer, contract.exportSummary, { seasonId, organisationId: commune, language });
      expect(file.fileName).toBe('bieu-tong-hop-xep-loai-nam-2026-2026-12-10.xlsx');
      const sheets = Object.keys(unzipSync(bytesOf(file))).filter((name) => name.startsWith('xl/worksheets/sheet'));
      expect(sheets).toHaveLength(2);
    }
  });

  test('is not asked over an organisation of others, nor by who reads no names: a group of one is a person', async () => {
    const asked = { seasonId, organisationId: first };
    for (const who of [stranger, reader])
      expect(await refused(who, contract.summary, asked)).toEqual(['platform.not-permitted']);
    expect(await refused(reader, contract.exportSummary, { ...asked, language: 'vi' })).toEqual([
      'platform.not-permitted',
    ]);
    const years = { organisationId: first, fromYear: 2025, toYear: 2026 };
    for (const figures of [contract.distribution, contract.movement, contract.selfGaps])
      expect(await refused(reader, figures, { ...years, basis: 'as-it-was' })).toEqual(['platform.not-permitted']);
  });
});
