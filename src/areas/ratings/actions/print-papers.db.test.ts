import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { lettersOf, readPdf } from '../../../../tests/papers/printed-file.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { ratingForms } from '../papers/rating-forms.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, stranger, cells, commune } = await loadCommune(harness);
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const reader = await harness.account({ role: 'reader', organisationId: commune });
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng'];
const OPINION = 'Ý kiến riêng của một đồng chí';

let seasonId: contract.SeasonId;
const bytesOf = ({ contentBase64 }: { contentBase64: string }) => new Uint8Array(Buffer.from(contentBase64, 'base64'));
const wordsIn = async (file: { contentBase64: string }) => (await readPdf(bytesOf(file))).pages;
const print = (more: object = {}, who = secretary) =>
  act(who, contract.printPapers, { seasonId, organisationId: first, ...more } as never);
const version = async (title: string) => {
  const { rows } = await harness.owner.query('SELECT id, version FROM ratings.subject WHERE title = $1', [title]);
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  await loadMember(harness, second, { fullName: 'Vũ Thị Hà' });
  const period = { kind: 'year' as const, year: 2026 };
  const whom = { organisationId: commune, period, reach: 'whole' as const, countedOn: today };
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  ({ seasonId } = await act(officer, contract.openSeason, {
    ...whom,
    packId: pack!.id,
    calendar: [],
    kinds: ['party-organisation', 'member'],
  }));
  for (const title of names.slice(0, 3)) {
    await act(secretary, contract.rateSelf, {
      ...(await version(title)),
      ratedOn: today,
      points: { common: 28, result: 65 },
      level: 'good',
      words: 'Đã hoàn thành việc được giao',
    });
    await act(secretary, contract.recordReview, { subjects: [await version(title)], heldOn: today, words: OPINION });
    await act(secretary, contract.recordBallot, {
      ...(await version(title)),
      ...{ votedOn: today, summoned: 4, present: 4, issued: 3, received: 3, invalid: 0, keptOut: 1 },
      votes: { good: 3 },
    });
  }
  const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
  await act(officer, contract.decideLevel, {
    lines: [{ ...(await version('Lê Thị An')), level: 'good' }],
    decision,
  } as never);
  await act(secretary, contract.setNotRated, {
    ...(await version('Hoàng Văn Dũng')),
    ...{ rule: 'EX-4', words: 'Kết nạp tháng 9', on: today },
  });
}, 60_000);

describe('the whole set of one cell', () => {
  test('is one PDF with every paper in order, each beginning on a page of its own', async () => {
    const file = await print();
    expect(file.mediaType).toBe('application/pdf');
    expect(file.fileName).toMatch(/^giay-to-danh-gia-xep-loai-nam-2026-chi-bo-thon-1-2026-12-10-in-2026-12-10\.pdf$/);
    const firsts = (await wordsIn(file)).filter((page) => page.includes(lettersOf('ĐẢNG CỘNG SẢN VIỆT NAM')));
    expect(firsts).toHaveLength(file.papers);
    const titles = [
      ...names.slice(0, 3).map((name) => ['BẢN KIỂM ĐIỂM', name]),
      ['BIÊN BẢN', 'Hội nghị ngày 10/12/2026'],
      ['DANH SÁCH', 'Hoàng Văn Dũng'],
      ['THÔNG BÁO', 'Lê Thị An'],
      ['THÔNG BÁO', 'Hoàng Văn Dũng'],
      ['BIỂU TỔNG HỢP', 'của Chi bộ thôn 1'],
      ['BÁO CÁO', 'kết quả kiểm điểm'],
    ];
    expect(firsts).toHaveLength(titles.length);
    for (const [at, [title, about]] of titles.entries()) {
      expect(firsts[at], title).toContain(lettersOf(title!));
      expect(firsts[at]).toContain(lettersOf(about!));
    }
  });

  test('has no empty form, and says what is missing and why', async () => {
    const { missing } = await print();
    const open = names.slice(1, 3);
    expect(missing).toEqual([
      { kind: 'collective-review', why: 'no-self-review', count: 1, titles: ['Chi bộ thôn 1'] },
      { kind: 'ballot-paper', why: 'ballot-not-due', count: 1, titles: ['Chi bộ thôn 1'] },
      { kind: 'tally-minutes', why: 'not-voted', count: 1, titles: ['Chi bộ thôn 1'] },
      { kind: 'decision-list', why: 'nothing-proposed', count: 1, titles: ['Chi bộ thôn 1'] },
      { kind: 'result-notice', why: 'not-decided', count: 3, titles: ['Chi bộ thôn 1', ...open] },
      { kind: 'summary-table', why: 'not-decided', count: 3, titles: [] },
      { kind: 'season-report', why: 'not-decided', count: 3, titles: [] },
    ]);
  });

  test('forms to fill in by hand are another set: those alone of which nothing is recorded', async () => {
    const file = await print({ content: 'blank' });
    const firsts = (await wordsIn(file)).filter((page) => page.includes(lettersOf('ĐẢNG CỘNG SẢN VIỆT NAM')));
    const all = firsts.join('');
    expect(firsts).toHaveLength(3);
    for (const title of ['BÁO CÁO', 'PHIẾU BIỂU QUYẾT', 'BIÊN BẢN']) expect(all).toContain(lettersOf(title));
    for (const name of names) expect(all).not.toContain(lettersOf(name));
    expect(file.missing).toEqual([]);
  });

  test('the ballot paper of a vote that was held is printed again only when asked, and says so', async () => {
    expect(
      await refused(secretary, contract.printPapers, { seasonId, organisationId: first, kinds: ['ballot-paper'] }),
    ).toEqual(['ratings.no-paper-to-print']);
    const [page] = await wordsIn(await print({ kinds: ['ballot-paper'], content: 'reprint' }));
    for (const words of ['BẢN IN LẠI', 'đã biểu quyết ngày 10/12/2026', 'Trần Văn Bình', 'Lê Thị An'])
      expect(page).toContain(lettersOf(words));
    expect(page).not.toContain(lettersOf('Hoàng Văn Dũng'));
  });

  test('holds nothing that others said, and no row of another cell', async () => {
    const all = (await wordsIn(await print())).join('');
    expect(all).not.toContain(lettersOf(OPINION));
    expect(all).not.toContain(lettersOf('Vũ Thị Hà'));
    expect(all).not.toContain(lettersOf('Kết nạp tháng 9'));
    expect(all).toContain(lettersOf('Đã hoàn thành việc được giao'));
  });

  test('as Word files is one archive, numbered in order and named without a person', async () => {
    const file = await print({ format: 'docx' });
    expect(file.mediaType).toBe('application/zip');
    const inside = Object.keys(unzipSync(bytesOf(file)));
    expect(inside).toHaveLength(file.papers);
    expect(inside[0]).toBe('1-ban-kiem-diem-dang-vien.docx');
    for (const name of inside) expect(name).not.toMatch(/binh|cuc|dung-|hoang/);
  });

  test('the audit says how many papers of which forms, and no name', async () => {
    await print({ kinds: ['member-review'] });
    const { rows } = await harness.owner.query(
      `SELECT d::text AS text FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id
       WHERE e.action = 'ratings.print-papers' ORDER BY e.at DESC LIMIT 1`,
    );
    expect(rows[0].text).toContain('ratings.member-review');
    for (const name of names) expect(rows[0].text).not.toContain(name);
  });
});

describe('single papers', () => {
  test.each(ratingForms.map(({ kind }) => kind.replace('ratings.', '')))(
    '%s is printed alone where there is something for it',
    async (kind) => {
      const hasNone = ['collective-review', 'leader-review', 'outside-member-review', 'ballot-paper'].includes(kind);
      if (hasNone)
        expect(
          await refused(secretary, contract.printPapers, { seasonId, organisationId: first, kinds: [kind] }),
        ).toEqual(['ratings.no-paper-to-print']);
      else expect((await wordsIn(await print({ kinds: [kind] })))[0]).toContain(lettersOf('ĐẢNG CỘNG SẢN VIỆT NAM'));
    },
  );

  test('of one subject: only its own, and the notice only once there is a result', async () => {
    const { subjectId } = await version('Lê Thị An');
    expect((await print({ subjectId })).papers).toBe(2);
    const { subjectId: open } = await version('Trần Văn Bình');
    expect((await print({ subjectId: open })).papers).toBe(1);
    expect(
      await refused(secretary, contract.printPapers, {
        ...{ seasonId, organisationId: first, subjectId: open },
        kinds: ['result-notice', 'decision-list'],
      }),
    ).toEqual(['ratings.no-paper-to-print']);
  });

  test('minutes of counting have the recorded figures, subject by subject', async () => {
    const [page] = await wordsIn(await print({ kinds: ['tally-minutes'] }));
    expect(page).toContain(lettersOf('Số được triệu tập: 4; có mặt: 4; vắng mặt: 0'));
    expect(page).toContain(lettersOf('1Lê Thị An333003000'));
    expect(page).not.toContain(lettersOf('Hoàng Văn Dũng'));
  });

  test('votes that were made not to add up are refused, not printed', async () => {
    await harness.owner.query(`UPDATE ratings.ballot SET votes = '{"good": 2}' WHERE subject_id = $1`, [
      (await version('Trần Văn Bình')).subjectId,
    ]);
    expect(
      await refused(secretary, contract.printPapers, { seasonId, organisationId: first, kinds: ['tally-minutes'] }),
    ).toEqual(['ratings.tally-does-not-add-up']);
    await harness.owner.query(`UPDATE ratings.ballot SET votes = '{"good": 3}' WHERE subject_id = $1`, [
      (await version('Trần Văn Bình')).subjectId,
    ]);
  });

  test('the commune prints its own list over all cells; a neighbour and a reader of figures print nothing', async () => {
    const file = await print({ organisationId: commune, kinds: ['decision-list'] }, officer);
    const all = (await wordsIn(file)).join('');
    expect(all).toContain(lettersOf('Vũ Thị Hà'));
    expect(all).toContain(lettersOf('Chi bộ thôn 3'));
    const asked = { seasonId, organisationId: first };
    expect(await refused(stranger, contract.printPapers, asked)).toEqual(['platform.not-permitted']);
    expect(await refused(reader, contract.printPapers, asked)).toEqual(['platform.not-permitted']);
  });
});

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
    await harness.owner.query('DELETE FROM ratings.subject WHERE id = $1', [rows[0].id]);
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
