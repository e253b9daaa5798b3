/** Text without case and accents, for searching as people type: "Đảng ủy" → "dang uy". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
