import { describe, expect, test } from 'vitest';
import { cadreOf, groupLines, loadCadres, monthPack, openingOf, partPoints } from '../../../../tests/cadres.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const world = await loadCadres(harness);
const { officer, stranger, secretary, commune, office, cells, month } = world;
const inspector = await harness.account({ role: 'inspection-officer', organisationId: commune });

describe('criteria and the opening', () => {
  test('criteria of a group of posts fill the parts of the frame exactly, and are replaced by newer ones', async () => {
    const lines = groupLines();
    lines[2]!.max = 19;
    const asked = {
      organisationId: commune,
      packId: monthPack,
      kind: 'officer' as const,
      name: 'Chuyên viên tổng hợp',
    };
    expect(await refused(officer, contract.recordCadreFrame, { ...asked, lines })).toEqual(['ratings.cadre-part-sum']);
    lines[2]!.max = 20;
    const { frameId } = await act(officer, contract.recordCadreFrame, { ...asked, lines });
    expect(await refused(officer, contract.recordCadreFrame, { ...asked, lines })).toEqual([
      'ratings.cadre-frame-twice',
    ]);
    await act(officer, contract.recordCadreFrame, { ...asked, lines, replacesId: frameId });
    const { rows, packs } = await ask(officer, contract.cadreFrames, { organisationId: commune });
    expect(rows.map(({ name, basis, isOwn }) => [name, basis, isOwn])).toEqual([['Chuyên viên tổng hợp', null, true]]);
    expect(packs[0]!.validityUnknownFrom).toBe('2026-01-01');
    expect(await refused(secretary, contract.recordCadreFrame, { ...asked, lines })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('every reason at once: no reason for a frame of unknown validity, a stranger on the list, a day of another month', async () => {
    const elsewhere = await loadMember(harness, cells[1]!, { fullName: 'Vũ Thị Hà' });
    const cadres = [
      cadreOf(world, 'Lê Thị An'),
      { ...cadreOf(world, 'Lê Thị An') },
      { ...cadreOf(world, 'Lê Thị An'), memberId: elsewhere },
    ];
    expect(
      await refused(officer, contract.openCadreMonth, {
        ...month,
        countedOn: day('2026-10-31'),
        packId: monthPack,
        cadres,
      }),
    ).toEqual([
      'ratings.validity-unknown-without-reason',
      'ratings.cadre-roll-of-other-month',
      'ratings.subject-twice',
      'ratings.cadre-not-on-roll',
    ]);
    const early = {
      ...month,
      year: 2017,
      countedOn: day('2017-11-27'),
      packId: monthPack,
      packReason: 'Thử',
      cadres: [cadreOf(world, 'Lê Thị An')],
    };
    expect(await refused(officer, contract.openCadreMonth, early)).toEqual([
      'ratings.no-pack-for-period',
      'ratings.cadre-not-on-roll',
    ]);
  });

  test('the month opens for its people, in name order, and once only', async () => {
    const proposal = await ask(officer, contract.cadreProposal, month);
    expect(proposal.people.map(({ name }) => name)).toEqual([
      'Lê Thị An',
      'Trần Văn Bình',
      'Phạm Thị Cúc',
      'Hoàng Văn Dũng',
      'Đỗ Văn Khoa',
    ]);
    expect(proposal.flags).toEqual(['validity-unknown']);
    const { rows: frames } = await ask(officer, contract.cadreFrames, { organisationId: commune });
    const asked = openingOf(world, frames[0]!.frameId);
    const { seasonId } = await act(officer, contract.openCadreMonth, asked);
    expect(await refused(officer, contract.openCadreMonth, asked)).toContain('ratings.season-open-already');
    const shown = await ask(officer, contract.cadreMonth, { seasonId, organisationId: commune });
    expect(shown).toMatchObject({ isValidityUnknown: true, isOpener: true, total: 5 });
    expect(shown.rows.map(({ title, postGroup }) => [title, postGroup])[1]).toEqual([
      'Trần Văn Bình',
      'Chuyên viên tổng hợp',
    ]);
    const atOffice = await ask(secretary, contract.cadreMonth, { seasonId, organisationId: office });
    expect([atOffice.isOpener, atOffice.version, atOffice.rows.length]).toEqual([false, null, 5]);
    expect(await refused(stranger, contract.cadreMonth, { seasonId, organisationId: commune })).toEqual([
      'platform.not-permitted',
    ]);
    expect(await refused(inspector, contract.cadreMonth, { seasonId, organisationId: commune })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('posts and criteria of another month are proposed, and its level stands on the sheet by itself, unsummed', async () => {
    const october = { ...month, month: 10, countedOn: day('2026-10-31') };
    const { people } = await ask(officer, contract.cadreProposal, october);
    expect(people.find(({ name }) => name === 'Trần Văn Bình')!.last).toEqual({
      kind: 'officer',
      postWords: 'Chuyên viên Văn phòng',
      isHead: false,
      postGroup: 'Chuyên viên tổng hợp',
    });
    const why = 'Đảng ủy cho phép (giả định)';
    const cadres = [cadreOf(world, 'Lê Thị An')];
    const { seasonId } = await act(officer, contract.openCadreMonth, {
      ...october,
      packId: monthPack,
      packReason: why,
      cadres,
    });
    const sheetIn = async (id: contract.SeasonId) => {
      const { rows } = await ask(officer, contract.cadreMonth, { seasonId: id, organisationId: commune });
      return rows.find(({ title }) => title === 'Lê Thị An')!;
    };
    const { subjectId, version } = await sheetIn(seasonId);
    const on = { ratedOn: day('2026-11-02'), side: 'head' as const, marks: partPoints(18, 60, 0) };
    const rated = await act(secretary, contract.rateCadre, { subjectId, expectedVersion: version, ...on });
    const decision = { number: '20-QĐ/ĐU', decidedOn: day('2026-11-05'), issuer: 'Đảng ủy xã Đồng Mẫu' };
    const line = { subjectId, expectedVersion: rated.version, level: 'hanoi-monthly-b' as const };
    await act(officer, contract.decideCadres, { lines: [line], decision });
    const { rows: seasons } = await ask(officer, contract.seasons, { organisationId: commune });
    const november = seasons.find(({ period }) => period.kind === 'month' && period.month === 11)!.seasonId;
    const sheet = await ask(officer, contract.cadreSheet, { subjectId: (await sheetIn(november)).subjectId });
    expect(sheet.sameYear).toEqual([
      { subjectId, period: { kind: 'month', year: 2026, month: 10 }, level: 'hanoi-monthly-b', hasSheet: true },
    ]);
    expect(sheet.marks).toEqual([]);
  });

  test('what months came to stands beside the quarter and the year of the person once it was told, and never beside an earlier period', async () => {
    const { rows: seasons } = await ask(officer, contract.seasons, { organisationId: commune });
    const october = seasons.find(({ period }) => period.kind === 'month' && period.month === 10)!.seasonId;
    const { rows } = await ask(officer, contract.cadreMonth, { seasonId: october, organisationId: commune });
    const { subjectId, version } = rows[0]!;
    const levelsBeside = async (seasonId: contract.SeasonId) => {
      const found = await ask(officer, contract.subjects, { seasonId, organisationId: commune, text: 'Lê Thị An' });
      const { earlier } = await ask(officer, contract.evidence, { subjectId: found.rows[0]!.subjectId });
      return earlier.map(({ periodKind, part, level, path }) => [periodKind, part, level, path]);
    };
    const opened = async (period: contract.RatingPeriod) => {
      const whom = { organisationId: commune, reach: 'whole' as const, countedOn: world.today, period };
      const packs = { packId: 'vn-2025', packReason: 'Thử một quý rơi vào kỳ đánh giá năm', calendar: [] };
      return (await act(officer, contract.openSeason, { ...whom, ...packs, kinds: ['member'] })).seasonId;
    };
    const year = await opened({ kind: 'year', year: 2026 });
    expect(await levelsBeside(year)).toEqual([]);
    await act(officer, contract.notifySubjects, {
      ...{ subjects: [{ subjectId, expectedVersion: version }], on: world.today },
    });
    const told = [['month', 10, 'hanoi-monthly-b', `/ratings/cadres/sheets/${subjectId}`]];
    expect(await levelsBeside(year)).toEqual(told);
    expect(await levelsBeside(await opened({ kind: 'quarter', year: 2026, quarter: 4 }))).toEqual(told);
    expect(await levelsBeside(await opened({ kind: 'quarter', year: 2026, quarter: 3 }))).toEqual([]);
  });
});
