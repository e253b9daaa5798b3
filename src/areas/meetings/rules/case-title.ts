import type { VotedCaseKind } from '../../members/contract.ts';

type Named = { readonly kind: VotedCaseKind; readonly subject: string; readonly step: string | null };

const titles: Readonly<Record<VotedCaseKind, (of: Named) => string>> = {
  admission: ({ subject }) => `Xét, đề nghị kết nạp quần chúng ${subject} vào Đảng`,
  recognition: ({ subject }) => `Xét, đề nghị công nhận đảng viên chính thức đối với đồng chí ${subject}`,
  removal: ({ subject }) => `Xem xét việc xóa tên ${subject} trong danh sách đảng viên`,
  resignation: ({ subject }) => `Xét đề nghị ra khỏi Đảng của ${subject}`,
  exemption: ({ subject }) => `Xét miễn công tác và sinh hoạt đảng đối với đồng chí ${subject}`,
  badge: ({ subject, step }) => `Xét, đề nghị tặng Huy hiệu ${step} năm tuổi Đảng cho đồng chí ${subject}`,
};

/** How an agenda and its minutes name a case, in the language of the papers. */
export const caseTitle = (of: Named): string => titles[of.kind](of).slice(0, 300);
