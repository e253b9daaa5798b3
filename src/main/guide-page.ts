import { Marked, type RendererObject } from 'marked';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Title of the guide of a name. */
type TitleOf = (name: string) => string;

const isGuide = /^([a-z-]+)\.md$/;
const isPicture = /^images\/[a-z0-9-]+\.png$/;

/** Guides lead to each other, by their titles; whatever lies elsewhere in the tree is named and not linked. Nothing is HTML of its own. */
const rendererOf = (titleOf: TitleOf): RendererObject => ({
  link({ href, text, tokens }) {
    const words = this.parser.parseInline(tokens);
    const name = isGuide.exec(href)?.[1];
    if (name === undefined) return words;
    return `<a href="/guide/${name}">${text === href ? escaped(titleOf(name)) : words}</a>`;
  },
  image: ({ href, text }) =>
    isPicture.test(href) ? `<img src="/guide/${href}" alt="${escaped(text)}" loading="lazy">` : escaped(text),
  html: ({ text }) => escaped(text),
});

/** Body of the page of a guide, from its Markdown. */
export const guideBody = (markdown: string, titleOf: TitleOf = (name) => name): string =>
  new Marked({ renderer: rendererOf(titleOf) }).parse(markdown, { async: false });

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
