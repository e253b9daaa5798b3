type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Title of the guide of a name. */
type TitleOf = (name: string) => string;

/** Guides lead to each other, by their titles; whatever lies elsewhere in the tree is named and not linked. */
const linked = (words: string, target: string, titleOf: TitleOf): string => {
  if (!/^[a-z-]+\.md$/.test(target)) return words;
  const name = target.slice(0, -3);
  return `<a href="/guide/${name}">${words === target ? escaped(titleOf(name)) : words}</a>`;
};

const inline = (text: string, titleOf: TitleOf): string =>
  escaped(text)
    .replace(/!\[([^\]]*)\]\(images\/([a-z0-9-]+\.png)\)/g, '<img src="/guide/images/$2" alt="$1" loading="lazy">')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => linked(words, target, titleOf))
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const listOf = (lines: readonly string[], isOrdered: boolean): Block => {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^(?:- |\d+\. )(.*)$/.exec(line);
    if (item) items.push(item[1]!);
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { kind: 'list', isOrdered, items };
};

const blockOf = (text: string): Block => {
  const lines = text.split('\n');
  const [first = ''] = lines;
  const heading = /^(#{1,4}) (.*)$/.exec(first);
  if (heading) return { kind: 'heading', level: heading[1]!.length, text: heading[2]! };
  if (first.startsWith('- ')) return listOf(lines, false);
  if (/^\d+\. /.test(first)) return listOf(lines, true);
  if (first.startsWith('|'))
    return { kind: 'table', rows: lines.filter((line) => !/^\|[\s|:-]+$/.test(line)).map(cellsOf) };
  return { kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
};

const htmlOf = (block: Block, titleOf: TitleOf): string => {
  const words = (text: string): string => inline(text, titleOf);
  if (block.kind === 'heading') return `<h${block.level}>${words(block.text)}</h${block.level}>`;
  if (block.kind === 'paragraph') return `<p>${words(block.text)}</p>`;
  if (block.kind === 'list') {
    const items = block.items.map((item) => `<li>${words(item)}</li>`).join('');
    return block.isOrdered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
  }
  const [head = [], ...rows] = block.rows;
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${words(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
};

/** Body of the page of a guide, from the part of Markdown that our guides use: headings, paragraphs, lists, tables, pictures, links. */
export const guideBody = (markdown: string, titleOf: TitleOf = (name) => name): string =>
  markdown
    .replace(/^(#{1,4} .*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((text) => text.replace(/^\n+|\n+$/g, ''))
    .filter((text) => text !== '')
    .map((text) => htmlOf(blockOf(text), titleOf))
    .join('\n');

/** The first heading of a guide. */
export const guideTitle = (markdown: string): string => /^# (.*)$/m.exec(markdown)?.[1] ?? '';

/** A whole page around a body; large letters on screen and on paper come from the style file beside it. */
export const guidePage = (language: 'vi' | 'en', title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Vững Mạnh</title>
<link rel="stylesheet" href="/guide/style.css">
</head>
<body>
<nav><a href="/">Vững Mạnh</a> <a href="/guide">${language === 'vi' ? 'Các tài liệu hướng dẫn' : 'All guides'}</a></nav>
<main>
${body}
</main>
</body>
</html>
`;

/** Letters of a quarter more than usual on screen, 16 points on paper: our secretaries print this and read it at arm's length. */
export const guideStyle = `
:root { color-scheme: light dark; --word: #211d1b; --ground: #f6f3ef; --line: #857d76; --link: #94172a; }
@media (prefers-color-scheme: dark) { :root { --word: #f1ece8; --ground: #151311; --line: #8f8780; --link: #ff9d9b; } }
* { box-sizing: border-box; }
html { font-size: 125%; }
body { margin: 0; background: var(--ground); color: var(--word); font-family: "Be Vietnam Pro", system-ui, sans-serif; line-height: 1.6; }
nav { padding: .5rem 1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; border-bottom: 1px solid var(--line); }
nav a, li > a:only-child { display: inline-block; padding-block: .5rem; }
main { max-width: 44rem; margin-inline: auto; padding: 1rem; overflow-wrap: anywhere; }
a { color: var(--link); }
h1, h2, h3 { line-height: 1.3; }
h2 { margin-top: 2rem; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
li { margin-block: .35rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: start; vertical-align: top; }
@media print {
  @page { margin: 18mm 16mm; }
  :root { --word: #000; --ground: #fff; --link: #000; }
  html { font-size: 16pt; }
  nav { display: none; }
  main { max-width: none; padding: 0; }
  a { text-decoration: none; }
  h1, h2, h3 { break-after: avoid; }
  li, tr, img { break-inside: avoid; }
}
`;
