/** The key by which Vietnamese lists sort: given name, then middle, then family name. `Nguyễn Thị Thu An` → `An Thị Thu Nguyễn`. */
export const sortNameOf = (fullName: string): string => {
  const [family = '', ...others] = fullName.trim().split(/\s+/u);
  const given = others.pop();
  return given === undefined ? family : [given, ...others, family].join(' ');
};
