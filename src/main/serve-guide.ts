import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { guideBody, guidePage, guideStyle, guideTitle } from './guide-page.ts';

/** Guides in Vietnamese and the same in English, in the order in which they are listed. */
const pairs = [
  ['bi-thu-chi-bo', 'secretary'],
  ['dai-hoi-chi-bo', 'congress'],
  ['dien-thoai', 'phone'],
  ['van-phong-sinh-hoat', 'office-meetings'],
  ['cong-tac-dang-vien', 'member-work'],
  ['nhiem-vu', 'tasks'],
  ['danh-gia-xep-loai', 'ratings'],
  ['can-bo-to-chuc', 'organisation-officer'],
  ['quan-tri', 'administrator'],
] as const;

const html = 'text/html; charset=utf-8';
const isName = /^[a-z-]+$/;
const isPicture = /^[a-z0-9-]+\.png$/;

const listed = (folder: string, names: readonly string[]): string =>
  names
    .filter((name) => existsSync(join(folder, `${name}.md`)))
    .map(
      (name) => `<li><a href="/guide/${name}">${guideTitle(readFileSync(join(folder, `${name}.md`), 'utf8'))}</a></li>`,
    )
    .join('');

/** The guides of `docs/guide` as pages in large letters that print well: `/guide`, without sign-in, since they hold nothing of anybody. */
export const serveGuide = (server: FastifyInstance, folder: string): void => {
  // Tests of the door alone start without the documents.
  if (!existsSync(folder)) return;
  const known = new Set(readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -3)] : [])));
  const english = new Set<string>(pairs.map(([, name]) => name));
  const titleOf = (name: string): string =>
    known.has(name) ? guideTitle(readFileSync(join(folder, `${name}.md`), 'utf8')) : name;
  server.get('/guide', async (_request, reply) => {
    const vi = listed(
      folder,
      pairs.map(([name]) => name),
    );
    const en = listed(
      folder,
      pairs.map(([, name]) => name),
    );
    const body = `<h1>Tài liệu hướng dẫn</h1><ul>${vi}</ul><section lang="en"><h2>Guides in English</h2><ul>${en}</ul></section>`;
    return reply.type(html).send(guidePage('vi', 'Tài liệu hướng dẫn', body));
  });
  server.get('/guide/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(guideStyle));
  server.get<{ Params: { file: string } }>('/guide/images/:file', async ({ params }, reply) => {
    const path = join(folder, 'images', params.file);
    if (!isPicture.test(params.file) || !existsSync(path)) return reply.callNotFound();
    return reply.type('image/png').send(readFileSync(path));
  });
  server.get<{ Params: { name: string } }>('/guide/:name', async ({ params: { name } }, reply) => {
    if (!isName.test(name) || !known.has(name)) return reply.callNotFound();
    const text = readFileSync(join(folder, `${name}.md`), 'utf8');
    return reply
      .type(html)
      .send(guidePage(english.has(name) ? 'en' : 'vi', guideTitle(text), guideBody(text, titleOf)));
  });
};
