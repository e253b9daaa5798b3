import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { occasionData, occasionField, signedForBody, whenData, whenFields } from './meeting-places.ts';
import type { PaperFacts } from './paper-facts.ts';
import { dayText, dots, memberWord, modeText } from './paper-lines.ts';
import { placesFrom } from './places-from.ts';

/** Tells members, and whoever follows the cell from above, when and where it meets and about what. */
export const notice: PaperForm = {
  kind: 'meetings.notice',
  names: { vi: 'Thông báo họp', en: 'Notice of a meeting' },
  documentType: 'notice',
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'THÔNG BÁO',
  subtitle: 'về việc {occasion}',
  blocks: [
    { paragraph: 'Kính gửi: {addressed}', style: 'bold-centered' },
    { lead: '1. Thời gian:', paragraph: '{startedAt}, {heldOn}.' },
    { lead: '2. Địa điểm, hình thức:', paragraph: '{place} ({mode}).' },
    { lead: '3. Nội dung:', paragraph: '{agendaIntro}' },
    { each: 'agenda', blocks: [{ paragraph: '- {line}' }] },
    { lead: '4. Chuẩn bị:', paragraph: '{preparation}' },
    {
      paragraph:
        'Đề nghị các đồng chí dự đầy đủ, đúng giờ; đồng chí nào không dự được thì báo cáo lý do với bí thư trước buổi họp.',
    },
  ],
  signatures: signedForBody,
  hasRecipients: true,
  fields: {
    ...occasionField,
    addressed: { vi: 'Nơi được thông báo', en: 'Who is told' },
    ...placesFrom(whenFields, (name) => name !== 'endedAt'),
    mode: { vi: 'Hình thức họp', en: 'How it meets' },
    agendaIntro: { vi: 'Mở đầu phần nội dung', en: 'Beginning of the agenda' },
    agenda: { kind: 'list', vi: 'Nội dung', en: 'Agenda', of: { line: { vi: 'Một nội dung', en: 'One line' } } },
    preparation: { vi: 'Việc chuẩn bị, tài liệu', en: 'Preparation, documents' },
  },
};

/** Lines that every meeting has: a notice tells what there is to think about beforehand. */
const procedural: ReadonlySet<string | null> = new Set([
  'opening',
  'clerk',
  'roll-call',
  'dues',
  'approve-agenda',
  'discussion',
  'vote',
  'praise',
  'answers',
  'conclusion',
  'assign',
  'score',
  'adopt',
]);

const agendaLines = ({ items }: PaperFacts): string[] => {
  const own = items.filter(({ source, sourceCode }) => source !== 'template' || !procedural.has(sourceCode));
  return own.map(({ title }, at) => `${title}${at === own.length - 1 ? '.' : ';'}`);
};

const addressedText = (facts: PaperFacts): string => {
  const members =
    facts.kind === 'committee' ? `Các đồng chí ${memberWord(facts)}` : `Đảng viên ${facts.groupName ?? 'chi bộ'}`;
  return facts.isCell ? `${members}; cấp ủy viên cấp trên theo dõi chi bộ` : members;
};

export const noticeData = (facts: PaperFacts): PaperData => {
  const lines = agendaLines(facts);
  const { materialsOn } = facts;
  return {
    ...occasionData(facts),
    addressed: addressedText(facts),
    ...whenData(facts),
    mode: modeText(facts),
    agendaIntro: facts.title === null ? 'gồm các nội dung chính sau:' : `${facts.title}. Gồm các nội dung chính sau:`,
    agenda: (lines.length === 0 ? [dots] : lines).map((line) => ({ line })),
    preparation:
      materialsOn === null
        ? 'Các đồng chí nghiên cứu trước tài liệu, chuẩn bị ý kiến và báo cáo kết quả nhiệm vụ được giao.'
        : `Tài liệu gửi ${dayText(materialsOn)}; các đồng chí nghiên cứu trước, chuẩn bị ý kiến và báo cáo kết quả nhiệm vụ được giao.`,
  };
};
