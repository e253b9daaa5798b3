import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { signedForBody } from './meeting-places.ts';
import { paragraphsBlock, paragraphsField, paragraphsOf, taskStateText } from './monthly-words.ts';
import { dots, ended, numbered, numberText, orDots, partText, shortDay } from './paper-lines.ts';
import { aboutData, aboutFields, type TopicPaperFacts } from './topic-plan.ts';

/** How a topic was talked over and what came of it. Residents and households stand in it as numbers only. */
export const topicReport: PaperForm = {
  kind: 'meetings.topic-report',
  names: { vi: 'Báo cáo kết quả sinh hoạt chuyên đề', en: 'Report on a meeting on a topic' },
  documentType: 'report',
  bodies: ['cell-committee', 'cell'],
  title: 'BÁO CÁO',
  subtitle: 'kết quả sinh hoạt chuyên đề quý {quarter} năm {year}: {topic}',
  blocks: [
    { lead: 'I.', paragraph: 'Việc tổ chức sinh hoạt', style: 'heading' },
    { lead: 'Ngày sinh hoạt:', paragraph: '{heldOn}.' },
    { lead: 'Đảng viên dự, trên số phải dự:', paragraph: '{attendance}.' },
    { paragraph: 'Lý do chọn chuyên đề', style: 'subheading' },
    paragraphsBlock('why'),
    { lead: 'II.', paragraph: 'Nội dung, giải pháp đã thống nhất', style: 'heading' },
    paragraphsBlock('solution'),
    { lead: 'Kết luận của buổi sinh hoạt:', paragraph: '{conclusion}' },
    { lead: 'III.', paragraph: 'Nhiệm vụ đã giao', style: 'heading' },
    {
      when: 'hasTasks',
      blocks: [
        {
          rowsOf: 'tasks',
          columns: [
            { head: 'TT', share: 1, align: 'center', text: '{number}' },
            { head: 'Nhiệm vụ', share: 8, text: '{task}' },
            { head: 'Thời hạn', share: 2.4, align: 'center', text: '{due}' },
            { head: 'Tình trạng', share: 3, text: '{state}' },
          ],
        },
      ],
    },
    { when: 'hasNoTasks', blocks: [{ paragraph: 'Buổi sinh hoạt không giao nhiệm vụ nào.' }] },
    { lead: 'IV.', paragraph: 'Kết quả đến ngày {resultOn}', style: 'heading' },
    { lead: 'Nhân dân tham gia:', paragraph: '{residents} người; {households} hộ.' },
    paragraphsBlock('result'),
    { lead: 'V.', paragraph: 'Kinh nghiệm rút ra', style: 'heading' },
    paragraphsBlock('lessons'),
  ],
  signatures: signedForBody,
  hasRecipients: true,
  fields: {
    ...aboutFields,
    heldOn: { vi: 'Ngày sinh hoạt', en: 'Held on' },
    attendance: { vi: 'Đảng viên dự, trên số phải dự', en: 'Members who came, of those who should' },
    conclusion: { vi: 'Kết luận của buổi sinh hoạt', en: 'Conclusion of the meeting' },
    hasTasks: { kind: 'flag', vi: 'Có nhiệm vụ được giao', en: 'Tasks were given' },
    hasNoTasks: { kind: 'flag', vi: 'Không giao nhiệm vụ', en: 'No tasks were given' },
    tasks: {
      kind: 'list',
      vi: 'Nhiệm vụ đã giao',
      en: 'Tasks given',
      of: {
        number: { vi: 'Thứ tự', en: 'Number' },
        task: { vi: 'Nhiệm vụ', en: 'Task' },
        due: { vi: 'Thời hạn', en: 'Due' },
        state: { vi: 'Tình trạng', en: 'State' },
      },
    },
    resultOn: { vi: 'Ngày ghi kết quả', en: 'Day of the result' },
    residents: { vi: 'Số người tham gia', en: 'Residents taking part' },
    households: { vi: 'Số hộ tham gia', en: 'Households taking part' },
    result: paragraphsField('Kết quả', 'Result'),
    lessons: paragraphsField('Kinh nghiệm rút ra', 'Lessons'),
  },
  compareWith: 'của cấp ủy cấp trên',
};

export const topicReportData = (facts: TopicPaperFacts): PaperData => {
  const { topic, attendance, conclusion } = facts;
  return {
    ...aboutData(facts),
    heldOn: shortDay(topic.heldOn),
    attendance: attendance === null ? orDots(null) : partText(attendance.numerator, attendance.denominator),
    conclusion: ended(orDots(conclusion)),
    hasTasks: topic.tasks.length > 0,
    hasNoTasks: topic.tasks.length === 0,
    tasks: numbered(topic.tasks, ({ text, dueOn, state }) => ({
      task: text,
      due: dueOn === null ? '–' : shortDay(dueOn),
      state: taskStateText(state),
    })),
    resultOn: shortDay(topic.resultOn),
    residents: numberText(topic.residents),
    households: numberText(topic.households),
    result: paragraphsOf(topic.result, dots),
    lessons: paragraphsOf(topic.lessons, dots),
  };
};
