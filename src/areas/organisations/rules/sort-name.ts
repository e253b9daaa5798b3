const BETWEEN_PARTS = '  ';

/**
 * The key by which Vietnamese lists sort: given name, then middle, then family name, part by part. `Nguyễn Thị Thu An` →
 * `An  Thị Thu  Nguyễn`: two spaces come before every letter, so a family name never stands against a second middle name, and without
 * a middle name the separators meet. The same as `organisations.sort_name` in SQL.
 */
export const sortNameOf = (fullName: string): string => {
  const [family = '', ...others] = fullName.trim().split(/\s+/u);
  const given = others.pop();
  return given === undefined ? family : [given, others.join(' '), family].join(BETWEEN_PARTS);
};
