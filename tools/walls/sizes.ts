import { sizeExceptions } from './size-exceptions.ts';
import { type Fault, modulesUnder, textOf } from './source-files.ts';
import { type Node, parse, walk } from './syntax.ts';

const MAX_FILE = 250;
const MAX_FUNCTION = 40;

const isFunction = (node: Node): boolean =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ClassMethod', 'Constructor'].includes(
    node.type,
  );

const longFunctions = (path: string, text: string): Fault[] => {
  const { module, lineOf } = parse(path, text);
  const faults: Fault[] = [];
  walk(module, (node) => {
    if (!isFunction(node)) return true;
    const [first, last] = [lineOf(node.span!.start), lineOf(node.span!.end - 1)];
    const lines = last - first + 1;
    if (lines > MAX_FUNCTION)
      faults.push({ at: `${path}:${first}`, what: `function of ${lines} lines, at most ${MAX_FUNCTION}` });
    return true;
  });
  return faults;
};

/** Files over 250 lines and functions over 40, but for the exceptions listed with a reason; also exceptions nobody needs. */
export const sizeFaults = (root: string): Fault[] => {
  const needed = new Set<string>();
  const faults: Fault[] = [];
  for (const path of modulesUnder(root, 'src', 'tests', 'tools', 'bench')) {
    const text = textOf(root, path);
    const lines = text.split('\n').length - 1;
    const found = [
      ...(lines > MAX_FILE ? [{ at: path, what: `file of ${lines} lines, at most ${MAX_FILE}` }] : []),
      ...(/\.test\.tsx?$/.test(path) ? [] : longFunctions(path, text)),
    ];
    if (found.length > 0) needed.add(path);
    if (!Object.hasOwn(sizeExceptions, path)) faults.push(...found);
  }
  for (const path of Object.keys(sizeExceptions))
    if (!needed.has(path))
      faults.push({ at: path, what: 'is within bounds: take it out of tools/walls/size-exceptions.ts' });
  return faults;
};
