const BETWEEN_PARTS = '  ';
const isUneven = /\s\s|[^\S ]/u;

/**
 * The key by which Vietnamese lists sort: given name, then middle, then family name, part by part. `Nguyễn Thị Thu An` →
 * `An  Thị Thu  Nguyễn`: two spaces come before every letter, so a family name never stands against a second middle name, and without
 * a middle name the separators meet. The same as `organisations.sort_name` in SQL.
 */
export const sortNameOf = (fullName: string): string => {
  const trimmed = fullName.trim();
  // Nearly every name is in single spaces already, and half a million names are sorted with an import.
  const line = isUneven.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
  const [first, last] = [line.indexOf(' '), line.lastIndexOf(' ')];
  if (first < 0) return line;
  return `${line.slice(last + 1)}${BETWEEN_PARTS}${line.slice(first + 1, Math.max(first + 1, last))}${BETWEEN_PARTS}${line.slice(0, first)}`;
};
