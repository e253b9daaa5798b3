import { type Fault, modulesUnder, textOf } from './source-files.ts';
import { type Node, parse, walk } from './syntax.ts';

const impure = new Set([
  'Date',
  'fetch',
  'process',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'localStorage',
  'indexedDB',
  'window',
  'document',
  'globalThis',
]);

const mustBePure = (path: string): boolean =>
  /^src\/areas\/[^/]+\/(rules\/|contract[./])/.test(path) && !/\.test\.ts$/.test(path);

const isNameOnly = (node: Node, child: string): boolean =>
  (node.type === 'MemberExpression' && child === 'property') || (node.type === 'KeyValueProperty' && child === 'key');

/** Identifiers used as values: no types, no property names, no keys. */
const valueIdentifiers = (module: Node): Node[] => {
  const found: Node[] = [];
  const names = new Set<unknown>();
  walk(module, (node) => {
    if (
      node.type.startsWith('Ts') &&
      !['TsAsExpression', 'TsNonNullExpression', 'TsSatisfiesExpression'].includes(node.type)
    )
      return false;
    for (const child of ['property', 'key'])
      if (isNameOnly(node, child) && (node[child] as Node).type === 'Identifier') names.add(node[child]);
    if (node.type === 'Identifier' && !names.has(node)) found.push(node);
    return true;
  });
  return found;
};

const isProcessEnv = (node: Node): boolean => {
  const object = node.object as Node | undefined;
  const property = node.property as Node | undefined;
  return node.type === 'MemberExpression' && object?.value === 'process' && property?.value === 'env';
};

const environmentFaults = (path: string, module: Node, lineOf: (position: number) => number): Fault[] => {
  const faults: Fault[] = [];
  walk(module, (node) => {
    if (isProcessEnv(node))
      faults.push({
        at: `${path}:${lineOf(node.span!.start)}`,
        what: 'the environment is read only in src/platform/config.ts',
      });
    return true;
  });
  return faults;
};

/** Clock, network and machine used in rules or contracts, and process.env outside of the configuration. */
export const purityFaults = (root: string): Fault[] =>
  modulesUnder(root, 'src').flatMap((path) => {
    const { module, lineOf } = parse(path, textOf(root, path));
    const faults =
      path === 'src/platform/config.ts' || /\.test\.tsx?$/.test(path) ? [] : environmentFaults(path, module, lineOf);
    if (!mustBePure(path)) return faults;
    const used = valueIdentifiers(module).filter((node) => impure.has(node.value as string));
    return [
      ...faults,
      ...used.map((node) => ({
        at: `${path}:${lineOf(node.span!.start)}`,
        what: `${node.value} is denied here: hand the day or the fact in as an argument`,
      })),
    ];
  });
