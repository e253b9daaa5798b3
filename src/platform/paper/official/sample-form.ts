import type { PaperData, PaperForm } from './paper-form.ts';

/** A form with one of everything, for the tests of this folder. Invented people. */
export const sampleForm: PaperForm = {
  kind: 'platform.sample',
  names: { vi: 'Mẫu thử', en: 'Sample' },
  documentType: 'resolution',
  bodies: ['cell', 'cell-committee'],
  title: 'NGHỊ QUYẾT',
  subtitle: 'lãnh đạo thực hiện nhiệm vụ tháng {month}',
  blocks: [
    { paragraph: 'Chi bộ họp ngày {heldOn}, có {present} đảng viên dự.' },
    { lead: 'I.', paragraph: 'Kết quả tháng trước', style: 'heading' },
    {
      rowsOf: 'tasks',
      columns: [
        { head: 'Nhiệm vụ', share: 4, text: '{task}' },
        { head: 'Người phụ trách', share: 3, text: '{owner}' },
        { head: 'Hạn', share: 2, align: 'center', text: '{due}' },
      ],
    },
    {
      each: 'items',
      blocks: [
        { paragraph: '{heading}', style: 'subheading' },
        { each: 'opinions', blocks: [{ paragraph: '- {gist}' }] },
      ],
    },
    { when: 'hasGuests', blocks: [{ paragraph: 'Khách mời: {guests}.', style: 'italic' }] },
    { paragraph: 'Nghị quyết được {votes} biểu quyết tán thành.', style: 'bold-centered' },
  ],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: true,
  compareWith: 'của cấp ủy',
  fields: {
    month: { vi: 'Tháng', en: 'Month' },
    heldOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
    present: { vi: 'Số có mặt', en: 'Number present' },
    tasks: {
      kind: 'list',
      vi: 'Nhiệm vụ',
      en: 'Tasks',
      of: {
        task: { vi: 'Nội dung', en: 'Text' },
        owner: { vi: 'Người phụ trách', en: 'Owner' },
        due: { vi: 'Hạn', en: 'Due' },
      },
    },
    items: {
      kind: 'list',
      vi: 'Nội dung',
      en: 'Items',
      of: {
        heading: { vi: 'Đề mục', en: 'Heading' },
        opinions: { kind: 'list', vi: 'Ý kiến', en: 'Opinions', of: { gist: { vi: 'Tóm tắt', en: 'Gist' } } },
      },
    },
    hasGuests: { kind: 'flag', vi: 'Có khách mời', en: 'There are guests' },
    guests: { vi: 'Khách mời', en: 'Guests' },
    votes: { vi: 'Số phiếu', en: 'Votes' },
  },
};

export const sampleData: PaperData = {
  hasSuperior: true,
  superiorName: 'ĐẢNG BỘ XÃ ĐỒNG MẪU',
  issuerName: 'CHI BỘ THÔN HƯ CẤU',
  symbolLine: 'Số 12-NQ/CB',
  placeAndDay: 'Đồng Mẫu, ngày 05 tháng 11 năm 2026',
  isDraft: false,
  month: '11/2026',
  heldOn: '05/11/2026',
  present: '18/20',
  tasks: [
    {
      task: 'Vận động các hộ ở ngõ 3 tham gia làm đường; báo cáo kết quả tại kỳ họp sau',
      owner: 'Nguyễn Thị Ỷ Thục',
      due: '30/11/2026',
    },
    { task: 'Rà soát <danh sách> & "hộ nghèo" {heldOn}', owner: 'Đặng Quang Ưởng', due: '28/11/2026' },
  ],
  items: [
    {
      heading: '1. Về công tác xây dựng Đảng',
      opinions: [{ gist: 'Đồng chí Lò Thị Ặng: nhất trí với dự thảo.' }, { gist: 'Ý kiến\nhai dòng.' }],
    },
    { heading: '2. Về vệ sinh môi trường', opinions: [] },
  ],
  hasGuests: true,
  guests: 'đồng chí Hoàng Ngữ Diễm Kiều, Đảng ủy viên theo dõi chi bộ',
  votes: '18/18 đảng viên (100 %)',
  onBehalf: 'T/M CHI BỘ',
  signerPost: 'BÍ THƯ',
  signerName: 'Trần Thị Hư Cấu',
  recipients: [
    { recipient: 'Đảng ủy xã (để báo cáo),' },
    { recipient: 'Đảng viên chi bộ,' },
    { recipient: 'Lưu chi bộ.' },
  ],
};
