import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, filesUnder, modulesUnder, textOf } from './source-files.ts';

type Sentences = Readonly<Record<string, string>>;
type Sources = { readonly path: string; readonly text: string }[];

/** Parameters of a sentence; `{vi}` and `{en}`, `{aboveVi}` and `{aboveEn}` carry the same name in each language. */
const sortedParams = (sentence: string): string =>
  [
    ...new Set(
      [...sentence.matchAll(/\{(\w+)(:\w+)?\}/g)].map((hit) => hit[1]!.replace(/^(vi|en)$|(?<=[a-z])(Vi|En)$/, 'Own')),
    ),
  ]
    .sort()
    .join(' ');

const pairFaults = (viPath: string, vi: Sentences, en: Sentences): Fault[] =>
  [...new Set([...Object.keys(vi), ...Object.keys(en)])].flatMap((key) => {
    const [viText, enText] = [vi[key], en[key]];
    if (!viText?.trim() || !enText?.trim())
      return [{ at: viPath, what: `${key} lacks its sentence in ${viText ? 'en' : 'vi'}` }];
    return sortedParams(viText) === sortedParams(enText)
      ? []
      : [{ at: viPath, what: `${key} has other parameters in vi than in en` }];
  });

const readSentences = (root: string, path: string): Sentences => JSON.parse(textOf(root, path)) as Sentences;

/** Literals of that shape which are a file and an SQL function. */
const noMessages = ['web.digest', 'platform.folded'];

/** Names with a dot that are no messages: contracts, events, jobs, permissions, tables. */
const otherNames = (root: string, sources: Sources): Set<string> => {
  const names = new Set<string>(noMessages);
  const said =
    /(?:\bname:|\bundo:|\btell\(|\bevent:|\baction[:=]|\bkind:|\btask:|\bjob:|hashtext\(|hashtextextended\(|addJob\()\s*['"]([a-z-]+\.[a-z0-9-]+)['"]|['"]([a-z-]+\.[a-z0-9-]+)['"]\s*:/g;
  for (const { text } of sources) for (const hit of text.matchAll(said)) names.add((hit[1] ?? hit[2])!);
  for (const hit of textOf(root, 'src/platform/db/schema.gen.ts').matchAll(/"([a-z_]+\.[a-z_]+)":/g))
    names.add(hit[1]!);
  return names;
};

/** Events handed on to a function that tells them: past tense, in a file that tells, and nowhere the code of a reason. */
const eventsIn = (sources: Sources): Set<string> => {
  const all = sources.map(({ text }) => text).join('\n');
  const asReason = new Set(
    [...all.matchAll(/(?:reason\(|error:|code:)\s*['"]([a-z-]+\.[a-z0-9-]+)['"]/g)].map((hit) => hit[1]!),
  );
  const told = sources
    .filter(({ text }) => /\btell\b/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/['"]([a-z]+\.[a-z0-9-]+ed)['"]/g)].map((hit) => hit[1]!));
  return new Set(told.filter((name) => !asReason.has(name)));
};

const literal = (prefixes: readonly string[]): RegExp =>
  new RegExp(`['"\`]((?:refusal\\.)?(?:${prefixes.join('|')})(?:\\.[a-zA-Z0-9-]+)+)['"\`]`, 'g');

const codeInPack = /\bcode:\s*['"]?([a-z]+\.[a-z0-9-]+)/g;

/** Literals that look like a key or a code, with the place where they stand. */
const literalsOf = (root: string, sources: Sources, prefixes: readonly string[]): Map<string, string> => {
  const placeByLiteral = new Map<string, string>();
  for (const { path, text } of sources)
    for (const hit of text.matchAll(literal(prefixes))) placeByLiteral.set(hit[1]!, path);
  for (const path of filesUnder(root, 'rule-packs').filter((candidate) => candidate.endsWith('pack.yaml')))
    for (const hit of textOf(root, path).matchAll(codeInPack)) placeByLiteral.set(hit[1]!, path);
  return placeByLiteral;
};

/** Keys put together in code (`organisations.type.${type}`), as patterns. */
const builtKeys = (sources: Sources): RegExp[] =>
  sources.flatMap(({ text }) =>
    [...text.matchAll(/`([a-zA-Z]+\.[\w.-]*\$\{[^`]*)`/g)].flatMap((hit) => {
      const shape = hit[1]!.replace(/\$\{[^}]*\}/g, '§');
      if (!/^[\w.§-]+$/.test(shape) || shape.startsWith('refusal.')) return [];
      return [new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll('§', '[\\w.-]+')}$`)];
    }),
  );

/** The words of an action in the audit, `<area>.action.<verb-noun>`: the journal puts the key together from the name of the action. */
const isOfAction = (key: string, names: ReadonlySet<string>): boolean =>
  /^[a-z]+\.action\./.test(key) && names.has(key.replace('.action.', '.'));

/** Every code and key used has a sentence in both languages, and every sentence is used. */
export const messageFaults = (root: string): Fault[] => {
  const viPaths = filesUnder(root, 'src').filter((path) => path.endsWith('/messages/vi.json'));
  const sentenceByKey = new Map<string, string>();
  const faults: Fault[] = [];
  for (const path of viPaths) {
    const vi = readSentences(root, path);
    faults.push(...pairFaults(path, vi, readSentences(root, path.replace('vi.json', 'en.json'))));
    for (const key of Object.keys(vi)) {
      if (sentenceByKey.has(key)) faults.push({ at: path, what: `${key} is also in ${sentenceByKey.get(key)}` });
      sentenceByKey.set(key, path);
    }
  }

  const sources = modulesUnder(root, 'src')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: textOf(root, path) }));
  const keyPrefixes = [...sentenceByKey.keys()].map((key) => key.replace(/^refusal\./, '').split('.')[0]!);
  const prefixes = [...new Set(['platform', ...readdirSync(join(root, 'src/areas')), ...keyPrefixes])];
  const names = new Set([...otherNames(root, sources), ...eventsIn(sources)]);
  const literals = literalsOf(root, sources, prefixes);
  for (const [text, at] of literals)
    if (!sentenceByKey.has(text) && !sentenceByKey.has(`refusal.${text}`) && !names.has(text))
      faults.push({ at, what: `${text} has no sentence` });

  const built = builtKeys(sources);
  for (const [key, at] of sentenceByKey) {
    const code = key.startsWith('refusal.') ? key.slice('refusal.'.length) : undefined;
    const isUsed =
      literals.has(key) ||
      isOfAction(key, names) ||
      (code ? literals.has(code) : built.some((pattern) => pattern.test(key)));
    if (!isUsed) faults.push({ at, what: `${key} is used nowhere` });
  }
  return faults;
};
