import { expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { RatingPaperKind } from '../contract/rating-papers.ts';
import { ratingRulesKind } from '../rules/pack-kinds.ts';
import { isRuleVerified } from '../rules/ruled-value.ts';
import { filledOfSubject, filledOfUnit, wordsOf } from './paper-filled.ts';
import { saidUnverified } from './paper-lines.ts';
import {
  blankSubject,
  fullSubject,
  sampleBallot,
  sampleSeason,
  sampleSubjects,
  sampleSummary,
} from './paper-sample.ts';
import { ratingForms, type UnitKind } from './rating-forms.ts';
import { addsUp } from './rating-tally-minutes.ts';

const reviews = {
  'collective-review': { kind: 'cell-committee', title: 'Chi ủy Chi bộ thôn Hư Cấu' },
  'leader-review': { kind: 'leader', title: 'Trần Thị Hư', postWords: 'Bí thư chi bộ' },
  'member-review': { kind: 'member' },
  'outside-member-review': { kind: 'member-outside' },
} as const;
const units: readonly UnitKind[] = ['ballot-paper', 'tally-minutes', 'decision-list', 'summary-table', 'season-report'];
const ofSubject = (kind: RatingPaperKind, subject = fullSubject()) => wordsOf(filledOfSubject(kind, subject));
const ofUnit = (kind: UnitKind, facts = {}) => wordsOf(filledOfUnit(kind, facts));

test('every place of every form is filled, with everything known and with nothing known', () => {
  expect(ratingForms).toHaveLength(10);
  for (const [kind, who] of Object.entries(reviews)) {
    for (const subject of [fullSubject(who), blankSubject(who)])
      expect(ofSubject(kind as RatingPaperKind, subject)).not.toMatch(/[{}]|undefined|null|NaN/);
  }
  for (const kind of units) expect(ofUnit(kind)).not.toMatch(/[{}]|undefined|null|NaN/);
  const nobody = blankSubject({ state: 'not-rated', notRatedRule: 'other', notRatedWords: 'Đi học dài ngày' });
  for (const subject of [fullSubject(), nobody])
    expect(ofSubject('result-notice', subject)).not.toMatch(/[{}]|undefined|null|NaN/);
});

test('a review says the official form as the pack knows it, and that nobody compared who uses which', () => {
  expect(ofSubject('collective-review', fullSubject(reviews['collective-review']))).toContain('Mẫu 01-HD KĐ.ĐG');
  expect(ofSubject('leader-review', fullSubject(reviews['leader-review']))).toMatch(/Mẫu 2A .*chưa thấy/);
  expect(ofSubject('member-review')).toMatch(/Mẫu 2B .*chưa thấy/);
  expect(ofSubject('outside-member-review', fullSubject({ kind: 'member-outside' }))).toContain('Mẫu 2C');
  // Of a kind without a form in the pack no number is made up.
  expect(ofSubject('collective-review', fullSubject({ kind: 'party-organisation' }))).toContain(
    'Chưa thấy số hiệu mẫu',
  );
});

test('a self-review holds facts and own words; what was proposed and voted is not on it', () => {
  const said = ofSubject('member-review', fullSubject({ decidedLevel: null, decision: null, state: 'reviewed' }));
  expect(said).toContain('Đường bê tông: 300 m');
  expect(said).toContain('Hoàn thành, vượt yêu cầu; 420 m; ngày 20/09/2026');
  expect(said).toContain('Chưa ghi hoàn thành');
  expect(said).toContain('Đã khắc phục ngày 12/05/2026');
  expect(said).toContain('Tự nhận mức: Hoàn thành xuất sắc nhiệm vụ.');
  expect(said).not.toContain('Hoàn thành tốt nhiệm vụ');
  expect(said).not.toContain('Mức do cấp có thẩm quyền');
  expect(ofSubject('member-review')).toContain('số 12-QĐ/ĐU ngày 12/12/2026 của Đảng ủy xã Đồng Mẫu');
});

test('every paper says that its rules were not compared with their text, under its title or on the ballot below', () => {
  // The document of the year was read as a whole, and has rules of which nobody saw the text all the same.
  expect(sampleSeason.isPackVerified).toBe(true);
  const papers = [
    ...Object.entries(reviews).map(([kind, who]) => ofSubject(kind as RatingPaperKind, fullSubject(who))),
    ofSubject('result-notice'),
    ...units.map((kind) => ofUnit(kind)),
  ];
  expect(papers).toHaveLength(ratingForms.length);
  for (const said of papers) expect(said).toMatch(/Quy định áp dụng: [^\n]*chưa đối chiếu với văn bản gốc/);
});

test('no paper names the packs of the program: documents stand by their titles', () => {
  const layered = { ...sampleSeason, layerTitle: 'Đánh giá hằng quý theo Hướng dẫn 02-HD/BTCTW năm 2026' };
  const all = [
    ...Object.entries(reviews).map(([kind, who]) => ofSubject(kind as RatingPaperKind, fullSubject(who))),
    ofSubject('result-notice'),
    ...units.map((kind) => ofUnit(kind, { season: layered })),
  ];
  for (const said of all) expect(said).not.toMatch(/VN-20|bộ quy tắc/);
  expect(all.at(-1)).toContain('; Đánh giá hằng quý theo Hướng dẫn 02-HD/BTCTW năm 2026; một số điểm chưa đối chiếu');
});

test('points that are not known are dots, and where no text gives the parts the paper says so', () => {
  const said = ofSubject('member-review', blankSubject());
  expect(said).toContain('Nhóm tiêu chí chung | 30 | ……');
  expect(said).toContain('Tổng điểm tự chấm: ……. Chấm theo nhóm tiêu chí: chưa thấy điểm thành phần');
  expect(ofSubject('collective-review', fullSubject(reviews['collective-review']))).toContain(
    'chưa đối chiếu với văn bản gốc',
  );
});

test('what a member typed stands under the heading it was typed under, and no line is left beside it', () => {
  const selfWords =
    'Ưu điểm: làm xong đường ngõ 3.\nHạn chế: họp muộn hai lần.\nNguyên nhân: đi làm xa.\nBiện pháp khắc phục: sắp xếp ca.';
  for (const [kind, who] of Object.entries(reviews)) {
    const said = ofSubject(kind as RatingPaperKind, fullSubject({ ...who, selfWords }));
    const own = said.slice(said.indexOf('III. Tự kiểm điểm'), said.indexOf('IV. Tự chấm điểm'));
    expect(own.split('\n')).toEqual([
      'III. Tự kiểm điểm',
      '1. Ưu điểm, kết quả đạt được',
      'làm xong đường ngõ 3.',
      '2. Hạn chế, khuyết điểm và nguyên nhân',
      'họp muộn hai lần.',
      'Nguyên nhân: đi làm xa.',
      '3. Phương hướng, biện pháp khắc phục',
      'sắp xếp ca.',
      '',
    ]);
  }
});

test('a text without headings stands whole under one of its own; under a heading that nobody wrote under stand lines to fill in by hand', () => {
  const ownOf = (rest: Parameters<typeof fullSubject>[0]) =>
    ofSubject('member-review', fullSubject(rest)).split('III. Tự kiểm điểm')[1]!.split('IV. Tự chấm điểm')[0]!;
  const whole = ownOf({ selfWords: 'Hoàn thành việc được giao, còn họp muộn.' });
  expect(whole).toContain(
    'Nội dung tự kiểm điểm (ghi chung, không chia mục)\nHoàn thành việc được giao, còn họp muộn.',
  );
  expect(whole).not.toMatch(/Ưu điểm|……/);
  const inParts = ownOf({ selfWords: 'Ưu điểm: đủ buổi.' });
  expect(inParts).not.toContain('không ghi mục này');
  expect(inParts.match(/…{30}/g)).toHaveLength(4);
  expect(ownOf({ selfWords: null, selfLevel: null }).match(/…{30}/g)).toHaveLength(6);
});

test('what was written beside a criterion stands with its points', () => {
  const said = ofSubject('collective-review', sampleSubjects()[0]);
  expect(said).toContain('Người chấm ghi: Một hội nghị họp chậm | ');
});

test('a ballot paper that is printed again says so and asks for no mark', () => {
  const again = ofUnit('ballot-paper', { subjects: [fullSubject()], content: 'reprint' });
  expect(again).toContain('BẢN IN LẠI. Phiếu này đã biểu quyết ngày 05/12/2026');
  expect(again).not.toContain('Đánh dấu X');
  expect(ofUnit('ballot-paper')).not.toContain('BẢN IN LẠI');
});

test('a ballot paper is by kind and in name order, and says that no threshold was found', () => {
  const said = ofUnit('ballot-paper', { subjects: sampleSubjects() });
  expect(said.indexOf('Chi ủy')).toBeLessThan(said.indexOf('Bí thư chi bộ'));
  expect(said).toContain('Tỷ lệ phiếu cần đạt, cơ sở tính và cách xử lý khi không mức nào đủ phiếu: không thấy');
  // One local guide alone says so.
  expect(said).toMatch(/Phiếu không phải ký tên;[^.]*chưa đối chiếu/);
});

test('minutes of counting give each subject its own figures and put conferences with other numbers apart', () => {
  const said = ofUnit('tally-minutes', {
    subjects: [
      fullSubject({ title: 'An', ballot: sampleBallot() }),
      fullSubject({
        title: 'Bình',
        ballot: sampleBallot({ keptOut: 0, issued: 20, received: 20, invalid: 0, votes: { good: 20 } }),
      }),
      fullSubject({
        title: 'Cúc',
        ballot: sampleBallot({
          present: 22,
          issued: 22,
          received: 22,
          invalid: 0,
          votes: { good: 21, 'not-rated': 1 },
        }),
      }),
    ],
  });
  expect(said).toContain('1 | An | 19 | 19 | 18 | 1 | 12 | 6 | 0 | 0 | 0');
  expect(said).toContain('2 | Bình | 20 | 20 | 20 | 0 | 0 | 20 | 0 | 0 | 0');
  expect(said).toContain('1 | Cúc | 22 | 22 | 22 | 0 | 0 | 21 | 0 | 0 | 1');
  expect(said).toContain('Số được triệu tập: 22; có mặt: 20; vắng mặt: 2.');
  expect(said).toContain('Số được triệu tập: 22; có mặt: 22; vắng mặt: 0.\nLý do vắng mặt: không.');
});

test('votes that are not the valid ballots do not add up', () => {
  expect(addsUp(sampleBallot())).toBe(true);
  expect(addsUp(sampleBallot({ votes: { excellent: 12, good: 7 } }))).toBe(false);
  expect(addsUp(sampleBallot({ issued: 21, present: 20 }))).toBe(false);
});

test('the list for decision marks what is provisional and who is not rated, without words about the person', () => {
  const said = ofUnit('decision-list');
  expect(said).toContain('| Kết quả tạm');
  expect(said).toContain('CXL | đảng viên mới kết nạp chưa đủ 6 tháng (chưa đối chiếu)');
  expect(said).not.toContain('Mới kết nạp');
  // Number, day and issuer stand in the season already.
  expect(said).toContain('Mức đã quyết định theo: Quyết định số 12-QĐ/ĐU ngày 12/12/2026 của Đảng ủy xã Đồng Mẫu.');
  expect(said).toContain('2 | Hoàng Ngữ Diễm Kiều | Chi bộ thôn Hư Cấu | 92,5 | 89 | HTT | HTT | –');
});

test('a notice tells level and decision, or why there is none with its clause', () => {
  expect(ofSubject('result-notice')).toContain('Căn cứ Quyết định số 12-QĐ/ĐU ngày 12/12/2026 của Đảng ủy xã Đồng Mẫu');
  const told = ofSubject(
    'result-notice',
    blankSubject({ state: 'not-rated', notRatedRule: 'EX-4', notRatedWords: 'x' }),
  );
  expect(told).toContain('chưa đánh giá, xếp loại trong kỳ này');
  expect(told).toContain('Đảng viên mới kết nạp chưa đủ 6 tháng');
  expect(told).toContain('chưa đối chiếu');
  expect(told).not.toContain('Mức xếp loại:');
});

test('the summary table says number and share, who is not rated and why, and the change; unknown is not zero', () => {
  const said = ofUnit('summary-table');
  expect(said).toContain(
    'Đảng viên | 1.307 | 1.290 | 184\n14,3% | 1.043\n80,9% | 61\n4,7% | 2\n0,2% | 17 | 184/1.227\n15%',
  );
  expect(said).toContain('Đảng viên: đảng viên mới kết nạp chưa đủ 6 tháng (chưa đối chiếu): 17');
  expect(said).toContain('201\n−17 (−1,5)');
  expect(said).toContain('Số liệu tạm tính: còn 4 đối tượng chưa có quyết định xếp loại.');
  // Nothing of leaders was counted the year before: they are not in the table of changes.
  expect(said.split('So với năm 2025')[1]).not.toContain('Cán bộ lãnh đạo');
  const first = sampleSummary();
  const alone = ofUnit('summary-table', {
    summary: { ...first, groups: first.groups.map((one) => ({ ...one, before: null })), totals: [] },
  });
  expect(alone).toContain('Chưa có số liệu của năm 2025 trong phần mềm.');
});

test('the report fills figures and leaves to people what only they can say', () => {
  const said = ofUnit('season-report');
  for (const part of [
    'I. Công tác tổ chức',
    'II. Kết quả',
    'III. Hạn chế',
    'IV. Khiếu nại',
    'V. Đề xuất',
    'VI. Phụ lục',
  ])
    expect(said).toContain(part);
  expect(said).toContain('chưa có quyết định 4');
  // Organisations and persons are never added up.
  const figures = sampleSummary().totals.map(({ of, total }) => ({ of, total: total.toLocaleString('vi-VN') }));
  for (const { of, total } of figures)
    expect(said).toContain(`Có ${total} ${of === 'persons' ? 'cá nhân' : 'tổ chức, tập thể'} trong kỳ:`);
});

test('what nobody compared with its text says so on paper, also where the clause already doubts something else', () => {
  const clauses = packsOfKind(shippedPacks(), ratingRulesKind).flatMap((pack) =>
    [...pack.content.forms, ...pack.content.exemptions, ...pack.content.criteriaSets]
      .filter((rule) => !isRuleVerified(pack, rule))
      .map(({ clause }) => clause),
  );
  expect(clauses).toContain('21-HD/BTCTW (chưa rõ còn áp dụng)');
  for (const clause of clauses) expect(saidUnverified(clause, false)).toContain('chưa đối chiếu');
});
