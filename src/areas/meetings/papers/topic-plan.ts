import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { TopicRecord } from '../contract/topics.ts';
import { signedForBody } from './meeting-places.ts';
import { paragraphsBlock, paragraphsField, paragraphsOf } from './monthly-words.ts';
import { dots, ended, orDots, shortDay } from './paper-lines.ts';

/** What the papers of a topic are filled from; what is null is written by hand. */
export type TopicPaperFacts = {
  readonly topic: TopicRecord;
  /** Members who came to the meeting on the topic, of those who should have. */
  readonly attendance: { readonly numerator: number; readonly denominator: number } | null;
  readonly conclusion: string | null;
  /** The rule on when members have the paper, as its pack says it. */
  readonly materials: string | null;
};

/** What both papers of a topic say first. */
export const aboutFields = {
  quarter: { vi: 'Quý', en: 'Quarter' },
  year: { vi: 'Năm', en: 'Year' },
  topic: { vi: 'Tên chuyên đề', en: 'Topic' },
  why: paragraphsField('Lý do chọn chuyên đề', 'Why this topic'),
  solution: paragraphsField('Nội dung, giải pháp', 'Solution'),
};

const quarters = ['I', 'II', 'III', 'IV'];
export const aboutData = ({ topic }: TopicPaperFacts) => ({
  quarter: quarters[topic.quarter - 1]!,
  year: String(topic.year),
  topic: topic.title,
  why: paragraphsOf(topic.why, dots),
  solution: paragraphsOf(topic.solution, dots),
});

/** Why a topic, how things stand and what is proposed: approved by the committee before the meeting. */
export const topicPlan: PaperForm = {
  kind: 'meetings.topic-plan',
  names: { vi: 'Kế hoạch sinh hoạt chuyên đề', en: 'Plan of a meeting on a topic' },
  documentType: 'plan',
  bodies: ['cell-committee', 'cell'],
  title: 'KẾ HOẠCH',
  subtitle: 'sinh hoạt chuyên đề quý {quarter} năm {year}: {topic}',
  blocks: [
    { lead: 'I.', paragraph: 'Lý do chọn chuyên đề', style: 'heading' },
    paragraphsBlock('why'),
    { lead: 'Nguồn phản ánh:', paragraph: '{whySource}' },
    { lead: 'II.', paragraph: 'Thực trạng', style: 'heading' },
    paragraphsBlock('situation'),
    { lead: 'Số liệu, dẫn chứng:', paragraph: '{facts}' },
    { lead: 'III.', paragraph: 'Nội dung, giải pháp đưa ra thảo luận', style: 'heading' },
    paragraphsBlock('solution'),
    { lead: 'IV.', paragraph: 'Tổ chức thực hiện', style: 'heading' },
    { lead: 'Đảng viên chuẩn bị nội dung:', paragraph: '{drafter}.' },
    { lead: 'Thời hạn chuẩn bị:', paragraph: '{draftDue}.' },
    { lead: 'Chi ủy duyệt nội dung ngày:', paragraph: '{approvedOn}.' },
    { lead: 'Thời gian sinh hoạt:', paragraph: '{when}.' },
    { lead: 'Gửi tài liệu:', paragraph: '{materials}.' },
  ],
  signatures: signedForBody,
  hasRecipients: true,
  fields: {
    ...aboutFields,
    whySource: { vi: 'Nguồn phản ánh', en: 'Where the concern was heard' },
    situation: paragraphsField('Thực trạng', 'Situation'),
    facts: { vi: 'Số liệu, dẫn chứng', en: 'Figures and evidence' },
    drafter: { vi: 'Đảng viên chuẩn bị', en: 'Member who drafts' },
    draftDue: { vi: 'Hạn chuẩn bị', en: 'Draft due' },
    approvedOn: { vi: 'Ngày chi ủy duyệt', en: 'Approved on' },
    when: { vi: 'Thời gian sinh hoạt', en: 'When it is held' },
    materials: { vi: 'Quy định về gửi tài liệu', en: 'Rule on sending the paper' },
  },
  compareWith: 'của cấp ủy cấp trên',
};

export const topicPlanData = (facts: TopicPaperFacts): PaperData => {
  const { topic, materials } = facts;
  const about = aboutData(facts);
  return {
    ...about,
    whySource: ended(orDots(topic.whySource)),
    situation: paragraphsOf(topic.situation, dots),
    facts: ended(orDots(topic.facts)),
    drafter: orDots(topic.drafterName),
    draftDue: shortDay(topic.draftDueOn),
    approvedOn: shortDay(topic.approvedOn),
    when: topic.heldOn === null ? `trong quý ${about.quarter} năm ${about.year}` : `ngày ${shortDay(topic.heldOn)}`,
    materials: orDots(materials),
  };
};
