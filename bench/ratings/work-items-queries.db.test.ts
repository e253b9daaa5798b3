import { beforeAll, describe, expect, test } from 'vitest';
import * as contract from '../../src/areas/ratings/contract.ts';
import { day } from '../../src/platform/calendar/day.ts';
import { workItems } from '../../src/platform/http/contract.ts';
import { loadCommune } from '../../tests/commune.ts';
import { type Account, startHarness } from '../../tests/harness.ts';
import { loadMember } from '../../tests/members.ts';
import { type CapturedQuery, captureQueries } from '../captured-queries.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const captured = captureQueries(harness.program.pools.app_scoped);
const { officer, cityOfficer, cells, commune } = await loadCommune(harness);
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cells[0]! });
const inspector = await harness.account({ role: 'inspection-officer', organisationId: commune });
const head = await harness.account({ role: 'committee-head', organisationId: commune });
const line = (code: string, dueOn: string, step: contract.CalendarStep | null) => ({
  ...{ code, dueOn: day(dueOn), step, names: { vi: code, en: code }, source: null, isVerified: false },
});
const calendar = contract.calendarStep.options.map((step) => line(step, '2026-12-09', step));
let seasonId: contract.SeasonId;

beforeAll(async () => {
  await loadMember(harness, cells[0]!, { fullName: 'Lê Thị An' });
  const whom = { organisationId: commune, reach: 'whole', countedOn: day('2026-12-10') } as const;
  const asked = { ...whom, period: { kind: 'year', year: 2026 } as const };
  const { pack } = await harness.ask(officer, contract.seasonProposal, asked);
  ({ seasonId } = await harness.act(officer, contract.openSeason, {
    ...asked,
    ...{ packId: pack!.id, calendar, kinds: ['member'] },
  }));
});

const isAboutRatings = ({ text }: CapturedQuery): boolean => /\bratings\./.test(text);
const isCount = ({ text }: CapturedQuery): boolean => /\bratings\.subject s\b/.test(text);

/** What the first page asks about ratings for an account, and the item it shows. */
const asking = async (account: Account) => {
  captured.length = 0;
  const { items } = await harness.ask(account, workItems, {});
  const queries = captured.filter(isAboutRatings);
  return { queries, item: items.find(({ link }) => link === `/ratings/${seasonId}`) };
};

const setCalendar = async (lines: typeof calendar) => {
  const { version } = await harness.ask(officer, contract.season, { seasonId, organisationId: commune });
  await harness.act(officer, contract.changeCalendar, {
    seasonId,
    calendar: lines,
    expectedVersion: version!,
    why: 'Lùi hạn',
  });
};

describe('open matters of ratings', () => {
  test('take as many statements for fifty subjects as for one, and ask no row for itself', async () => {
    const one = await asking(officer);
    expect(one.item?.vi).toContain('8 bước quá hạn');
    expect(one.queries.length).toBeGreaterThan(0);
    await harness.owner.query(
      `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, about_org_id, title, sort_title, quota_group, period_kind, year, part, state)
       SELECT gen_random_uuid(), s.season_id, s.org_id, s.org_pos, s.kind, s.org_id, 'Người thứ ' || n, 'Người thứ ' || n, s.quota_group,
         s.period_kind, s.year, s.part, s.state FROM ratings.subject s, generate_series(1, 49) n`,
    );
    const fifty = await asking(officer);
    expect(fifty.queries.map(({ text }) => text)).toEqual(one.queries.map(({ text }) => text));
    expect(fifty.item?.vi).toContain('còn 50 đối tượng');
  });

  test('count only what the account takes: the cell not the decision, the head not the review, the inspector nothing', async () => {
    const counted = async (account: Account) => {
      const { queries, item } = await asking(account);
      const text = queries
        .filter(isCount)
        .map((query) => query.text)
        .join();
      return { steps: contract.calendarStep.options.filter((step) => text.includes(`'${step}', count`)), item };
    };
    const ofCell = await counted(secretary);
    expect(ofCell.steps).toEqual(['state-rating', 'rate-self', 'record-review', 'propose-level', 'record-ballot']);
    expect(ofCell.item?.vi).toContain('4 bước quá hạn');
    const ofHead = await counted(head);
    expect(ofHead.steps).toEqual(['decide-level', 'notify-subject', 'publish-result', 'archive-rating']);
    expect(ofHead.item?.vi).toContain('4 bước quá hạn');
    expect(await counted(inspector)).toEqual({ steps: [], item: undefined });
  });

  test('miss no ballot that ended even, and count one that was taken back', async () => {
    const lacking = async () => {
      const { progress } = await harness.ask(officer, contract.season, { seasonId, organisationId: commune });
      return progress.find(({ step }) => step === 'record-ballot')?.left;
    };
    expect(await lacking()).toBe(50);
    await harness.owner.query(
      `INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_by, before)
       SELECT gen_random_uuid(), id, 'record-ballot', '2026-12-09', gen_random_uuid(), '{}' FROM ratings.subject LIMIT 2`,
    );
    expect(await lacking()).toBe(48);
    await harness.owner.query(
      `UPDATE ratings.subject_step SET withdrawn_at = now() WHERE id = (SELECT id FROM ratings.subject_step WHERE step = 'record-ballot' LIMIT 1)`,
    );
    expect(await lacking()).toBe(49);
  });

  test('tell what is to come by its last day to who takes it, each item opening its rows, and count nothing that is far off', async () => {
    const itemsOf = async (account: Account) =>
      (await harness.ask(account, workItems, {})).items
        .filter(({ link }) => link.startsWith(`/ratings/${seasonId}`))
        .map(({ vi, dueOn, link, level }) => [
          vi.split(': ')[1],
          dueOn,
          new URLSearchParams(link.split('?')[1]).get('lacks'),
          level,
        ]);
    const self = ['còn 50 đối tượng chưa tự đánh giá, xếp loại', '2026-12-20', 'rate-self', 'info'];
    const ballot = ['còn 49 đối tượng chưa bỏ phiếu xếp loại', '2026-12-20', 'record-ballot', 'info'];
    const decision = ['còn 50 đối tượng chưa có quyết định xếp loại', '2026-12-20', 'decide-level', 'info'];
    await setCalendar([line('co-so', '2026-12-20', null), line('thanh-pho', '2027-02-28', null)]);
    expect(await itemsOf(secretary)).toEqual([self, ballot]);
    expect(await itemsOf(head)).toEqual([decision]);
    expect(await itemsOf(officer)).toEqual([self, ballot, decision]);
    expect(await itemsOf(cityOfficer)).toEqual([]);
    expect(await itemsOf(inspector)).toEqual([]);
    const { queries } = await asking(officer);
    expect(queries.filter(isCount).filter(({ text }) => text.includes("'decide-level', count"))).toHaveLength(1);
    for (const [, , lacks] of [self, ballot, decision] as [string, string, contract.CalendarStep][]) {
      const asked = { seasonId, organisationId: commune, lacks };
      const { total } = await harness.ask(officer, contract.subjects, asked);
      expect([lacks, total]).toEqual([lacks, lacks === 'record-ballot' ? 49 : 50]);
    }
    await setCalendar(contract.calendarStep.options.map((step) => line(step, '2027-01-10', step)));
    const far = await asking(secretary);
    expect(far.queries.filter(isCount)).toEqual([]);
    expect(far.item).toBeUndefined();
    expect(await itemsOf(secretary)).toEqual([]);
  });
});
