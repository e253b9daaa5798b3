import { strFromU8, unzipSync } from 'fflate';
import type { PaperData } from '../../src/platform/paper/official/paper-form.ts';

/** Parts of a Word file as text. */
export const partsOf = (docx: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(docx))
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (xml: string): string => xml.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => signs[name]!);

/** The words of a Word file, a line for each paragraph and each typed break. */
export const linesOf = (docx: Uint8Array): string[] =>
  partsOf(docx)
    ['word/document.xml']!.split(/<\/w:p>|<w:br\/>/)
    .map((line) => unescaped(line.replace(/<[^>]+>/g, '')).trim())
    .filter((line) => line !== '');

type Scopes = readonly PaperData[];

const fillingOf = (name: string, scopes: Scopes): PaperData[string] => {
  const found = scopes.find((scope) => scope[name] !== undefined)?.[name];
  if (found === undefined) throw new Error(`nothing fills ${name}`);
  return found;
};

const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
    .replace(/\n/g, '</w:t><w:br/><w:t>');

const withPlaces = (xml: string, scopes: Scopes): string =>
  xml.replace(/\{(\w+)\}/g, (_, name: string) => escaped(String(fillingOf(name, scopes)).normalize('NFC')));

/** From the beginning of the `tag` that holds `at` to its end. */
const around = (xml: string, at: number, tag: string): readonly [number, number] => {
  const end = xml.indexOf(`</w:${tag}>`, at);
  return [xml.lastIndexOf(`<w:${tag}>`, at), end + `</w:${tag}>`.length];
};

const textOf = (xml: string): string => xml.replace(/<[^>]+>/g, '');

/**
 * A template filled by hand, as text of its XML: lists and conditions in lines of their own repeat or hide what lies between, those in a
 * row of a table repeat the row. Written apart from the library that the program uses, to be compared with what that makes.
 */
export const expectedXml = (xml: string, scopes: Scopes): string => {
  const open = /\{#(\w+)\}/.exec(xml);
  if (!open) return withPlaces(xml, scopes);
  const name = open[1]!;
  const close = xml.indexOf(`{/${name}}`, open.index);
  const value = fillingOf(name, scopes);
  const each = (inner: string): string =>
    Array.isArray(value)
      ? value.map((line: PaperData) => expectedXml(inner, [line, ...scopes])).join('')
      : value === true
        ? expectedXml(inner, scopes)
        : '';
  const [from, innerFrom] = around(xml, open.index, 'p');
  const isOwnLine = textOf(xml.slice(from, innerFrom)) === open[0];
  if (isOwnLine) {
    const [innerTo, to] = around(xml, close, 'p');
    const before = withPlaces(xml.slice(0, from), scopes);
    return before + each(xml.slice(innerFrom, innerTo)) + expectedXml(xml.slice(to), scopes);
  }
  const [row, end] = around(xml, open.index, 'tr');
  const inner = xml.slice(row, end).replace(open[0], '').replace(`{/${name}}`, '');
  return withPlaces(xml.slice(0, row), scopes) + each(inner) + expectedXml(xml.slice(end), scopes);
};

/** XML in one way of writing: serializers differ in empty elements, quotes, and in how many pieces they cut a text of one look. */
export const canonical = (xml: string): string =>
  xml
    .replace(/<\?xml[^>]*\?>\s*/, '')
    .replace(/ xml:space="preserve"/g, '')
    .replace(/<(\w+:?\w*)([^<>]*?)\s*\/>/g, '<$1$2></$1>')
    .replace(/<\/w:t><w:t>|<w:t><\/w:t>/g, '')
    .replace(/&(quot|apos);/g, (_, sign: string) => signs[sign]!);
