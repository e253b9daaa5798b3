import type { PaperBlock, PaperData, PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { SubjectFacts } from './paper-facts.ts';
import { basisBlocks, dots, text } from './paper-lines.ts';
import { reviewData } from './review-data.ts';
import { reviewBlocks, reviewFields } from './review-places.ts';

/** Report of a collective: review, own points, own level. */
export const collectiveReview: PaperForm = {
  kind: 'ratings.collective-review',
  names: { vi: 'Báo cáo kiểm điểm tập thể', en: 'Report of review of a collective' },
  documentType: 'report',
  bodies: ['cell-committee', 'cell', 'committee', 'standing-committee'],
  title: 'BÁO CÁO',
  subtitle: 'kiểm điểm {period} của {subject}',
  blocks: [...basisBlocks, ...reviewBlocks],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: true,
  fields: reviewFields,
  compareWith: 'của cấp ủy cấp trên',
  isConfined: true,
};

const about: PaperFields = {
  cell: text('Chi bộ, nơi sinh hoạt', 'Where the member takes part'),
};

const aboutBlocks = (more: readonly PaperBlock[]): readonly PaperBlock[] => [
  { lead: 'Họ và tên:', paragraph: '{subject}; sinh hoạt tại: {cell}.' },
  ...more,
];

type SelfReview = Pick<PaperForm, 'kind' | 'names' | 'blocks' | 'fields'> & { readonly subtitle: string };

const selfReview = ({ blocks, fields, ...form }: SelfReview): PaperForm => ({
  ...form,
  documentType: null,
  bodies: ['cell', 'committee'],
  title: 'BẢN KIỂM ĐIỂM',
  blocks: [...basisBlocks, ...aboutBlocks(blocks), ...reviewBlocks],
  signatures: [{ post: 'NGƯỜI TỰ KIỂM ĐIỂM', note: '(ký, ghi rõ họ tên)', name: '{subject}' }],
  hasRecipients: false,
  fields: { ...about, ...fields, ...reviewFields },
  isConfined: true,
  isUsedAsPrinted: true,
});

export const leaderReview = selfReview({
  kind: 'ratings.leader-review',
  names: { vi: 'Bản kiểm điểm cán bộ lãnh đạo, quản lý', en: 'Self-review of a leader' },
  subtitle: 'cá nhân cán bộ lãnh đạo, quản lý {period}',
  blocks: [
    { lead: 'Chức vụ:', paragraph: '{post}.' },
    { lead: 'Lĩnh vực, đơn vị trực tiếp phụ trách:', paragraph: '{fieldsLed}.' },
  ],
  fields: {
    post: text('Chức vụ', 'Post'),
    fieldsLed: text('Lĩnh vực, đơn vị trực tiếp phụ trách', 'Fields and units directly led'),
  },
});

export const memberReview = selfReview({
  kind: 'ratings.member-review',
  names: { vi: 'Bản kiểm điểm đảng viên', en: 'Self-review of a member' },
  subtitle: 'cá nhân đảng viên {period}',
  blocks: [
    { lead: 'Chức vụ, đơn vị công tác:', paragraph: '{work}.' },
    { lead: 'Kết quả đánh giá của cơ quan, đơn vị (nếu có):', paragraph: '{stateRating}.' },
  ],
  fields: {
    work: text('Chức vụ, đơn vị công tác', 'Post and place of work'),
    stateRating: text('Kết quả đánh giá của cơ quan, đơn vị', 'Rating of the agency'),
  },
});

export const outsideMemberReview = selfReview({
  kind: 'ratings.outside-member-review',
  names: {
    vi: 'Bản kiểm điểm đảng viên không làm việc trong hệ thống chính trị',
    en: 'Self-review of a member outside the political system',
  },
  subtitle: 'cá nhân đảng viên không làm việc trong hệ thống chính trị {period}',
  blocks: [{ lead: 'Nơi ở, công việc hiện nay:', paragraph: '{residence}.' }],
  fields: { residence: text('Nơi ở, công việc hiện nay', 'Residence and occupation') },
});

const lead: Readonly<Record<string, (facts: SubjectFacts) => PaperData>> = {
  'leader-review': ({ subject }) => ({ post: subject.postWords ?? dots, fieldsLed: dots }),
  'member-review': ({ subject }) => ({ work: subject.postWords ?? dots, stateRating: dots }),
  'outside-member-review': () => ({ residence: dots }),
};

/** What fills a paper of review: of a collective its parts alone, of a person also who it is. */
export const reviewPaperData = (kind: string, facts: SubjectFacts): PaperData => ({
  ...(lead[kind] ? { cell: facts.subject.organisationName, ...lead[kind](facts) } : {}),
  ...reviewData(facts),
});
