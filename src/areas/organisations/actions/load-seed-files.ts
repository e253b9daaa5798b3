import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

const seedsFolder = new URL('../../../../seeds/', import.meta.url);

/** Rows of a csv under `seeds/` as text by column name. */
export const seedRows = (path: string): Readonly<Record<string, string>>[] =>
  parse(readFileSync(new URL(path, seedsFolder), 'utf8'), { columns: true, bom: true });

/** A YAML file under `seeds/`. */
export const seedFile = <T>(path: string): T => parseYaml(readFileSync(new URL(path, seedsFolder), 'utf8')) as T;
