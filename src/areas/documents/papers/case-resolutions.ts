import type { IssuingBody, PaperBlock, PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';

/** Places of every resolution about one person: meeting, base of the vote, tally. */
const fields: PaperFields = {
  subjectName: { vi: 'Họ và tên người được xem xét', en: 'Name of the person concerned' },
  subjectBirth: { vi: 'Ngày (năm) sinh của người được xem xét', en: 'Day or year of birth of the person concerned' },
  heldOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
  chair: { vi: 'Chủ trì cuộc họp', en: 'Chair of the meeting' },
  minuteTaker: { vi: 'Thư ký cuộc họp', en: 'Taker of the minutes' },
  total: {
    vi: 'Tổng số đảng viên (chính thức, dự bị) hoặc cấp ủy viên',
    en: 'Members, official and on probation, or members of the committee, in all',
  },
  base: { vi: 'Số được triệu tập (căn cứ tính kết quả)', en: 'Base of the vote' },
  present: { vi: 'Số có mặt', en: 'Number present' },
  absent: { vi: 'Số vắng mặt và lý do', en: 'Number absent, with reasons' },
  assessment: { vi: 'Nhận xét, kết luận của cuộc họp', en: 'Assessment and conclusion of the meeting' },
  voteMethod: { vi: 'Hình thức biểu quyết', en: 'Method of the vote' },
  forVotes: { vi: 'Số tán thành', en: 'Votes for' },
  againstVotes: { vi: 'Số không tán thành', en: 'Votes against' },
  blankVotes: { vi: 'Số phiếu trắng, ý kiến khác', en: 'Blank votes, other opinions' },
  forShare: { vi: 'Tỷ lệ tán thành so với số được triệu tập', en: 'Share for, of the base' },
  isEnough: { kind: 'flag', vi: 'Đủ tỷ lệ tán thành', en: 'The needed share was reached' },
  isNotEnough: { kind: 'flag', vi: 'Chưa đủ tỷ lệ tán thành', en: 'The needed share was not reached' },
  superior: { vi: 'Cấp ủy được đề nghị xem xét', en: 'Committee asked to decide' },
};

type Case = {
  readonly kind: string;
  readonly names: { readonly vi: string; readonly en: string };
  readonly bodies: readonly IssuingBody[];
  readonly subtitle: string;
  /** What the meeting was about, and what it asks for. */
  readonly purpose: string;
  readonly asks: string;
  readonly more?: readonly PaperBlock[];
  readonly moreFields?: PaperFields;
  readonly compareWith: string;
};

const whoMet = (isCell: boolean): string =>
  isCell
    ? 'Tổng số đảng viên: {total}. Số được triệu tập, là căn cứ tính kết quả biểu quyết: {base} đồng chí. Có mặt: {present}. Vắng mặt: {absent}.'
    : 'Tổng số cấp ủy viên: {total} đồng chí. Số được triệu tập, là căn cứ tính kết quả biểu quyết: {base} đồng chí. Có mặt: {present}. Vắng mặt: {absent}.';

const resolution = (of: Case): PaperForm => {
  const isCell = of.bodies.includes('cell');
  return {
    kind: of.kind,
    names: of.names,
    documentType: 'resolution',
    bodies: of.bodies,
    title: 'NGHỊ QUYẾT',
    subtitle: of.subtitle,
    blocks: [
      { paragraph: `Ngày {heldOn}, ${isCell ? 'chi bộ' : 'cấp ủy'} họp ${of.purpose}.` },
      { paragraph: whoMet(isCell) },
      { paragraph: 'Chủ trì: đồng chí {chair}. Thư ký: đồng chí {minuteTaker}.' },
      ...(of.more ?? []),
      { lead: 'Nhận xét, kết luận:', paragraph: '{assessment}' },
      {
        lead: 'Kết quả biểu quyết',
        paragraph:
          '({voteMethod}): tán thành {forVotes}; không tán thành {againstVotes}; phiếu trắng, ý kiến khác {blankVotes}. Tỷ lệ tán thành so với số được triệu tập: {forShare}.',
      },
      { when: 'isEnough', blocks: [{ lead: 'QUYẾT NGHỊ:', paragraph: of.asks }] },
      {
        when: 'isNotEnough',
        blocks: [
          {
            paragraph: 'Kết quả chưa đủ tỷ lệ tán thành; báo cáo đầy đủ kết quả biểu quyết để {superior} xem xét.',
          },
        ],
      },
    ],
    signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
    hasRecipients: true,
    fields: { ...fields, ...of.moreFields },
    eitherOr: ['isEnough', 'isNotEnough'],
    compareWith: of.compareWith,
    isWrittenHere: true,
  };
};

const cell: readonly IssuingBody[] = ['cell'];
const committee: readonly IssuingBody[] = ['committee', 'standing-committee'];

const introducers: PaperFields = {
  introducers: { vi: 'Người giới thiệu (hoặc tổ chức giới thiệu)', en: 'Introducers, or introducing organisation' },
};
const introduced: PaperBlock = {
  paragraph:
    'Người được xem xét: {subjectName}, sinh {subjectBirth}. Người (tổ chức) giới thiệu vào Đảng: {introducers}.',
};
const probation: PaperFields = { admittedOn: { vi: 'Ngày vào Đảng', en: 'Day of admission' } };
const onProbation: PaperBlock = {
  paragraph: 'Đảng viên dự bị: {subjectName}, sinh {subjectBirth}; ngày vào Đảng {admittedOn}.',
};
const grounds: PaperFields = {
  grounds: { vi: 'Căn cứ và quá trình giáo dục, yêu cầu kiểm điểm', en: 'Ground, and what was done before' },
};
const found: PaperBlock = {
  paragraph: 'Đảng viên: {subjectName}, sinh {subjectBirth}. Căn cứ xem xét và các bước đã thực hiện: {grounds}',
};

const member: PaperBlock = { paragraph: 'Đảng viên: {subjectName}, sinh {subjectBirth}.' };
const resolved: PaperFields = {
  resolved: { vi: 'Nội dung quyết nghị', en: 'What is resolved' },
};
const badge: PaperFields = { badgeYears: { vi: 'Số năm tuổi Đảng của Huy hiệu', en: 'Years of the badge' } };

/** Resolutions of a cell or a committee about one person. Layouts of our own: a family or political history is never written here. */
export const caseResolutions: readonly PaperForm[] = [
  resolution({
    kind: 'documents.admission-cell',
    names: { vi: 'Nghị quyết chi bộ đề nghị kết nạp đảng viên', en: 'Resolution of a cell proposing an admission' },
    bodies: cell,
    subtitle: 'đề nghị kết nạp quần chúng {subjectName} vào Đảng',
    purpose: 'xét, đề nghị kết nạp quần chúng {subjectName} vào Đảng',
    more: [introduced],
    moreFields: introducers,
    asks: 'Chi bộ đề nghị {superior} xem xét, kết nạp quần chúng {subjectName} vào Đảng Cộng sản Việt Nam.',
    compareWith: '6-KNĐ',
  }),
  resolution({
    kind: 'documents.admission-committee',
    names: {
      vi: 'Nghị quyết cấp ủy đề nghị kết nạp đảng viên',
      en: 'Resolution of a committee proposing an admission',
    },
    bodies: committee,
    subtitle: 'đề nghị kết nạp quần chúng {subjectName} vào Đảng',
    purpose: 'xét nghị quyết của chi bộ đề nghị kết nạp quần chúng {subjectName} vào Đảng',
    more: [introduced],
    moreFields: introducers,
    asks: 'Đề nghị {superior} xem xét, quyết định kết nạp quần chúng {subjectName} vào Đảng Cộng sản Việt Nam.',
    compareWith: '7, 8A hoặc 8B',
  }),
  resolution({
    kind: 'documents.recognition-cell',
    names: {
      vi: 'Nghị quyết chi bộ đề nghị công nhận đảng viên chính thức',
      en: 'Resolution of a cell proposing recognition',
    },
    bodies: cell,
    subtitle: 'đề nghị công nhận đảng viên chính thức đối với đồng chí {subjectName}',
    purpose: 'xét, đề nghị công nhận đảng viên dự bị {subjectName} là đảng viên chính thức',
    more: [onProbation],
    moreFields: probation,
    asks: 'Chi bộ đề nghị {superior} xem xét, công nhận đồng chí {subjectName} là đảng viên chính thức.',
    compareWith: '13',
  }),
  resolution({
    kind: 'documents.recognition-committee',
    names: {
      vi: 'Nghị quyết cấp ủy đề nghị công nhận đảng viên chính thức',
      en: 'Resolution of a committee proposing recognition',
    },
    bodies: committee,
    subtitle: 'đề nghị công nhận đảng viên chính thức đối với đồng chí {subjectName}',
    purpose: 'xét nghị quyết của chi bộ đề nghị công nhận đảng viên dự bị {subjectName} là đảng viên chính thức',
    more: [onProbation],
    moreFields: probation,
    asks: 'Đề nghị {superior} xem xét, quyết định công nhận đồng chí {subjectName} là đảng viên chính thức.',
    compareWith: '14',
  }),
  resolution({
    kind: 'documents.strike-off-cell',
    names: {
      vi: 'Nghị quyết chi bộ đề nghị xóa tên đảng viên',
      en: 'Resolution of a cell proposing to strike a member off',
    },
    bodies: cell,
    subtitle: 'đề nghị xóa tên đảng viên {subjectName} trong danh sách đảng viên',
    purpose: 'xem xét việc xóa tên đảng viên {subjectName} trong danh sách đảng viên',
    more: [found],
    moreFields: grounds,
    asks: 'Chi bộ đề nghị {superior} xem xét, quyết định xóa tên đảng viên {subjectName} trong danh sách đảng viên.',
    compareWith: 'của cấp ủy cấp trên',
  }),
  resolution({
    kind: 'documents.strike-off-committee',
    names: {
      vi: 'Nghị quyết cấp ủy đề nghị xóa tên đảng viên',
      en: 'Resolution of a committee proposing to strike a member off',
    },
    bodies: committee,
    subtitle: 'đề nghị xóa tên đảng viên {subjectName} trong danh sách đảng viên',
    purpose: 'xét nghị quyết của chi bộ về việc xóa tên đảng viên {subjectName} trong danh sách đảng viên',
    more: [found],
    moreFields: grounds,
    asks: 'Đề nghị {superior} xem xét, quyết định xóa tên đảng viên {subjectName} trong danh sách đảng viên.',
    compareWith: 'của cấp ủy cấp trên',
  }),
  resolution({
    kind: 'documents.resignation-cell',
    names: {
      vi: 'Nghị quyết chi bộ đề nghị cho đảng viên ra khỏi Đảng',
      en: 'Resolution of a cell proposing to let a member leave',
    },
    bodies: cell,
    subtitle: 'đề nghị cho đảng viên {subjectName} ra khỏi Đảng',
    purpose: 'xem xét đề nghị ra khỏi Đảng của đảng viên {subjectName}',
    more: [member],
    asks: 'Chi bộ đề nghị {superior} xem xét, quyết định cho đảng viên {subjectName} ra khỏi Đảng.',
    compareWith: 'của cấp ủy cấp trên',
  }),
  resolution({
    kind: 'documents.exemption-cell',
    names: {
      vi: 'Nghị quyết chi bộ về miễn công tác và sinh hoạt đảng',
      en: 'Resolution of a cell about an exemption',
    },
    bodies: cell,
    subtitle: 'về việc miễn công tác và sinh hoạt đảng đối với đồng chí {subjectName}',
    purpose: 'xem xét đề nghị miễn công tác và sinh hoạt đảng của đồng chí {subjectName}',
    more: [member],
    moreFields: resolved,
    asks: '{resolved}',
    compareWith: 'của cấp ủy cấp trên',
  }),
  resolution({
    kind: 'documents.badge-cell',
    names: {
      vi: 'Nghị quyết chi bộ đề nghị tặng Huy hiệu Đảng',
      en: 'Resolution of a cell proposing a badge',
    },
    bodies: cell,
    subtitle: 'đề nghị tặng Huy hiệu {badgeYears} năm tuổi Đảng cho đồng chí {subjectName}',
    purpose: 'xét, đề nghị tặng Huy hiệu {badgeYears} năm tuổi Đảng cho đồng chí {subjectName}',
    more: [member],
    moreFields: badge,
    asks: 'Chi bộ đề nghị {superior} xem xét, đề nghị cấp có thẩm quyền tặng Huy hiệu {badgeYears} năm tuổi Đảng cho đồng chí {subjectName}.',
    compareWith: 'của cấp ủy cấp trên',
  }),
];
