import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PrintedFile = {
  /** Letters of each page in the order in which they are drawn, without any space. */
  readonly pages: readonly string[];
  /** Names of all fonts, and whether each is in the file. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
};

/** A long line is broken in a PDF and not in a Word file: without any space the two are the same row of letters. */
export const lettersOf = (text: string): string => text.replace(/\s+/g, '');

type Font = { readonly name: string; readonly missingFile?: boolean; readonly data?: Uint8Array };

/** A PDF read back: its words page by page, and its fonts. */
export const readPdf = async (bytes: Uint8Array): Promise<PrintedFile> => {
  const document = await getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
  }).promise;
  const pages: string[] = [];
  const fonts = new Map<string, boolean>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(lettersOf(items.map((item) => ('str' in item ? item.str : '')).join('')));
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [at, [id]] of argsArray.map((args) => args ?? []).entries()) {
      if (fnArray[at] !== OPS.setFont) continue;
      const font = page.commonObjs.get(String(id)) as Font;
      fonts.set(font.name, font.missingFile !== true && (font.data?.length ?? 0) > 0);
    }
  }
  await document.loadingTask.destroy();
  return { pages, fonts: [...fonts].map(([name, isEmbedded]) => ({ name, isEmbedded })) };
};

/**
 * The pages as one row of letters, without what only a PDF has: the number of each page after the first, and the large mark behind every
 * page of a draft.
 */
export const wordsOfPages = ({ pages }: PrintedFile, mark: string | null): string =>
  pages
    .map((page, at) => {
      const behind = mark !== null && page.startsWith(lettersOf(mark)) ? page.slice(lettersOf(mark).length) : page;
      const number = at === 0 ? '' : String(at + 1);
      if (!behind.startsWith(number))
        throw new Error(`page ${at + 1} begins without its number: ${behind.slice(0, 40)}`);
      return behind.slice(number.length);
    })
    .join('');

/** Finds where two rows of letters part, given the heads that a table repeats on a further page; null: nowhere. */
export const partingOf = (printed: string, lines: readonly string[], heads: readonly string[]): string | null => {
  let rest = printed;
  for (const line of lines) {
    const head = heads.find((one) => rest.startsWith(one + line));
    if (!rest.startsWith(line) && head !== undefined) rest = rest.slice(head.length);
    if (!rest.startsWith(line)) return `expected ${line.slice(0, 60)}, found ${rest.slice(0, 60)}`;
    rest = rest.slice(line.length);
  }
  return rest === '' ? null : `too much: ${rest.slice(0, 60)}`;
};
