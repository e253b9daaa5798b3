import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { glossaryFaults } from './glossary.ts';
import { textOf } from './source-files.ts';

const repository = join(import.meta.dirname, '../..');

const faultsOf = (...rows: string[]): string[] => {
  const root = mkdtempSync(join(tmpdir(), 'glossary-'));
  mkdirSync(join(root, 'docs'));
  writeFileSync(
    join(root, 'docs/glossary.md'),
    ['| Vietnamese | English | One line |', '| --- | --- | --- |', ...rows].join('\n'),
  );
  const faults = glossaryFaults(root).map((fault) => fault.what);
  rmSync(root, { recursive: true });
  return faults;
};

test('the glossary of the project is free of doubles', () => {
  expect(glossaryFaults(repository)).toEqual([]);
});

test('one English term for two Vietnamese ones is refused', () => {
  expect(faultsOf('| đơn thư | `petition` | a |', '| kiến nghị | `petition` | b |')).toEqual([
    '`petition` already stands for "đơn thư"',
  ]);
});

test('one Vietnamese term twice, or without identifier, is refused', () => {
  expect(faultsOf('| xóa tên | `strike-off` | a |', '| Xóa tên | `removal` | b |')).toHaveLength(1);
  expect(faultsOf('| xóa tên | strike-off | a |')).toHaveLength(1);
});

test.each([
  ['xóa tên', 'strike-off'],
  ['cách chức', 'dismiss-from-office'],
  ['khai trừ', 'expel'],
  ['giải thể', 'wind-up'],
  ['giải tán', 'disband'],
  ['kiến nghị trong sinh hoạt', 'proposal-to-superior'],
  ['đơn thư', 'petition'],
  ['kiến nghị sau đối thoại', 'promise'],
  ['bản cam kết', 'pledge'],
  ['phục hồi đảng tịch', 'restore-membership'],
  ['phục hồi quyền đảng viên', 'restore-rights'],
])('%s is %s', (vietnamese, english) => {
  expect(textOf(repository, 'docs/glossary.md')).toContain(`| ${vietnamese} | \`${english}\` |`);
});
