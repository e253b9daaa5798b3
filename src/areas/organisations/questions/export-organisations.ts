import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { csvBytes } from '../../../platform/paper/csv.ts';
import { mediaTypes, type XlsxCell, type XlsxSheet, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import * as contract from '../contract/import.ts';
import {
  committeesSheet,
  type ExportedOrganisation,
  type ExportedPost,
  organisationsSheet,
} from '../papers/export-organisations.ts';
import {
  committeePosts,
  committeesLayout,
  type ImportVocabulary,
  organisationsLayout,
} from '../rules/import-layouts.ts';
import { importedCodeScheme, importVocabularyOn } from './import-world.ts';
import { livingOn } from './living-on.ts';
import { nearestNames } from './organisations-on.ts';

type Input = typeof contract.exportOrganisations.input._output;

const rowsExported = 100_000;

/** Ids of an organisation and of everything below it on a day, those above before those below. */
const below = (underId: string, on: Day) => sql`
  WITH RECURSIVE below AS (
    SELECT v.org_id, ARRAY[v.name::text] AS path FROM organisations.organisation_version v WHERE v.org_id = ${underId} AND ${livingOn(on)}
    UNION ALL
    SELECT v.org_id, b.path || v.name::text FROM below b
    JOIN organisations.organisation_version v ON v.parent_id = b.org_id AND ${livingOn(on)}
  )`;

const organisationLines = async (tx: Tx, underId: string, on: Day): Promise<ExportedOrganisation[]> => {
  const { rows } = await sql<ExportedOrganisation>`
    ${below(underId, on)}
    SELECT v.name, v.short_name AS "shortName", v.type, v.sector,
           CASE WHEN v.org_id = ${underId} THEN NULL ELSE coalesce(parent_code.code, parent.name) END AS parent,
           code.code, o.founded_on AS "foundedOn", t.starts_on AS "termStartsOn", t.due_on AS "termDueOn", t.number_set AS "numberSet", t.deputies_set AS "deputiesSet"
    FROM below b
    JOIN organisations.organisation o ON o.id = b.org_id
    JOIN organisations.organisation_version v ON v.org_id = b.org_id AND ${livingOn(on)}
    LEFT JOIN organisations.organisation_version parent ON parent.org_id = v.parent_id AND ${livingOn(on, 'parent')}
    LEFT JOIN LATERAL (SELECT c.code FROM organisations.organisation_code c WHERE c.org_id = v.parent_id AND c.period @> ${on}::date
                       ORDER BY c.scheme <> ${importedCodeScheme}, c.scheme LIMIT 1) parent_code ON true
    LEFT JOIN LATERAL (SELECT c.code FROM organisations.organisation_code c WHERE c.org_id = v.org_id AND c.period @> ${on}::date
                       ORDER BY c.scheme <> ${importedCodeScheme}, c.scheme LIMIT 1) code ON true
    LEFT JOIN organisations.term t ON t.org_id = v.org_id AND t.period @> ${on}::date
    ORDER BY b.path COLLATE "vi-x-icu" LIMIT ${rowsExported + 1}`.execute(tx);
  return rows;
};

/** Posts of the committees in the order of rank; `kinds` are those that an import takes, highest first. */
const postLines = async (tx: Tx, underId: string, on: Day, kinds: readonly string[]): Promise<ExportedPost[]> => {
  const { rows } = await sql<ExportedPost>`
    ${below(underId, on)}
    SELECT coalesce(code.code, v.name) AS organisation, h.full_name AS person, h.birth_year AS "birthYear", p.kind AS post,
           lower(p.period) AS "from", upper(p.period) AS until, p.basis
    FROM below b
    JOIN organisations.organisation_version v ON v.org_id = b.org_id AND ${livingOn(on)}
    JOIN organisations.post p ON p.org_id = b.org_id AND p.period @> ${on}::date AND p.kind = ANY(${kinds}::text[])
    JOIN organisations.person h ON h.id = p.person_id
    LEFT JOIN LATERAL (SELECT c.code FROM organisations.organisation_code c WHERE c.org_id = v.org_id AND c.period @> ${on}::date
                       ORDER BY c.scheme <> ${importedCodeScheme}, c.scheme LIMIT 1) code ON true
    ORDER BY b.path COLLATE "vi-x-icu", array_position(${kinds}::text[], p.kind::text), h.sort_name LIMIT ${rowsExported + 1}`.execute(
    tx,
  );
  return rows;
};

/** A file that ends before its list does would be taken for the whole list: it is refused. */
const notCut = <Line>(lines: Line[]): Line[] => {
  if (lines.length <= rowsExported) return lines;
  throw new Refused(refuse(reason('organisations.list-too-long-to-export', { most: rowsExported }, 'underId')));
};

const namesOf = (vocabulary: ImportVocabulary) =>
  new Map([
    ...[...vocabulary.types, ...vocabulary.sectors].map(({ code, names }) => [code, names] as const),
    ...vocabulary.posts.map(({ id, name }) => [id, name] as const),
  ]);

const titles = {
  organisations: { vi: 'Danh sách tổ chức đảng', en: 'List of Party organisations' },
  committees: { vi: 'Danh sách cấp ủy', en: 'List of committees' },
} as const;

const titleOf = async (tx: Tx, what: keyof typeof titles, { underId, on, language }: Input): Promise<string[]> => {
  const names = await nearestNames(tx, on, [underId]);
  const shown = on.split('-').reverse().join('/');
  return [
    `${titles[what][language]}: ${names.get(underId) ?? ''}`,
    language === 'vi' ? `Tính đến ngày ${shown}` : `As of ${shown}`,
  ];
};

const fileOf = async (sheet: XlsxSheet, name: string, { on, format }: Input, now: Date) => {
  const lines = sheet.rows as Iterable<readonly XlsxCell[]>;
  const bytes =
    format === 'csv'
      ? csvBytes(
          sheet.columns.map(({ header }) => header),
          lines,
        )
      : await xlsxBytes([sheet], now);
  return {
    fileName: `${name}-${on}.${format}`,
    mediaType: mediaTypes[format],
    contentBase64: Buffer.from(bytes).toString('base64'),
  };
};

export const exportOrganisations = question(contract.exportOrganisations, async (input, { tx, now }) => {
  const vocabulary = importVocabularyOn(input.on);
  const lines = notCut(await organisationLines(tx, input.underId, input.on));
  const title = await titleOf(tx, 'organisations', input);
  const sheet = organisationsSheet(organisationsLayout(vocabulary), lines, {
    names: namesOf(vocabulary),
    language: input.language,
    title,
  });
  return fileOf(sheet, 'to-chuc-dang', input, now);
});

export const exportCommittees = question(contract.exportCommittees, async (input, { tx, now }) => {
  const vocabulary = importVocabularyOn(input.on);
  const layout = committeesLayout(vocabulary);
  const kinds = committeePosts(vocabulary).map(({ code }) => code);
  const lines = notCut(await postLines(tx, input.underId, input.on, kinds));
  const title = await titleOf(tx, 'committees', input);
  const sheet = committeesSheet(layout, lines, {
    names: namesOf(vocabulary),
    language: input.language,
    title,
  });
  return fileOf(sheet, 'cap-uy', input, now);
});
