import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, filesUnder, modulesUnder, textOf } from './source-files.ts';

const areaNames = (root: string): string[] => readdirSync(join(root, 'src/areas'));

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** `schema.table` named in a Kysely call or in the text of sql`…` or plain`…`. */
const tablesIn = (text: string, schemas: readonly string[]): { schema: string; table: string; at: number }[] => {
  const names = schemas.join('|');
  const call = new RegExp(
    `(?:From|Join|Into|updateTable|mergeInto|using)\\(\\s*\\[?\\s*['"\`](${names})\\.([a-z_]+)`,
    'g',
  );
  const found = [...text.matchAll(call)].map((hit) => ({ schema: hit[1]!, table: hit[2]!, at: hit.index }));
  for (const block of text.matchAll(/\b(?:sql|plain)(?:<[^`]*?>)?`([^`]*)`/g)) {
    for (const hit of block[1]!.matchAll(new RegExp(`\\b(${names})\\.([a-z_]+)`, 'g')))
      found.push({ schema: hit[1]!, table: hit[2]!, at: block.index + hit.index });
  }
  return found;
};

const codeFaults = (root: string, areas: readonly string[]): Fault[] =>
  modulesUnder(root, 'src/areas', 'src/platform')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      const own = path.startsWith('src/areas/') ? path.split('/')[2] : 'platform';
      const text = textOf(root, path);
      return tablesIn(text, areas)
        .filter(({ schema, table }) => schema !== own && !table.startsWith('published_'))
        .map(({ schema, table, at }) => ({
          at: `${path}:${lineAt(text, at)}`,
          what: `${schema}.${table} belongs to ${schema}: read one of its published_ views`,
        }));
    });

/** In a migration of one area, another area's table may only be the target of a foreign key. */
const migrationFaults = (root: string, areas: readonly string[]): Fault[] =>
  filesUnder(root, 'migrations').flatMap((path) => {
    const own = /^migrations\/\d{8}T\d{4}-([a-z]+)-/.exec(path)?.[1];
    if (!path.endsWith('.sql')) return [];
    if (own === undefined) return [{ at: path, what: 'a migration is called YYYYMMDDTHHMM-<area>-<what>.sql' }];
    const sql = textOf(root, path).replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length));
    const others = areas.filter((area) => area !== own).join('|');
    return [...sql.matchAll(new RegExp(`(REFERENCES\\s+)?\\b(${others})\\.([a-z_]+)`, 'g'))]
      .filter((hit) => hit[1] === undefined && !hit[3]!.startsWith('published_'))
      .map((hit) => ({
        at: `${path}:${lineAt(sql, hit.index)}`,
        what: `${hit[2]}.${hit[3]} belongs to ${hit[2]}: reference its key or read a published_ view`,
      }));
  });

/** SQL that reaches into another area's tables. */
export const sqlFaults = (root: string): Fault[] => {
  const areas = areaNames(root);
  return [...codeFaults(root, areas), ...migrationFaults(root, areas)];
};
