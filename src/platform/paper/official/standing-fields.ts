import type { PaperFields, PaperForm } from './paper-form.ts';

const head: PaperFields = {
  hasSuperior: {
    kind: 'flag',
    vi: 'Có tổ chức đảng cấp trên ở đầu văn bản',
    en: 'A superior organisation stands at the head',
  },
  superiorName: { vi: 'Tên tổ chức đảng cấp trên', en: 'Name of the superior organisation' },
  issuerName: { vi: 'Tên tổ chức đảng ban hành', en: 'Name of the issuing organisation' },
  placeAndDay: { vi: 'Địa danh và ngày, tháng, năm', en: 'Place and day' },
  isDraft: { kind: 'flag', vi: 'Là bản dự thảo', en: 'Is a draft' },
};
const number: PaperFields = { symbolLine: { vi: 'Số và ký hiệu', en: 'Number and symbol' } };
const recipients: PaperFields = {
  recipients: {
    kind: 'list',
    vi: 'Nơi nhận',
    en: 'Recipients',
    of: { recipient: { vi: 'Một nơi nhận', en: 'One recipient' } },
  },
};

const signing: PaperFields = {
  onBehalf: { vi: 'Thay mặt (T/M …)', en: 'On behalf of (T/M …)' },
  signerPost: { vi: 'Chức vụ người ký', en: 'Post of the signer' },
  signerName: { vi: 'Họ và tên người ký', en: 'Name of the signer' },
};

const signingOf = ({ signatures }: PaperForm): PaperFields => {
  const texts = signatures.map(({ onBehalf = '', post, name }) => `${onBehalf}${post}${name}`).join('');
  return Object.fromEntries(Object.entries(signing).filter(([name]) => texts.includes(`{${name}}`)));
};

/** Places that papers share: the head, the number where there is one, who signs, the recipients. */
export const standingFields = (form: PaperForm): PaperFields => ({
  ...head,
  ...(form.documentType === null ? {} : number),
  ...signingOf(form),
  ...(form.hasRecipients ? recipients : {}),
});

/** Every place of a form: the standing ones and its own. */
export const fieldsOf = (form: PaperForm): PaperFields => ({ ...standingFields(form), ...form.fields });

/** Stands over every draft. */
export const draftMark = 'DỰ THẢO';

/** What a draft says about a layout of our own. */
export const compareLine = (form: PaperForm): string | null =>
  form.compareWith === undefined
    ? null
    : `Bố cục do phần mềm trình bày; đối chiếu với mẫu gốc ${form.compareWith} trước khi ký.`;
