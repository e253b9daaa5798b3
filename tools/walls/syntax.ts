import { parseSync } from '@swc/core';

export type Node = {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
} & Readonly<Record<string, unknown>>;

export type Syntax = {
  readonly module: Node;
  /** Line, from 1, of a position in a span. */
  readonly lineOf: (position: number) => number;
};

/** Parses TypeScript or TSX. Spans of swc count bytes from where the parser stood, hence the offset. */
export const parse = (path: string, text: string): Syntax => {
  const module = parseSync(text, {
    syntax: 'typescript',
    tsx: path.endsWith('.tsx'),
    target: 'es2022',
  }) as unknown as Node;
  const bytes = Buffer.from(text);
  const lead = text.length - text.replace(/^(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/, '').length;
  const offset = module.span!.start - Buffer.byteLength(text.slice(0, lead));
  const starts = [0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) starts.push(at + 1);
  const lineOf = (position: number): number => {
    const byte = position - offset;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= byte) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return { module, lineOf };
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) => {
    if (isNode(value)) return [value];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item) => {
      if (isNode(item)) return [item];
      const expression = (item as { expression?: unknown } | null)?.expression;
      return isNode(expression) ? [expression] : [];
    });
  });

/** Visits every node; `enter` answers false to leave out what lies below. */
export const walk = (node: Node, enter: (node: Node) => boolean): void => {
  if (!enter(node)) return;
  for (const child of childrenOf(node)) walk(child, enter);
};
