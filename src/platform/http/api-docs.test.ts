import fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { apiDocs, languageFor } from './api-docs.ts';

const contracts = [
  defineAction({
    name: 'organisations.rename',
    summary: 'Gives <b>another</b> name',
    input: z.object({ parts: z.array(z.object({ share: z.number().max(1) })), name: z.string().min(1).max(200) }),
    output: z.object({ done: z.boolean() }),
    over: 'anywhere',
    undo: 'final',
  }),
  defineQuestion({
    name: 'platform.about',
    summary: 'What this is',
    input: z.object({}),
    output: z.object({ version: z.string() }),
    over: 'public',
  }),
];
const messages = {
  vi: { 'refusal.organisations.name-taken': 'Tên này đã có', 'organisations.title': 'Tổ chức' },
  en: { 'refusal.organisations.name-taken': 'That name is taken' },
};

const get = async (url: string, language = '') => {
  const server = fastify();
  await apiDocs(server, { contracts, messages, version: '9.9.9' });
  return server.inject({ url, headers: { 'accept-language': language } });
};

test('lists every contract with its fields, limits and the reasons of its area', async () => {
  const { body } = await get('/api/docs');
  for (const part of [
    'organisations.rename',
    'parts[].share',
    'maximum 1',
    'maxLength 200',
    'Tên này đã có',
    'platform.about',
  ]) {
    expect(body).toContain(part);
  }
  expect(body).not.toContain('organisations.title');
});

test('the search keeps what matches and says when nothing does', async () => {
  expect((await get('/api/docs?q=RENAME')).body).not.toContain('platform.about');
  expect((await get('/api/docs?lang=en&q=zzz')).body).toContain('Nothing matches');
});

test('what a visitor or a contract says is never markup', async () => {
  const { body } = await get('/api/docs?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  expect(body).not.toContain('<script');
  expect((await get('/api/docs')).body).not.toContain('<b>another');
});

test('needs no script and nothing from elsewhere, and its style carries the nonce of the policy', async () => {
  const answer = await get('/api/docs');
  expect(answer.body).not.toMatch(/<script|https?:\/\/|\sstyle=|\son[a-z]+=/);
  const nonce = answer.body.match(/<style nonce="([^"]+)"/)?.[1];
  expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
});

test('speaks the language asked for, then the browser’s, then Vietnamese', async () => {
  expect((await get('/api/docs?lang=en', 'vi')).body).toContain('<html lang="en">');
  expect((await get('/api/docs', 'en-GB,en;q=0.9')).body).toContain('That name is taken');
  expect(languageFor(undefined, 'fr')).toBe('vi');
  expect(languageFor('xx', 'vi-VN,en;q=0.5')).toBe('vi');
});

test('the document for machines is served as JSON', async () => {
  const answer = await get('/api/openapi.json');
  expect(answer.json().paths).toHaveProperty('/api/organisations/rename');
});
