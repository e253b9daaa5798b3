import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { placesOfForm } from '../../../platform/paper/official/check-template.ts';
import { fillTemplate } from '../../../platform/paper/official/fill-template.ts';
import type { PaperBlock, PaperData, PaperFields } from '../../../platform/paper/official/paper-form.ts';
import { fieldsOf } from '../../../platform/paper/official/standing-fields.ts';
import { templateOf } from '../../../platform/paper/official/template-of.ts';
import { type MeetingPaperKind, meetingKind } from '../contract.ts';
import { filledSample, layoutOn, withStanding, wordsOf } from './filled-sample.ts';
import { bodyOf, dataOf, formOf, paperKinds, papersOfKind, titleOfPaper } from './meeting-forms.ts';
import type { PaperFacts } from './paper-facts.ts';
import { sampleAhead, sampleMeeting } from './sample-meeting.ts';

const on = day('2026-11-27');
const layout = layoutOn(on);
const filled = (kind: MeetingPaperKind, facts: PaperFacts = sampleMeeting()) =>
  filledSample(formOf(kind), dataOf(kind, facts), on);
const text = (kind: MeetingPaperKind, facts?: PaperFacts) => wordsOf(filled(kind, facts)).join('\n');

const namesOf = (fields: PaperFields): string[] =>
  Object.entries(fields).flatMap(([name, { of = {} }]) => [name, ...namesOf(of)]);

const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
const linesOf = (docx: Uint8Array): string[] =>
  partsOf(docx)
    ['word/document.xml']!.split(/<\/w:p>|<w:br\/>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter((line) => line !== '');

/** Fixed words under a condition that does not hold. */
const hiddenIn = (blocks: readonly PaperBlock[], data: PaperData): string[] =>
  blocks.flatMap((block) => ('when' in block && data[block.when] !== true ? fixedIn(block.blocks) : []));
const fixedIn = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => {
    if ('paragraph' in block) return [`${block.lead ?? ''} ${block.paragraph}`.trim()];
    return 'rowsOf' in block ? block.columns.map(({ head }) => head) : fixedIn(block.blocks);
  });

/** The least that can be known of a meeting: a day and an organisation. */
const bare = sampleAhead({
  people: [],
  items: [],
  reports: [],
  startsAt: null,
  place: null,
  materialsOn: null,
  superior: null,
  scorePack: null as never,
});

test.each(paperKinds)('%s: its Word file differs from its template only in the places', async (kind) => {
  const form = formOf(kind);
  const template = templateOf(form, layout);
  const docx = await fillTemplate(template, withStanding(form, dataOf(kind, sampleMeeting())));
  const [before, after] = [partsOf(template), partsOf(docx)];
  for (const name of Object.keys(before).filter(
    (part) => part !== 'word/document.xml' && part !== '[Content_Types].xml',
  ))
    expect(after[name], name).toBe(before[name]);
  const whole = linesOf(docx).join('\n');
  const hidden = ['DỰ THẢO', ...hiddenIn(form.blocks, dataOf(kind, sampleMeeting()))];
  for (const line of linesOf(template).filter((one) => !one.includes('{') && !hidden.includes(one)))
    expect(whole).toContain(line);
  expect(whole).not.toMatch(/\{[#/]?\w+\}/);
});

test.each(paperKinds)('%s: every place of the form stands in its template and is named there', (kind) => {
  const form = formOf(kind);
  expect([...new Set(namesOf(fieldsOf(form)))].sort()).toEqual([...placesOfForm(form)].sort());
});

test.each(paperKinds)(
  '%s: nothing prints as nothing, neither before the meeting nor when next to nothing is known',
  (kind) => {
    // Filling refuses an empty place; the empty cells that are left are those meant to be written in.
    for (const facts of [sampleMeeting(), sampleAhead(), bare, sampleMeeting({ on: day('2019-03-05') })])
      for (const block of filled(kind, facts).blocks)
        if ('text' in block) expect(`${block.lead ?? ''}${block.text}`.trim()).not.toBe('');
  },
);

test.each(paperKinds)('%s: no State motto, no mark that Party papers do not carry', (kind) => {
  const words = text(kind);
  for (const mark of ['CỘNG HÒA', 'Độc lập', './.', 'K/T', 'undefined', 'null', 'meetings.'])
    expect(words).not.toContain(mark);
});

test('minutes speak for nobody and say who said what; a resolution speaks for the cell and does not', () => {
  for (const kind of ['minutes', 'committee-minutes'] as const) {
    const { signatures } = filled(kind);
    expect(signatures.map(({ onBehalf, post }) => [onBehalf, post])).toEqual([
      [null, 'THƯ KÝ'],
      [null, 'CHỦ TRÌ'],
    ]);
    expect(formOf(kind).isConfined).toBe(true);
    expect(text(kind)).toContain('Đồng chí Vũ Thị Mẫu: Đề nghị công khai dự toán');
  }
  const resolution = text('resolution');
  expect(resolution).toContain('T/M CHI BỘ');
  expect(resolution).not.toContain('Đề nghị công khai dự toán');
  expect(resolution).not.toContain('Cao Thị Kiểm Nghiệm (');
});

test('a vote is told with method, base, what was taken off, share needed and result', () => {
  const words = text('minutes');
  expect(words).toContain(
    'Đề nghị công nhận đồng chí Tạ Thị Đơn Cử là đảng viên chính thức. Hình thức: bỏ phiếu kín. Số được triệu tập để tính kết quả: 17 (đảng viên chính thức 19, trừ 1 tạm sinh hoạt nơi khác, 1 được miễn, không dự). Kết quả: tán thành 11/17 (64,7%), không tán thành 2, ý kiến khác, phiếu trắng 1. Cần từ 2/3 trở lên số được triệu tập (ít nhất 12), theo 294-QĐ/TW 9.3, 4.2.3: chưa đủ tỷ lệ.',
  );
  expect(words).toContain(
    'Cần trên 1/2 số được triệu tập (ít nhất 9), theo 294-QĐ/TW 9.3 (quy định trước), chưa đối chiếu với văn bản gốc: đủ tỷ lệ.',
  );
  expect(words).toContain(
    'Căn cứ tính kết quả biểu quyết: tỷ lệ tán thành theo 294-QĐ/TW 9.3 (quy định trước), chưa đối chiếu với văn bản gốc; tỷ lệ tán thành theo thông lệ, chưa có văn bản; số được triệu tập theo 294-QĐ/TW 9.3, 4.2.3.',
  );
  expect(words).not.toContain('theo quy định');
  expect(text('resolution')).toContain('Nghị quyết được 13/17 (76,5%) đảng viên được triệu tập biểu quyết tán thành');
});

test('a resolution voted on within a matter is not told as the vote on the resolution of the meeting', () => {
  const within = sampleMeeting().items.map((one) =>
    one.sourceCode === 'conclusion' ? { ...one, sourceCode: 'vote' } : one,
  );
  const words = text('resolution', sampleMeeting({ items: within }));
  expect(words).not.toContain('13/17');
  expect(words).not.toContain('biểu quyết tán thành');
});

const late = 'Ngày họp 03/11/2026; nhập vào phần mềm ngày 06/11/2026 theo bản ghi tay, sau ngày họp 3 ngày.';

test('minutes of a sheet entered later say so as their last line; those of the day itself do not', () => {
  for (const [kind, of] of [
    ['minutes', 'regular'],
    ['minutes', 'thematic'],
    ['minutes', 'party-group'],
    ['committee-minutes', 'committee'],
  ] as const) {
    const last = filled(kind, sampleMeeting({ kind: of })).blocks.at(-1)!;
    expect('text' in last && last.text, `${kind} ${of}`).toBe(late);
    expect(text(kind, sampleMeeting({ kind: of, enteredLater: null }))).not.toContain('nhập vào phần mềm');
  }
});

test('no other paper says when it was entered: a resolution is no place for remarks of the program', () => {
  for (const kind of paperKinds.filter((one) => !one.endsWith('minutes')))
    expect(text(kind), kind).not.toContain('phần mềm ngày');
});

test('results of an election have their place in the minutes', () => {
  const elections = [
    {
      electionId: 'e1',
      title: 'Bầu bí thư chi bộ',
      base: 20,
      seats: 1,
      issued: 17,
      received: 17,
      valid: 16,
      candidates: [
        { name: 'Trần Thị Hư Cấu', votes: 14, isElected: true },
        { name: 'Nguyễn Thị Ỷ Thục', votes: null, isElected: null },
      ],
    },
  ];
  const words = text(
    'minutes',
    sampleMeeting({ kind: 'congress', title: 'đại hội chi bộ nhiệm kỳ 2025 - 2030', elections }),
  );
  expect(words).toContain(
    'Bầu bí thư chi bộ: Số lượng được bầu: 1. Số được triệu tập để tính kết quả: 20. Số phiếu phát ra 17, thu về 17, hợp lệ 16.',
  );
  expect(words).toContain('đồng chí Trần Thị Hư Cấu: 14/20 (70%) số được triệu tập, trúng cử');
  expect(words).toContain('đồng chí Nguyễn Thị Ỷ Thục: ………………… phiếu, …………………');
  expect(text('minutes')).not.toContain('Kết quả bầu cử');
  const rule = 'trên 1/2 số được triệu tập, theo cách làm thông thường; chưa đối chiếu với văn bản gốc';
  expect(words).not.toContain('Căn cứ tính kết quả bầu cử');
  expect(text('minutes', sampleMeeting({ elections, electionRule: rule }))).toContain(
    `Căn cứ tính kết quả bầu cử: ${rule}.`,
  );
  expect(text('minutes', sampleMeeting({ electionRule: rule }))).not.toContain('Căn cứ tính kết quả bầu cử');
});

test('a score sheet is that of the day of the meeting, marks what nobody compared, and shows both columns', () => {
  const now = text('score-sheet');
  expect(now).toContain('42-HD/BTCTW năm 2025; tiêu chí và mức điểm chưa được đối chiếu với văn bản gốc');
  expect(now).toContain('98/100 điểm, xếp loại Tốt');
  expect(now).toContain('Cấp trên: Ít ý kiến thảo luận');
  const eve = text('score-sheet', sampleMeeting({ on: day('2025-10-27') }));
  expect(eve).toContain('12-HD/BTCTW năm 2018');
  expect(eve).toContain('5/5 tiêu chí đạt');
  expect(eve).toContain('Khung này không quy định mức xếp loại.');
  expect(text('score-sheet', sampleMeeting({ on: day('2025-10-28') }))).toContain('42-HD/BTCTW năm 2025');
});

test('the sheet kept by hand has the roll of the day, what the roll says, the agenda, and empty places', () => {
  const words = wordsOf(filled('blank-sheet', sampleAhead()));
  expect(words).toEqual(expect.arrayContaining(['Nguyễn Thị Ỷ Thục', 'Được miễn sinh hoạt', 'Tạm sinh hoạt nơi khác']));
  expect(words).toEqual(
    expect.arrayContaining(['Phòng cháy, chữa cháy ở khu dân cư', 'Rà soát đảng viên 213 nơi cư trú']),
  );
  const empty = filled('blank-sheet', sampleAhead()).blocks.filter((block) => 'rows' in block);
  expect(empty.every((block) => 'rowHeight' in block && block.rowHeight! > 0)).toBe(true);
});

test('each kind of meeting has the papers that fit it, issued by the body that met', () => {
  expect(papersOfKind('committee')).toEqual([
    'notice',
    'blank-sheet',
    'attendance-sheet',
    'committee-minutes',
    'conclusion',
    'task-list',
  ]);
  expect(papersOfKind('party-group')).toEqual(['blank-sheet', 'attendance-sheet', 'minutes']);
  expect(papersOfKind('regular')).not.toContain('committee-minutes');
  for (const kind of meetingKind.options)
    for (const paper of papersOfKind(kind)) expect(formOf(paper).bodies).toContain(bodyOf({ kind, isCell: true }));
  for (const paper of papersOfKind('committee'))
    expect(formOf(paper).bodies).toContain(bodyOf({ kind: 'committee', isCell: false }));
  expect(titleOfPaper('minutes', sampleMeeting())).toBe(
    'Biên bản sinh hoạt chi bộ thường kỳ tháng 11 năm 2026 (họp ngày 03/11/2026)',
  );
  // Where the occasion names the day, it is not said twice.
  const extraordinary = { ...sampleMeeting(), kind: 'extraordinary' as const };
  expect(titleOfPaper('minutes', extraordinary)).toBe('Biên bản sinh hoạt chi bộ bất thường ngày 03 tháng 11 năm 2026');
  expect(titleOfPaper('notice', { ...extraordinary, isHeld: false })).toMatch(/ngày 03 tháng 11 năm 2026 \(dự kiến\)$/);
});
