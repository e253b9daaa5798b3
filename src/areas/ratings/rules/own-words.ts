/** The parts of a self-review under which what somebody typed is put; the order of the paper. */
export const ownPieces = ['strengths', 'shortcomings', 'causes', 'remedies'] as const;
export type OwnPiece = (typeof ownPieces)[number];

/** What stood before the first heading, and each piece under its own. */
export type OwnWords = Readonly<Partial<Record<OwnPiece, string>>> & { readonly before?: string };

// Words with which people begin a part; matched from the beginning of a line or a sentence, never in the middle of one.
const begins: Readonly<Record<OwnPiece, string>> = {
  strengths: 'ưu điểm|kết quả đạt được|mặt mạnh|strengths',
  shortcomings: 'hạn chế|khuyết điểm|tồn tại|thiếu sót|shortcomings',
  causes: 'nguyên nhân|causes',
  remedies: 'phương hướng|biện pháp|hướng khắc phục|việc khắc phục|kết quả khắc phục|khắc phục|remedies',
};

const numbering = String.raw`(?:(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})?|[a-zđ])[.)]\s*|[-–+•*]\s*)?`;
const any = ownPieces.map((piece) => `(?<${piece}>${begins[piece]})`).join('|');
// A heading says nothing but which part it is: `Hạn chế số buổi vắng họp: 2` is a sentence.
const rest = [
  ...ownPieces.map((piece) => begins[piece]),
  'và|của|cần|kết quả|đạt được|thành tích|nổi bật|chính|chủ yếu|chủ quan|khách quan|phấn đấu|nhiệm vụ|bản thân|những|các|còn tồn tại',
  'đã được chỉ ra|trong (?:năm|kỳ|quý|thời gian tới)|năm \\d{4}|thời gian tới|of|and|causes',
].join('|');
const tail = String.raw`(?:(?:\s*[,;&/]\s*|[ \t]+)(?:${rest}))*`;
const head = String.raw`${numbering}(?:về[ \t]+|những[ \t]+|các[ \t]+)?(?:${any})${tail}[ \t]*`;
const heading = new RegExp(String.raw`(?<=^|\n|[.;!?]\s+)[ \t]*${head}:[ \t]*`, 'giu');
const bareLine = new RegExp(String.raw`^[ \t]*${head}$`, 'iu');
// What kind of cause it is stays with its words.
const kept = /(?:chủ quan|khách quan)[^\n]*$/iu;

/** A heading in a line of its own ends like those with a colon, so that one rule reads both. */
const closed = (text: string): string =>
  text
    .split('\n')
    .map((line) => (bareLine.test(line) ? `${line.trimEnd()}:` : line))
    .join('\n');

/**
 * A self-review by its parts, as far as who wrote it named them: by a heading with a colon or in a line of its own. Null where no part is
 * named: nothing is guessed from what a sentence is about. A part that is named twice is put together.
 */
export const ownWordsOf = (text: string): OwnWords | null => {
  const clean = closed(text.replaceAll('\r\n', '\n'));
  const found = [...clean.matchAll(heading)];
  if (found.length === 0) return null;
  const pieces: Partial<Record<OwnPiece | 'before', string>> = {};
  const put = (piece: OwnPiece | 'before', words: string): void => {
    const said = words.trim();
    if (said !== '') pieces[piece] = pieces[piece] === undefined ? said : `${pieces[piece]}\n${said}`;
  };
  put('before', clean.slice(0, found[0]!.index));
  for (const [at, match] of found.entries()) {
    const piece = ownPieces.find((one) => match.groups?.[one] !== undefined)!;
    const said = clean.slice(match.index + match[0].length, found[at + 1]?.index).trim();
    const kind = kept.exec(match[0])?.[0].trim();
    put(piece, kind === undefined || said === '' ? said : `${kind[0]!.toUpperCase()}${kind.slice(1)} ${said}`);
  }
  return pieces;
};

const heads: Readonly<Record<OwnPiece, string>> = {
  strengths: 'Ưu điểm, kết quả đạt được',
  shortcomings: 'Hạn chế, khuyết điểm',
  causes: 'Nguyên nhân',
  remedies: 'Phương hướng, biện pháp khắc phục',
};

/** The parts as one text that `ownWordsOf` takes apart again; parts that are empty leave no heading. Null where nothing was written. */
export const joinOwnWords = (words: OwnWords): string | null => {
  const said = (piece: OwnPiece | 'before'): string => words[piece]?.trim() ?? '';
  const lines = [
    ...(said('before') === '' ? [] : [said('before')]),
    ...ownPieces.filter((piece) => said(piece) !== '').map((piece) => `${heads[piece]}:\n${said(piece)}`),
  ];
  return lines.length === 0 ? null : lines.join('\n\n');
};
