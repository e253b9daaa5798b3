import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guideBody, guideTitle } from './guide-page.ts';

const folder = new URL('../../docs/guide/', import.meta.url);

/** Ends of lines mean nothing on a page: none between tags, a blank within words. */
const bodyOf = (...given: Parameters<typeof guideBody>): string =>
  guideBody(...given)
    .trim()
    .replaceAll(/>\n+</g, '><')
    .replaceAll('\n', ' ');

test('words of a guide are words, whatever signs they carry', () => {
  expect(bodyOf('# A <b> & c\n\nHai `x<y` **đậm**')).toBe(
    '<h1>A &lt;b&gt; &amp; c</h1><p>Hai <code>x&lt;y</code> <strong>đậm</strong></p>',
  );
});

test('lists keep the lines that belong to an item; tables have a head', () => {
  expect(bodyOf('1. Một\n   hai\n2. Ba')).toBe('<ol><li>Một hai</li><li>Ba</li></ol>');
  expect(bodyOf('| A | B |\n|---|---|\n| 1 | 2 |')).toBe(
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  );
});

test('guides link to guides only; pictures come from their own folder', () => {
  expect(bodyOf('[xem](phone.md) và [mã](../src/x.ts)')).toBe('<p><a href="/guide/phone">xem</a> và mã</p>');
  expect(bodyOf('[phone.md](phone.md)', () => 'Ghi <trên> điện thoại')).toBe(
    '<p><a href="/guide/phone">Ghi &lt;trên&gt; điện thoại</a></p>',
  );
  expect(bodyOf('![Lịch](images/lich.png)')).toContain('<img src="/guide/images/lich.png" alt="Lịch"');
});

test('every guide has a title, and every picture and guide it names is there', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(guideTitle(text), name).not.toBe('');
    for (const [, target] of text.matchAll(/\]\((images\/[a-z0-9-]+\.png|[a-z-]+\.md)\)/g))
      expect(() => readFileSync(new URL(target!, folder)), `${name}: ${target}`).not.toThrow();
  }
});
