import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { idOf } from '../action/id.ts';
import { daySchema } from '../calendar/day.ts';
import { openApiDocument } from './open-api.ts';

type Tree = { name: string; children: Tree[] };
const treeNode: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(treeNode) }));

const rename = defineAction({
  name: 'organisations.rename',
  summary: 'Gives an organisation another name from a day on',
  input: z.object({
    organisationId: idOf('OrganisationId'),
    on: daySchema,
    name: z.string().min(1),
    note: z.string().default(''),
  }),
  output: z.object({ organisationId: idOf('OrganisationId') }),
  over: { field: 'organisationId' },
  undo: 'final',
});
const treeOn = defineQuestion({
  name: 'organisations.tree',
  summary: 'The tree as of a day',
  input: z.object({ on: daySchema }),
  output: treeNode,
  over: 'anywhere',
});
const about = defineQuestion({
  name: 'platform.about',
  summary: 'What this is',
  input: z.object({}),
  output: z.object({ version: z.string() }),
  over: 'public',
});

// biome-ignore lint/suspicious/noExplicitAny: a document is walked freely here
const document = openApiDocument([treeOn, rename, about], { version: '1.2.3' }) as any;

const refsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [part as string] : refsIn(part)));
};
const lookUp = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce((at: unknown, step) => (at as Record<string, unknown> | undefined)?.[step], document);

test('every contract is one POST, sorted by name', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info.version).toBe('1.2.3');
  expect(Object.keys(document.paths)).toEqual([
    '/api/organisations/rename',
    '/api/organisations/tree',
    '/api/platform/about',
  ]);
});

test('an action asks for its request id and a question does not; public ones need no session', () => {
  const headers = (path: string) => document.paths[path].post.parameters.map((one: { name: string }) => one.name);
  expect(headers('/api/organisations/rename')).toEqual(['Idempotency-Key', 'X-Csrf-Token', 'X-Office', 'X-Helper-For']);
  expect(headers('/api/organisations/tree')).not.toContain('Idempotency-Key');
  expect(headers('/api/platform/about')).toEqual([]);
  expect(document.paths['/api/platform/about'].post.security).toEqual([]);
});

test('the input schema is what a caller sends: defaults may be left out', () => {
  const schema = document.paths['/api/organisations/rename'].post.requestBody.content['application/json'].schema;
  expect(schema.required).toEqual(['organisationId', 'on', 'name']);
  expect(schema.properties.organisationId).toMatchObject({ type: 'string', format: 'uuid' });
});

test('every reference in the document leads somewhere, also from a schema that contains itself', () => {
  const refs = refsIn(document);
  expect(refs.some((ref) => ref.includes('organisations.tree.output'))).toBe(true);
  expect(refs.filter((ref) => lookUp(ref) === undefined)).toEqual([]);
});

test('every kind of refusal has its answer', () => {
  const answers = Object.keys(document.paths['/api/organisations/rename'].post.responses);
  expect(answers).toEqual(['200', '400', '401', '403', '404', '409', '422', '429', '500']);
});
