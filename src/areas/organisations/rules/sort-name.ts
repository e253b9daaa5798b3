/** The key by which Vietnamese lists sort: given name first, then family and middle names. `Nguyễn Văn An` → `An Nguyễn Văn`. */
export const sortNameOf = (fullName: string): string => {
  const parts = fullName.trim().split(/\s+/u);
  const given = parts.pop() ?? '';
  return [given, ...parts].join(' ');
};
