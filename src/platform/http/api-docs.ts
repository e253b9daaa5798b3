import type { FastifyInstance } from 'fastify';
import { areaOf, type Contract, pathOf } from '../action/contract.ts';
import { apiDocsStyle } from './api-docs-style.ts';
import type { JsonSchema, SchemaParts } from './json-schema.ts';
import { openApiDocument, refusalAnswers } from './open-api.ts';
import { schemaRows } from './schema-rows.ts';
import { headersFor, newNonce } from './security-headers.ts';

type Language = 'vi' | 'en';
type Messages = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const words = {
  vi: {
    title: 'Giao diện lập trình',
    intro: 'Mỗi lệnh và câu hỏi là một yêu cầu POST, nội dung JSON là chính đầu vào. Tài liệu máy đọc được:',
    search: 'Tìm theo tên hoặc mô tả',
    find: 'Tìm',
    found: 'mục',
    nothing: 'Không có mục nào khớp. Xóa ô tìm để xem tất cả.',
    action: 'lệnh',
    question: 'câu hỏi',
    over: 'Quyền xét trên',
    undo: 'Lệnh hoàn tác',
    input: 'Đầu vào',
    output: 'Kết quả',
    empty: 'Không có trường nào.',
    field: 'Trường',
    type: 'Kiểu',
    required: 'Bắt buộc',
    limits: 'Giới hạn',
    yes: 'có',
    refusals: 'Các lý do từ chối của lĩnh vực này',
    kinds: 'Các loại từ chối',
    status: 'Mã HTTP',
    meaning: 'Ý nghĩa',
    sentence: 'Câu hiển thị',
    code: 'Mã',
    other: 'English',
  },
  en: {
    title: 'Programming interface',
    intro: 'Every action and question is a POST whose JSON body is the input itself. For machines:',
    search: 'Search by name or summary',
    find: 'Search',
    found: 'entries',
    nothing: 'Nothing matches. Clear the search to see everything.',
    action: 'action',
    question: 'question',
    over: 'Authorised over',
    undo: 'Undone by',
    input: 'Input',
    output: 'Output',
    empty: 'No fields.',
    field: 'Field',
    type: 'Type',
    required: 'Required',
    limits: 'Limits',
    yes: 'yes',
    refusals: 'Reasons for which this area refuses',
    kinds: 'Kinds of refusal',
    status: 'HTTP status',
    meaning: 'Meaning',
    sentence: 'Sentence shown',
    code: 'Code',
    other: 'Tiếng Việt',
  },
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const head = heads.map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="wide" tabindex="0" role="group"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
};

const code = (text: string): string => `<code>${escaped(text)}</code>`;

type Page = {
  readonly contracts: readonly Contract[];
  readonly messages: Messages;
  readonly version: string;
  readonly language: Language;
  readonly search: string;
  readonly nonce: string;
};

const schemaTable = (schema: JsonSchema, parts: SchemaParts, language: Language): string => {
  const w = words[language];
  const rows = schemaRows(schema, parts);
  if (rows.length === 0) return `<p>${w.empty}</p>`;
  return table(
    [w.field, w.type, w.required, w.limits],
    rows.map((row) => [code(row.path), code(row.type), row.required ? w.yes : '', escaped(row.limits)]),
  );
};

const contentSchema = (holder: unknown): JsonSchema =>
  (holder as { content: { 'application/json': { schema: JsonSchema } } }).content['application/json'].schema;

type Operation = { requestBody: unknown; responses: Record<string, unknown> };

const entryOf = (contract: Contract, document: JsonSchema, language: Language): string => {
  const w = words[language];
  const { post } = (document.paths as Record<string, { post: Operation }>)[pathOf(contract.name)]!;
  const parts = (document.components as { schemas: SchemaParts }).schemas;
  const over = typeof contract.over === 'string' ? contract.over : contract.over.field;
  const undo = contract.kind === 'action' ? ` · ${w.undo}: ${code(contract.undo)}` : '';
  return `<details id="${escaped(contract.name)}"><summary><span class="name">${escaped(contract.name)}</span>
<span class="kind">${w[contract.kind]}</span> <span lang="en">${escaped(contract.summary)}</span></summary>
<p>${code(`POST ${pathOf(contract.name)}`)} · ${w.over}: ${code(over)}${undo}</p>
<h4>${w.input}</h4>${schemaTable(contentSchema(post.requestBody), parts, language)}
<h4>${w.output}</h4>${schemaTable(contentSchema(post.responses['200']), parts, language)}
<p><a href="#refusals-${areaOf(contract.name)}">${w.refusals}</a></p></details>`;
};

const refusalsOf = (area: string, page: Page): string => {
  const w = words[page.language];
  const prefix = `refusal.${area}.`;
  const rows = Object.entries(page.messages[page.language])
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, sentence]) => [code(key.slice('refusal.'.length)), escaped(sentence)]);
  if (rows.length === 0) return '';
  return `<details id="refusals-${area}"><summary>${w.refusals} (${rows.length})</summary>${table([w.code, w.sentence], rows)}</details>`;
};

const areaSection = (area: string, contracts: readonly Contract[], document: JsonSchema, page: Page): string =>
  `<section aria-labelledby="area-${area}"><h2 id="area-${area}">${escaped(area)}</h2>
${contracts.map((one) => entryOf(one, document, page.language)).join('\n')}
${refusalsOf(area, page)}</section>`;

const kindsSection = (language: Language): string => {
  const w = words[language];
  const rows = refusalAnswers.map(([kind, status, meaning]) => [
    code(kind),
    String(status),
    `<span lang="en">${escaped(meaning)}</span>`,
  ]);
  return `<section><h2>${w.kinds}</h2>${table([w.code, w.status, w.meaning], rows)}</section>`;
};

/**
 * The readable page of the interface, rendered here from the contracts: no script, no request to elsewhere. The style element
 * carries the nonce of the answer.
 */
const apiDocsPage = (page: Page): string => {
  const w = words[page.language];
  const wanted = page.search.trim().toLowerCase();
  const shown = page.contracts
    .filter((one) => `${one.name} ${one.summary}`.toLowerCase().includes(wanted))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const document = openApiDocument(shown, { version: page.version });
  const areas = [...new Set(shown.map((one) => areaOf(one.name)))];
  const sections = areas.map((area) =>
    areaSection(
      area,
      shown.filter((one) => areaOf(one.name) === area),
      document,
      page,
    ),
  );
  const other = page.language === 'vi' ? 'en' : 'vi';
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title} · Vững Mạnh</title><style nonce="${page.nonce}">${apiDocsStyle}</style></head>
<body><header><h1>${w.title} <small>Vững Mạnh ${escaped(page.version)}</small></h1>
<a href="?lang=${other}" lang="${other}" hreflang="${other}">${w.other}</a></header>
<main><p>${w.intro} <a href="/api/openapi.json">openapi.json</a></p>
<form method="get" role="search"><input type="hidden" name="lang" value="${page.language}">
<label for="q">${w.search}</label><input id="q" name="q" type="search" value="${escaped(page.search)}"><button>${w.find}</button></form>
<p role="status">${shown.length === 0 ? w.nothing : `${shown.length} ${w.found}`}</p>
<nav aria-label="${w.title}"><ul>${areas.map((area) => `<li><a href="#area-${area}">${escaped(area)}</a></li>`).join('')}</ul></nav>
${sections.join('\n')}
${kindsSection(page.language)}</main></body></html>`;
};

/** Vietnamese unless English is asked for by `lang` or stands before Vietnamese in Accept-Language. */
export const languageFor = (asked: string | undefined, accepted: string | undefined): Language => {
  if (asked === 'vi' || asked === 'en') return asked;
  const first = (accepted ?? '').toLowerCase().match(/\b(vi|en)\b/)?.[1];
  return first === 'en' ? 'en' : 'vi';
};

/** Registers `GET /api/openapi.json` and `GET /api/docs`. */
export const apiDocs = async (
  server: FastifyInstance,
  parts: { readonly contracts: readonly Contract[]; readonly messages: Messages; readonly version: string },
): Promise<void> => {
  const document = JSON.stringify(openApiDocument(parts.contracts, { version: parts.version }));
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(document),
  );
  server.get<{ Querystring: { lang?: unknown; q?: unknown } }>('/api/docs', async (request, reply) => {
    const { lang, q } = request.query;
    const language = languageFor(typeof lang === 'string' ? lang : undefined, request.headers['accept-language']);
    const nonce = newNonce();
    const search = typeof q === 'string' ? q.slice(0, 100) : '';
    return reply
      .header('content-security-policy', headersFor(nonce, false)['content-security-policy'])
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(apiDocsPage({ ...parts, language, search, nonce }));
  });
};
