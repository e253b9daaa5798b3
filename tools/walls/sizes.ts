import { sizeExceptions } from './size-exceptions.ts';
import { type Fault, modulesUnder, textOf } from './source-files.ts';
import { type Node, parse, walk } from './syntax.ts';

const MAX_FILE = 250;
const MAX_FUNCTION = 40;

type Measure = { readonly at: string; readonly lines: number };
type Sizes = { readonly path: string; readonly lines: number; readonly functions: readonly Measure[] };

const functionTypes = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'Constructor',
];

const functionsOf = (path: string, text: string): Measure[] => {
  const { module, lineOf } = parse(path, text);
  const found: Measure[] = [];
  const enter = (node: Node): boolean => {
    if (functionTypes.includes(node.type)) {
      const first = lineOf(node.span!.start);
      found.push({ at: `${path}:${first}`, lines: lineOf(node.span!.end - 1) - first + 1 });
    }
    return true;
  };
  walk(module, enter);
  return found;
};

const sizesOf = (root: string, path: string): Sizes => {
  const text = textOf(root, path);
  const functions = /\.test\.tsx?$/.test(path) ? [] : functionsOf(path, text);
  return { path, lines: text.split('\n').length - 1, functions };
};

const faultsOver = ({ path, lines, functions }: Sizes, maxFile: number, maxFunction: number): Fault[] => [
  ...(lines > maxFile ? [{ at: path, what: `file of ${lines} lines, at most ${maxFile}` }] : []),
  ...functions
    .filter((one) => one.lines > maxFunction)
    .map((one) => ({ at: one.at, what: `function of ${one.lines} lines, at most ${maxFunction}` })),
];

/** Files over 250 lines and functions over 40, but for the exceptions listed with a reason; also exceptions nobody needs. */
export const sizeFaults = (root: string): Fault[] => {
  const measured = modulesUnder(root, 'src', 'tests', 'tools', 'bench').map((path) => sizesOf(root, path));
  const faults = measured.flatMap((sizes) => {
    const exception = sizeExceptions[sizes.path];
    return faultsOver(sizes, exception?.file ?? MAX_FILE, exception?.function ?? MAX_FUNCTION);
  });
  const tooBig = new Set(
    measured.filter((sizes) => faultsOver(sizes, MAX_FILE, MAX_FUNCTION).length > 0).map(({ path }) => path),
  );
  const unneeded = Object.keys(sizeExceptions).filter((path) => !tooBig.has(path));
  return [
    ...faults,
    ...unneeded.map((path) => ({ at: path, what: 'is within bounds: take it out of tools/walls/size-exceptions.ts' })),
  ];
};
