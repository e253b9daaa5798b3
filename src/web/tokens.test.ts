import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Colours = Readonly<Record<string, string>>;

const block = (selector: string): Colours => {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0]!;
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
};

const light = block(':root');
const dark = { ...light, ...block('[data-mantine-color-scheme="dark"]') };
const highLight = { ...light, ...block('[data-contrast="high"]') };
const schemes: Readonly<Record<string, Colours>> = {
  light,
  dark,
  'light, high contrast': highLight,
  'dark, high contrast': {
    ...dark,
    ...block('[data-contrast="high"]'),
    ...block('[data-contrast="high"][data-mantine-color-scheme="dark"]'),
  },
};

/** Relative luminance after WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const contrast = (one: string, other: string): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
};

const surfaces = ['ground', 'surface', 'raised'];

describe.each(Object.entries(schemes))('%s', (_name, colours) => {
  test.each(surfaces.flatMap((on) => ['line', 'focus', 'attention', 'serious', 'good'].map((of) => [of, on] as const)))(
    'borders and icons: %s on %s is at least 3 : 1',
    (of, on) => {
      expect(contrast(colours[of]!, colours[on]!)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each([
    ...surfaces.flatMap((on) => ['word', 'word-soft', 'accent-word'].map((of) => [of, on] as const)),
    ['on-accent', 'accent'] as const,
    ['attention', 'attention-soft'] as const,
    ['serious', 'serious-soft'] as const,
    ['good', 'good-soft'] as const,
    ['unknown', 'unknown-soft'] as const,
  ])('words: %s on %s is at least 4.5 : 1', (of, on) => {
    expect(contrast(colours[of]!, colours[on]!)).toBeGreaterThanOrEqual(4.5);
  });
});
