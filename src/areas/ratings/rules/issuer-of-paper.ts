/** Words for a unit, as organisations are named and as their committees sign: "thành phố Thử Nghiệm", "Thành ủy Thử Nghiệm". */
const signedBy: Readonly<Record<string, string>> = {
  tỉnh: 'tỉnh ủy',
  'thành phố': 'thành ủy',
  huyện: 'huyện ủy',
  quận: 'quận ủy',
  'thị xã': 'thị ủy',
};
const lowUnits = ['xã', 'phường', 'đặc khu', 'thị trấn', 'thôn', 'bản', 'ấp', 'khu phố', 'tổ dân phố'];

const shortForms: Readonly<Record<string, string>> = {
  tp: 'thành phố',
  tx: 'thị xã',
  tt: 'thị trấn',
  btv: 'ban thường vụ',
  bch: 'ban chấp hành',
};

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** One spelling of a syllable: the tone at its end ("hoạ", "họa"), and i for y after a consonant ("Mỹ", "Mĩ"). */
const plainSyllable = (syllable: string): string => {
  const parts = syllable.normalize('NFD');
  const letters = parts.replace(tones, '').normalize('NFC');
  return letters.replace(/(^|[bcdđghklmnpqrstvx]|qu)y$/u, '$1i') + (parts.match(tones) ?? []).join('');
};

/** Words as they are compared: no case, brackets, dashes or marks between them, short forms written out. A comma stays a border. */
const plain = (text: string): string => {
  const words = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/\(.*?\)/gu, ' ')
    .replace(/[,;]/gu, ' , ')
    .split(/[^\p{L}\p{M}\p{N},]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => (shortForms[word] ?? word).split(' '));
  return words.map(plainSyllable).join(' ');
};

const anyOf = (words: readonly string[]): string => words.map(plain).join('|');

const units = anyOf([...Object.keys(signedBy), ...lowUnits]);
const signatures = anyOf(Object.values(signedBy));
const organs = anyOf(['ban thường vụ', 'thường vụ', 'thường trực', 'ban chấp hành', 'ban chi ủy']);
const cellBodies = anyOf(['chi bộ', 'chi ủy', 'ban chi ủy']);
const bodies = anyOf(['đảng bộ', 'đảng ủy', 'ban thường vụ', 'thường vụ', 'thường trực', 'ban chấp hành', 'cấp ủy']);
const namedAs = anyOf(['đảng bộ', 'đảng ủy', 'chi bộ', 'chi ủy']);
const rank = anyOf(['bộ phận', 'cơ sở', 'cơ quan']);

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const has = (text: string, pattern: string): boolean => new RegExp(`(^| )(${pattern})( |$)`, 'u').test(text);

type Named = { readonly isCell: boolean; readonly unit: string | null; readonly place: string };

/** "Đảng bộ xã Minh Họa, huyện Giả Định": a unit and its place; of a cell within a place its own part alone. */
const parseName = (name: string): Named => {
  const words = plain(name).split(' , ')[0]!;
  const isCell = new RegExp(`^(${cellBodies})( |$)`, 'u').test(words);
  const bare = words.replace(new RegExp(`^(${namedAs})( |$)`, 'u'), '').replace(new RegExp(`^((${rank}) )+`, 'u'), '');
  const [, unit = null, rest = ''] = new RegExp(`^(?:(${units}) )?(.*)$`, 'u').exec(bare) ?? [];
  const place = rest.replace(new RegExp(`(?<=.) (${units}) .*$`, 'u'), '').trim();
  return { isCell, unit, place };
};

const signatureOf = (unit: string): string | null => {
  const found = Object.entries(signedBy).find(([word]) => plain(word) === unit);
  return found ? plain(found[1]) : null;
};

/**
 * Whether the issuer of a paper names the organisation of this name: its unit and place, its committee as it signs, or the place after the word for
 * its body alone. A place of the same name with another unit is another one: "Đảng ủy xã Minh Họa" over "Chi bộ cơ sở Minh Họa".
 */
export const isIssuedBy = (issuer: string, organisationName: string): boolean => {
  const { isCell, unit, place } = parseName(organisationName);
  if (place === '') return false;
  const words = plain(issuer);
  const at = escaped(place);
  const signature = unit === null ? null : signatureOf(unit);
  const withUnit = unit !== null && has(words, `${unit} ${at}`);
  const signed = signature !== null && has(words, `${signature} ${at}`);
  const before = `(^|, |(^| )(${isCell ? cellBodies : bodies}) )((${rank}) )*`;
  const bare = new RegExp(`${before}${at}( (,|${units}|${anyOf(['khóa', 'nhiệm kỳ'])})( |$)|$)`, 'u').test(words);
  return withUnit || signed || bare;
};

/** Whether the issuer names no place and no rank of its own: "Ban Thường vụ Đảng ủy" may be anybody's, "Tỉnh ủy" only another unit's. */
export const namesNobody = (issuer: string, organisationName: string): boolean => {
  const words = plain(issuer);
  const { unit } = parseName(organisationName);
  const own = unit === null ? null : signatureOf(unit);
  if (new RegExp(`(^| )(${signatures})( |$)`, 'u').test(words) && !(own !== null && has(words, own))) return false;
  const empty = `${organs}|${namedAs}|${rank}|${units}|${signatures}|${anyOf(['cấp ủy', 'cấp trên', 'trực tiếp', ','])}`;
  let left = ` ${words} `;
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(new RegExp(` (${empty}) `, 'gu'), ' ');
  }
  return left.trim() === '';
};

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** Who signs for the standing board of a committee, from the name of its organisation: what a form begins with, to be corrected. */
export const standingBoardOf = (organisationName: string): string | null => {
  const [, rest] = /^đảng (?:bộ|ủy|uỷ)\s+(.+)$/iu.exec(organisationName.normalize('NFC').trim()) ?? [];
  if (rest === undefined) return null;
  const unit = Object.keys(signedBy).find((word) => rest.toLocaleLowerCase('vi').startsWith(`${word} `));
  return `Ban Thường vụ ${unit ? `${capital(signedBy[unit]!)}${rest.slice(unit.length)}` : `Đảng ủy ${rest}`}`;
};
