import { expect, test } from 'vitest';
import { listPackPaths, loadExamples, shippedPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { exampleInWords } from './example-in-words.ts';
import { packInWords } from './pack-in-words.ts';
import { ratingPacks, type ShippedRatingPack } from './rating-laws.ts';

const { rules, layers, monthFrames } = ratingPacks();
const all: readonly ShippedRatingPack[] = [...rules, ...layers, ...monthFrames];
const paths = listPackPaths(shippedPacksDir);
const examplesOf = ({ id }: ShippedRatingPack) =>
  loadExamples(shippedPacksDir, paths[shippedPacks().findIndex((pack) => pack.id === id)]!);

const isPlain = (text: string): boolean => !/ratings\.|\{|undefined|refusal\./.test(text) && text.trim() !== '';

test.each(all.map((pack) => [pack.id, pack] as const))('%s is shown whole, in plain words', (_id, pack) => {
  const sections = packInWords(pack);
  const lines = sections.flatMap((section) => section.lines);
  for (const { names, notes } of lines)
    for (const one of [names, ...notes]) expect([one.vi, one.en].filter((text) => !isPlain(text))).toEqual([]);
  const { content } = pack;
  const lists = [content.vetoes, content.ceilings, content.exemptions, content.remarks, content.deadlines];
  for (const rule of [...lists.flat(), ...content.forms, ...content.related])
    expect(lines.some(({ names, clause }) => names === rule.names && clause === rule.clause)).toBe(true);
  if ('levels' in content)
    expect(sections.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['subject', 'condition', 'order'].slice(0, content.order.length > 0 ? 3 : 2)),
    );
});

test.each(all.map((pack) => [pack.id, pack] as const))('%s has its examples in plain words', (_id, pack) => {
  for (const { given } of examplesOf(pack)) {
    const told = exampleInWords(pack, given);
    for (const text of [told.given.vi, told.given.en, told.expect.vi, told.expect.en])
      expect([text, isPlain(text)]).toEqual([text, true]);
  }
});

test('an example of the head and of a deputy, as an officer reads it', () => {
  const pack = layers.find(({ id }) => id === 'vn-2026-q')!;
  const told = examplesOf(pack).map(({ given }) => exampleInWords(pack, given));
  expect(told[0]!.expect.vi).toContain('người đứng đầu Không hoàn thành nhiệm vụ');
  expect(told[2]!.expect.vi).toContain('cấp phó, thành viên lãnh đạo không xếp Hoàn thành xuất sắc');
});
