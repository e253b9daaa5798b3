import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

test('a named field becomes a dot, whatever stands in it; others stay', () => {
  expect(withoutSecrets({ code: '123456', login: 'a', more: { code: 'b' } }, ['code'])).toEqual({
    code: '•',
    login: 'a',
    more: { code: 'b' },
  });
});

test('a path goes into lists: each line keeps its place and loses what is named', () => {
  const input = {
    items: [
      { title: 'A', opinions: [{ gist: 'x' }, { gist: 'y' }] },
      { title: 'B', opinions: [] },
    ],
  };
  expect(withoutSecrets(input, ['items.*.opinions.*'])).toEqual({
    items: [
      { title: 'A', opinions: ['•', '•'] },
      { title: 'B', opinions: [] },
    ],
  });
  expect(input.items[0]!.opinions[0]).toEqual({ gist: 'x' });
});

test('what a path does not find stays as it is, and nothing is added', () => {
  const input = { items: null, other: 1 };
  for (const path of ['items.*.gist', 'missing', 'other.*', '*.gist', 'items.gist'])
    expect(withoutSecrets(input, [path])).toEqual(input);
  expect(withoutSecrets(null, ['code'])).toBeNull();
  expect(withoutSecrets('text', ['code'])).toBe('text');
});
