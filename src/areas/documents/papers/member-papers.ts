import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { caseResolutions } from './case-resolutions.ts';

const signed = [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }];

const probationRemark: PaperForm = {
  kind: 'documents.probation-remark',
  names: { vi: 'Tổng hợp nhận xét đối với đảng viên dự bị', en: 'Remarks about a probationary member' },
  documentType: null,
  bodies: ['cell-committee', 'committee'],
  title: 'TỔNG HỢP Ý KIẾN NHẬN XÉT',
  subtitle: 'đối với đảng viên dự bị {subjectName}',
  blocks: [
    {
      paragraph:
        'Đảng viên dự bị: {subjectName}, sinh {subjectBirth}; ngày vào Đảng {admittedOn}; đang sinh hoạt tại {cellName}.',
    },
    { lead: 'Về ưu điểm:', paragraph: '{strengths}' },
    { lead: 'Về khuyết điểm, hạn chế:', paragraph: '{weaknesses}' },
    {
      rowsOf: 'opinions',
      columns: [
        { head: 'Tổ chức, người nhận xét', share: 4, text: '{from}' },
        { head: 'Nội dung nhận xét', share: 6, text: '{remark}' },
      ],
    },
    { paragraph: '{conclusion}' },
  ],
  signatures: signed,
  hasRecipients: false,
  fields: {
    subjectName: { vi: 'Họ và tên đảng viên dự bị', en: 'Name of the probationary member' },
    subjectBirth: { vi: 'Ngày (năm) sinh', en: 'Day or year of birth' },
    admittedOn: { vi: 'Ngày vào Đảng', en: 'Day of admission' },
    cellName: { vi: 'Chi bộ đang sinh hoạt', en: 'Cell' },
    strengths: { vi: 'Ưu điểm', en: 'Strengths' },
    weaknesses: { vi: 'Khuyết điểm, hạn chế', en: 'Weaknesses' },
    opinions: {
      kind: 'list',
      vi: 'Ý kiến nhận xét của các tổ chức',
      en: 'Remarks of organisations',
      of: { from: { vi: 'Tổ chức, người nhận xét', en: 'Who' }, remark: { vi: 'Nội dung nhận xét', en: 'Remark' } },
    },
    conclusion: { vi: 'Kết luận chung', en: 'Conclusion' },
  },
  compareWith: '12A, 12B hoặc 12C',
  isWrittenHere: true,
};

const exemptionList: PaperForm = {
  kind: 'documents.exemption-list',
  names: { vi: 'Danh sách đảng viên được miễn công tác và sinh hoạt đảng', en: 'List of members exempted' },
  documentType: null,
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'DANH SÁCH',
  subtitle: 'đảng viên được miễn công tác và sinh hoạt đảng',
  blocks: [
    { paragraph: 'Tính đến ngày {asOf}, có {count} đảng viên được miễn công tác và sinh hoạt đảng.' },
    {
      rowsOf: 'members',
      columns: [
        { head: 'TT', share: 1, align: 'center', text: '{number}' },
        { head: 'Họ và tên', share: 4, text: '{name}' },
        { head: 'Chi bộ', share: 3, text: '{cell}' },
        { head: 'Lý do miễn', share: 4, text: '{ground}' },
        { head: 'Từ ngày', share: 3, align: 'center', text: '{since}' },
        { head: 'Đến ngày', share: 3, align: 'center', text: '{until}' },
        { head: 'Nghị quyết, quyết định', share: 3, text: '{decision}' },
      ],
    },
  ],
  signatures: signed,
  hasRecipients: false,
  fields: {
    asOf: { vi: 'Tính đến ngày', en: 'As of' },
    count: { vi: 'Số đảng viên', en: 'Number of members' },
    members: {
      kind: 'list',
      vi: 'Đảng viên được miễn',
      en: 'Exempted members',
      of: {
        number: { vi: 'Thứ tự', en: 'Number' },
        name: { vi: 'Họ và tên', en: 'Name' },
        cell: { vi: 'Chi bộ', en: 'Cell' },
        ground: { vi: 'Lý do miễn', en: 'Ground' },
        since: { vi: 'Từ ngày', en: 'From' },
        until: { vi: 'Đến ngày', en: 'Until' },
        decision: { vi: 'Nghị quyết, quyết định', en: 'Resolution or decision' },
      },
    },
  },
  compareWith: '1-MSHĐ',
  isWrittenHere: true,
};

const transferReport: PaperForm = {
  kind: 'documents.transfer-report',
  names: { vi: 'Phiếu báo chuyển sinh hoạt đảng', en: 'Report of a transfer' },
  documentType: null,
  bodies: ['committee', 'standing-committee', 'cell-committee'],
  title: 'PHIẾU BÁO',
  subtitle: 'chuyển sinh hoạt đảng',
  blocks: [
    { paragraph: 'Kính gửi: {toCommittee}.' },
    {
      paragraph:
        'Đảng viên {subjectName}, sinh {subjectBirth}, đã được giới thiệu chuyển sinh hoạt đảng từ {fromName} đến {toName}.',
    },
    {
      paragraph:
        'Giấy giới thiệu sinh hoạt đảng số {slipNumber}, ngày {slipOn}. Đảng phí đã đóng đến hết tháng {duesThrough}.',
    },
    { paragraph: 'Hồ sơ kèm theo: {dossier}.' },
    {
      paragraph:
        'Đề nghị cấp ủy nơi tiếp nhận báo lại sau khi đảng viên đã nộp giấy giới thiệu và được phân công sinh hoạt.',
    },
  ],
  signatures: signed,
  hasRecipients: true,
  fields: {
    toCommittee: { vi: 'Cấp ủy nhận phiếu báo', en: 'Committee addressed' },
    subjectName: { vi: 'Họ và tên đảng viên', en: 'Name of the member' },
    subjectBirth: { vi: 'Ngày (năm) sinh', en: 'Day or year of birth' },
    fromName: { vi: 'Tổ chức đảng nơi đi', en: 'Organisation left' },
    toName: { vi: 'Tổ chức đảng nơi đến', en: 'Receiving organisation' },
    slipNumber: { vi: 'Số giấy giới thiệu', en: 'Number of the slip' },
    slipOn: { vi: 'Ngày giấy giới thiệu', en: 'Day of the slip' },
    duesThrough: { vi: 'Đảng phí đóng đến tháng', en: 'Dues paid through' },
    dossier: { vi: 'Hồ sơ kèm theo', en: 'Dossier handed over' },
  },
  compareWith: '1-SHĐ',
  isWrittenHere: true,
};

const handOver: PaperForm = {
  kind: 'documents.hand-over',
  names: { vi: 'Biên bản bàn giao sổ, hồ sơ đảng viên', en: 'Hand-over of books and dossiers' },
  documentType: 'minutes',
  bodies: ['cell-committee', 'committee'],
  title: 'BIÊN BẢN BÀN GIAO',
  subtitle: 'danh sách, hồ sơ đảng viên giữa {fromName} và {toName}',
  blocks: [
    { paragraph: 'Hôm nay, ngày {heldOn}, tại {heldAt}, thực hiện {basis}, hai bên bàn giao như sau:' },
    { lead: 'Bên giao:', paragraph: '{giver}, đại diện {fromName}.' },
    { lead: 'Bên nhận:', paragraph: '{receiver}, đại diện {toName}.' },
    { lead: 'Tổng số đảng viên bàn giao:', paragraph: '{memberCount}.' },
    {
      rowsOf: 'items',
      columns: [
        { head: 'TT', share: 1, align: 'center', text: '{number}' },
        { head: 'Tên sổ, hồ sơ, tài liệu', share: 6, text: '{item}' },
        { head: 'Số lượng', share: 2, align: 'center', text: '{amount}' },
        { head: 'Tình trạng, ghi chú', share: 4, text: '{note}' },
      ],
    },
    { paragraph: 'Biên bản lập thành {copies} bản có giá trị như nhau, mỗi bên giữ một bản.' },
  ],
  signatures: [
    { post: 'BÊN GIAO', note: '(ký, ghi rõ họ tên)', name: '{giver}' },
    { post: 'BÊN NHẬN', note: '(ký, ghi rõ họ tên)', name: '{receiver}' },
  ],
  hasRecipients: false,
  fields: {
    fromName: { vi: 'Tổ chức đảng bên giao', en: 'Organisation handing over' },
    toName: { vi: 'Tổ chức đảng bên nhận', en: 'Organisation taking over' },
    heldOn: { vi: 'Ngày bàn giao', en: 'Day of the hand-over' },
    heldAt: { vi: 'Nơi bàn giao', en: 'Place of the hand-over' },
    basis: { vi: 'Căn cứ (quyết định số, ngày)', en: 'Basis (decision, day)' },
    giver: { vi: 'Người đại diện bên giao', en: 'Who hands over' },
    receiver: { vi: 'Người đại diện bên nhận', en: 'Who takes over' },
    memberCount: { vi: 'Tổng số đảng viên bàn giao', en: 'Members handed over' },
    items: {
      kind: 'list',
      vi: 'Sổ, hồ sơ bàn giao',
      en: 'What is handed over',
      of: {
        number: { vi: 'Thứ tự', en: 'Number' },
        item: { vi: 'Tên sổ, hồ sơ, tài liệu', en: 'Book, dossier, paper' },
        amount: { vi: 'Số lượng', en: 'Amount' },
        note: { vi: 'Tình trạng, ghi chú', en: 'State, remark' },
      },
    },
    copies: { vi: 'Số bản', en: 'Copies' },
  },
  compareWith: '01-TCĐ',
  isWrittenHere: true,
};

/** Papers about members that a cell or a commune committee writes itself. Layouts of our own, each to be compared with the blank. */
export const memberPapers: readonly PaperForm[] = [
  ...caseResolutions,
  probationRemark,
  exemptionList,
  transferReport,
  handOver,
];

/** Papers that the program never prints: written by hand, secret, or issued centrally. They stand in checklists only. */
export const papersByHand: readonly {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly why: 'by-hand' | 'central';
}[] = [
  { code: '1A/1B-KNĐ', vi: 'Đơn xin vào Đảng', en: 'Application for admission', why: 'by-hand' },
  { code: '2-KNĐ', vi: 'Lý lịch của người xin vào Đảng', en: 'Curriculum vitae of the applicant', why: 'by-hand' },
  { code: '3-KNĐ', vi: 'Giấy giới thiệu người vào Đảng', en: 'Introduction by a member', why: 'by-hand' },
  {
    code: '10',
    vi: 'Bản tự kiểm điểm của đảng viên dự bị',
    en: 'Self-review of a probationary member',
    why: 'by-hand',
  },
  { code: '1-HSĐV', vi: 'Lý lịch đảng viên', en: 'Curriculum vitae of a member', why: 'by-hand' },
  { code: '', vi: 'Giấy giới thiệu sinh hoạt đảng', en: 'Slip of introduction', why: 'central' },
  { code: '', vi: 'Thẻ đảng viên', en: 'Party card', why: 'central' },
  { code: '', vi: 'Giấy chứng nhận Huy hiệu Đảng', en: 'Certificate of a badge', why: 'central' },
];
