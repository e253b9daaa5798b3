import type { PaperBlock, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { seatsLeftIn, standingFor } from '../rules/check-ballot.ts';
import { electedPostText } from '../rules/election-title.ts';
import { congressFields, type ElectionPaperFacts } from './election-facts.ts';
import { dayText, dots, numbered, numberText } from './paper-lines.ts';

type Column = Extract<PaperBlock, { readonly rowsOf: string }>['columns'][number];

const names = (marks: readonly Column[]): PaperBlock => ({
  rowsOf: 'candidates',
  rowHeight: 10,
  columns: [
    { head: 'TT', share: 1, align: 'center', text: '{number}' },
    { head: 'Họ và tên', share: 7, text: '{name}' },
    ...marks,
  ],
});

const approvals: readonly Column[] = [
  { head: 'Đồng ý', share: 2.5, align: 'center', text: '' },
  { head: 'Không đồng ý', share: 2.5, align: 'center', text: '' },
];

/**
 * One ballot paper with those who stand in the next ballot. No rule of how it is marked was read: those who count say it, and the paper
 * says that its form is practice. With a surplus it has names only, and the way of marking is written in.
 */
export const ballotPaper: PaperForm = {
  kind: 'meetings.ballot-paper',
  names: { vi: 'Phiếu bầu', en: 'Ballot paper' },
  documentType: null,
  bodies: ['cell'],
  title: 'PHIẾU BẦU',
  subtitle: '{post} tại {occasion}',
  blocks: [
    { paragraph: 'Thời gian bầu: {heldOn}. Lần bỏ phiếu thứ {ballot}. Số lượng được bầu: {seats}.', style: 'centered' },
    {
      when: 'hasSurplus',
      blocks: [names([]), { lead: 'Cách ghi phiếu (theo hướng dẫn của ban kiểm phiếu):', paragraph: '{marking}' }],
    },
    {
      when: 'hasNoSurplus',
      blocks: [names(approvals), { paragraph: 'Cách ghi phiếu theo hướng dẫn của ban kiểm phiếu.', style: 'small' }],
    },
    {
      paragraph:
        'Người bầu không ký tên vào phiếu. Mẫu theo cách làm thông thường, chưa đối chiếu với quy chế bầu cử trong Đảng.',
      style: 'small',
    },
  ],
  signatures: [],
  hasRecipients: false,
  fields: {
    post: { vi: 'Chức vụ bầu', en: 'Elected to' },
    occasion: congressFields.occasion!,
    heldOn: congressFields.heldOn!,
    ballot: { vi: 'Lần bỏ phiếu', en: 'Number of the ballot' },
    seats: { vi: 'Số lượng được bầu', en: 'Seats' },
    hasSurplus: { kind: 'flag', vi: 'Danh sách có số dư', en: 'More names than seats' },
    hasNoSurplus: { kind: 'flag', vi: 'Danh sách không có số dư', en: 'No more names than seats' },
    marking: {
      vi: 'Cách ghi phiếu, theo hướng dẫn của ban kiểm phiếu',
      en: 'How it is marked, as those who count say',
    },
    candidates: {
      kind: 'list',
      vi: 'Danh sách bầu cử',
      en: 'Candidates',
      of: { number: { vi: 'Thứ tự', en: 'Number' }, name: { vi: 'Họ và tên', en: 'Name' } },
    },
  },
  compareWith: 'của cấp ủy cấp trên',
  isUsedAsPrinted: true,
};

export const ballotPaperData = ({ occasion, kind, on, election }: ElectionPaperFacts): PaperData => {
  const nameOf = new Map(election?.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const standing = election ? standingFor(election).map((id) => nameOf.get(id) ?? dots) : [];
  const hasSurplus = election !== null && standing.length > seatsLeftIn(election);
  return {
    post: election ? electedPostText(election.post, kind) : dots,
    occasion,
    heldOn: dayText(on),
    ballot: election ? String(election.ballots.length + 1) : dots,
    seats: numberText(election && seatsLeftIn(election)),
    hasSurplus,
    hasNoSurplus: !hasSurplus,
    marking: dots,
    candidates: numbered(standing.length > 0 ? standing : [dots], (name) => ({ name })),
  };
};
