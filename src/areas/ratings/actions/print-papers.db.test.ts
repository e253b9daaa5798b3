import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { lettersOf, readPdf } from '../../../../tests/papers/printed-file.ts';
import { ratedNames as names, OPINION, openRatedCell, subjectNamed } from '../../../../tests/rated-cell.ts';
import * as contract from '../contract.ts';
import { ratingForms } from '../papers/rating-forms.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const { act, refused } = harness;
const { officer, stranger, commune, cells, first, secretary, reader, seasonId } = await openRatedCell(
  harness,
  '2026-12-10',
);
const version = (title: string) => subjectNamed(harness, title);
const bytesOf = ({ contentBase64 }: { contentBase64: string }) => new Uint8Array(Buffer.from(contentBase64, 'base64'));
const wordsIn = async (file: { contentBase64: string }) => (await readPdf(bytesOf(file))).pages;
const print = (more: object = {}, who = secretary) =>
  act(who, contract.printPapers, { seasonId, organisationId: first, ...more } as never);

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

  test('a short self-review is one page, and no signature stands without the last section', async () => {
    const pages = await wordsIn(await print());
    for (const name of names.slice(1, 3)) {
      const page = pages.find((one) => one.includes(lettersOf(`Họ và tên: ${name}`)))!;
      for (const part of ['IV. Tự chấm điểm', 'NGƯỜI TỰ KIỂM ĐIỂM']) expect(page).toContain(lettersOf(part));
    }
    for (const page of pages.filter((one) => one.includes(lettersOf('NGƯỜI TỰ KIỂM ĐIỂM'))))
      expect(page).toContain(lettersOf('IV. Tự chấm điểm'));
    const long =
      'Đã hoàn thành việc được giao trong năm, còn hạn chế về sắp xếp thời gian tham gia việc chung. '.repeat(12);
    const said = `UPDATE ratings.subject_step SET words = $1 WHERE step = 'rate-self' AND subject_id = $2 AND withdrawn_at IS NULL`;
    const { subjectId } = await version('Trần Văn Bình');
    await harness.owner.query(said, [long, subjectId]);
    const signed = (await wordsIn(await print({ subjectId }))).at(-1)!;
    for (const part of ['IV. Tự chấm điểm', 'Tự nhận mức', 'NGƯỜI TỰ KIỂM ĐIỂM'])
      expect(signed).toContain(lettersOf(part));
    expect(signed).not.toContain(lettersOf('Họ và tên'));
    await harness.owner.query(said, ['Đã hoàn thành việc được giao', subjectId]);
  });

  test('has no empty form, and says what is missing and why', async () => {
    const { missing } = await print();
    const cell = { title: 'Chi bộ thôn 1', kind: 'party-organisation', postWords: null };
    const open = names.slice(1, 3).map((title) => ({ title, kind: 'member', postWords: null }));
    const line = (kind: string, why: string, named: readonly object[], count = named.length) => ({
      ...{ kind, why, count, named, countedOnce: 0 },
    });
    expect(missing).toEqual([
      line('collective-review', 'no-self-review', [cell]),
      line('ballot-paper', 'ballot-not-due', [cell]),
      line('tally-minutes', 'not-voted', [cell]),
      line('decision-list', 'nothing-proposed', [cell]),
      line('result-notice', 'not-decided', [cell, ...open]),
      line('summary-table', 'not-decided', [], 3),
      line('season-report', 'not-decided', [], 3),
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

describe('a commune of thousands', () => {
  const many = 2748;
  const add = (kind: string, columns: string, count: number) =>
    harness.owner.query(
      `INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, title, sort_title, post_words, quota_group, is_head, period_kind, year, part, state)
       SELECT gen_random_uuid(), season_id, org_id, org_pos, $1, member_id, ${columns}, quota_group, false, period_kind, year, part, state
       FROM ratings.subject, generate_series(1, $2) n WHERE title = 'Vũ Thị Hà' AND kind = 'member'`,
      [kind, count],
    );

  test('who is missing as a member and as a leader is told apart, and a table that counts a person once says so', async () => {
    await add('leader', `title, sort_title, 'Bí thư chi bộ'`, 1);
    const { missing } = await print(
      { organisationId: cells[1], content: 'recorded', kinds: ['summary-table', 'result-notice'] },
      officer,
    );
    const of = (kind: string) => missing.find((one) => one.kind === kind);
    const twice = of('result-notice')!.named.filter(({ title }) => title === 'Vũ Thị Hà');
    expect(twice).toHaveLength(2);
    expect(twice).toContainEqual({ title: 'Vũ Thị Hà', kind: 'member', postWords: null });
    expect(twice).toContainEqual({ title: 'Vũ Thị Hà', kind: 'leader', postWords: 'Bí thư chi bộ' });
    expect([of('result-notice')!.count, of('summary-table')!.count, of('summary-table')!.countedOnce]).toEqual([
      3, 2, 1,
    ]);
  });

  test('its list is one paper with everybody, and its first buttons print', async () => {
    await add('officer', `'Người giả định ' || n, 'Người giả định ' || n, 'Việc ' || n`, many);
    const asked = { organisationId: commune };
    const list = await print({ ...asked, kinds: ['decision-list'] }, officer);
    const words = (await wordsIn(list)).join('');
    expect(list.papers).toBe(1);
    for (const part of [`Người giả định ${many}`, 'Lê Thị An', 'Danh sách có 2.7'])
      expect(words).toContain(lettersOf(part));
    expect((await print(asked, officer)).papers).toBeGreaterThan(1);
    // Nobody is reviewed at the commune itself here: that is what is said, and not that a commune is too large.
    expect(await refused(officer, contract.printPapers, { seasonId, ...asked, content: 'blank' })).toEqual([
      'ratings.no-blank-to-print',
    ]);
  }, 120_000);
});

test('of the terms of 2014 no form is known: that is said with the name of the guidance, and none is made up', async () => {
  for (const table of ['season', 'season_part'])
    await harness.owner.query(`UPDATE ratings.${table} SET pack_id = 'vn-2014', layer_id = NULL`);
  const asked = { seasonId, organisationId: first };
  expect(await harness.call(secretary, contract.printPapers.name, asked)).toMatchObject({
    reasons: [
      {
        code: 'ratings.paper-of-other-scale',
        params: { pack: expect.stringContaining('Hướng dẫn 27-HD/BTCTW năm 2014') },
      },
    ],
  });
});
