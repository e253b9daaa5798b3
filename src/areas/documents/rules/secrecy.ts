/** Marks of secrecy as they are written on papers: in capitals as a stamp, or as words that name the degree. */
const stamps = /(^|[\s([{"“])(TUYỆT MẬT|TỐI MẬT|MẬT)(?=$|[\s)\]}"”.,;:])/u;
const words = /(^|\s)(độ (tuyệt |tối )?mật|(văn bản|tài liệu|bản) (tuyệt |tối )?mật)(?=$|[\s.,;:)])/iu;

/** Whether a text says of its paper that it is secret. Such a paper has no title, content or file in the program. */
export const hasSecrecyMark = (text: string): boolean => {
  const composed = text.normalize('NFC');
  // A title set wholly in capitals is no stamp unless the word stands by itself in brackets.
  const isShouted = composed === composed.toUpperCase() && composed.trim().split(/\s+/).length > 2;
  if (isShouted) return /[([{](TUYỆT MẬT|TỐI MẬT|MẬT)[)\]}]/u.test(composed) || words.test(composed);
  return stamps.test(composed) || words.test(composed);
};
