import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/facts.ts';
import { personKinds } from '../contract/rating-codes.ts';
import type { SubjectLine } from '../contract/season-shapes.ts';
import type { NamedFact } from '../contract/verdict.ts';
import { type AskingRule, askedFacts } from '../rules/asked-facts.ts';
import { awaitedRatingOf } from '../rules/awaited-rating.ts';
import { factIn, factTypeOf, isEnterable } from '../rules/check-entered-fact.ts';
import { absentAreas, criteriaFor, neverOnSheet, pathOfFact, pathOfFigure } from '../rules/evidence-places.ts';
import {
  type BesideRow,
  type Counted,
  type EarlierRow,
  type EnteredRow,
  earlierRatings,
  enteredSources,
  organisationEvidence,
  personEvidence,
} from './evidence-rows.ts';
import { lawOf } from './rating-laws.ts';
import { homeOfSubject } from './season-rows.ts';
import { type FactsOfSubject, factsOfSubjects } from './subject-facts.ts';
import { type SubjectRow, subjectRowsWhere } from './subject-rows.ts';
import { subjectColumns } from './subjects.ts';

type Sheet = contract.EvidenceSheet;

type World = {
  readonly line: SubjectLine;
  readonly facts: FactsOfSubject;
  readonly beside: BesideRow;
  readonly earlier: readonly EarlierRow[];
  readonly entered: readonly EnteredRow[];
  readonly on: Day;
};

type Asked = readonly (readonly [NamedFact, readonly AskingRule[]])[];

/** That none was due says of those remedied too that there are none, by the same source. */
const sourceOf = (code: NamedFact, entered: readonly EnteredRow[]): EnteredRow | undefined =>
  entered.find(({ fact }) => fact === code) ??
  (code === 'shortcomings-remedied' ? entered.find(({ fact }) => fact === 'shortcomings-due') : undefined);

const factLines = (subject: SubjectRow, asked: Asked, { facts, entered }: World): Sheet['facts'] =>
  asked.flatMap(([code, speaksTo]) => {
    const value = factIn(facts.facts, code);
    if (value === null) return [];
    const isCounted = factIn(facts.counted, code) !== null;
    const source = isCounted ? undefined : sourceOf(code, entered);
    const isOfSheet = code.startsWith('points:') || (isCounted && factTypeOf(code) === 'grade');
    const origin = isOfSheet ? 'sheet' : isCounted ? 'program' : 'entered';
    const from = {
      sourceWords: source?.sourceWords ?? null,
      sourceOn: source?.sourceOn ?? null,
      enteredOn: source?.enteredOn ?? null,
    };
    const path = origin === 'entered' ? null : pathOfFact(code, subject.id);
    return [{ code, value, origin, ...from, path, speaksTo: [...speaksTo] }];
  });

const missingLines = (subject: SubjectRow, asked: Asked, { facts }: World): Sheet['missing'] =>
  asked
    .filter(([code]) => factIn(facts.facts, code) === null)
    .map(([code, speaksTo]) => ({
      code,
      type: factTypeOf(code),
      isEnterable: isEnterable(code),
      path: pathOfFact(code, subject.id),
      speaksTo: [...speaksTo],
    }));

const besideLines = (subject: SubjectRow, { beside }: World): Sheet['beside'] =>
  (Object.entries(beside) as [contract.BesideFact, Counted][]).map(([code, counted]) => {
    return {
      code,
      ...counted,
      path: pathOfFigure(code, subject.id),
      criteria: criteriaFor(lawOf(subject), subject.kind, code),
    };
  });

const earlierLines = ({ earlier }: World): Sheet['earlier'] =>
  earlier.map(({ subjectId: _, earlierId, isCadreSheet, ...row }) => ({
    ...row,
    path: earlierId && `/ratings/${isCadreSheet ? 'cadres/sheets' : 'subjects'}/${earlierId}`,
  }));

/** What the order of the season waits for: said on record before the rating of the State is there, and missing to no rule. */
const awaitedBy = (subject: SubjectRow, isAsked: (code: NamedFact) => boolean): Asked => {
  const found = awaitedRatingOf(lawOf(subject).order, subject.kind);
  if (!found || isAsked(found.fact)) return [];
  const { packId, rule, code, names, clause, isVerified } = found.rule;
  return [[found.fact, [{ packId, rule, code, names, clause, isVerified }]]];
};

const sheetOf = (subject: SubjectRow, world: World): Sheet => {
  const all = askedFacts(lawOf(subject), subject.kind, subject.period.kind);
  const awaited = awaitedBy(subject, (code) => all.has(code));
  const asked = [...all].filter(([code]) => !neverOnSheet.has(code));
  return {
    subject: world.line,
    version: subject.version,
    isPerson: personKinds.has(subject.kind),
    countedOn: world.on,
    periodFrom: subject.periodFrom,
    periodUntil: subject.periodUntil,
    facts: factLines(subject, [...asked, ...awaited], world),
    missing: missingLines(subject, asked, world),
    beside: besideLines(subject, world),
    earlier: earlierLines(world),
    absent: absentAreas.map((one) => ({ ...one })),
    enterable: [...awaited.map(([code]) => code), ...all.keys()].flatMap((code) => {
      const known = contract.factCode.safeParse(code);
      const type = factTypeOf(code);
      return known.success && type !== null && isEnterable(code) ? [{ code: known.data, type }] : [];
    }),
  };
};

const linesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectLine>> => {
  const { rows } = await sql<SubjectLine>`
    SELECT ${subjectColumns} FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId as string, row]));
};

/** The sheets beside the ratings of many subjects: the same few statements for one and for a commune of a hundred cells. */
export const evidenceOf = async (
  tx: Tx,
  subjectIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, Sheet>> => {
  const subjects = await subjectRowsWhere(tx, sql`s.id = ANY (${[...subjectIds]}::uuid[])`, false);
  const ids = subjects.map(({ id }) => id as string);
  const lines = await linesOf(tx, ids);
  const facts = await factsOfSubjects(tx, ids, on);
  const organisations = await organisationEvidence(tx, ids, on);
  const persons = await personEvidence(tx, ids, on);
  const earlier = await earlierRatings(tx, ids);
  const entered = await enteredSources(tx, ids);
  return new Map(
    subjects.map((subject) => {
      const { id } = subject;
      const beside = (personKinds.has(subject.kind) ? persons : organisations).get(id) ?? {};
      const known = { line: lines.get(id)!, facts: facts.get(id)!, beside, on };
      return [id, sheetOf(subject, { ...known, earlier: earlier.get(id) ?? [], entered: entered.get(id) ?? [] })];
    }),
  );
};

export const evidence = question(
  contract.evidence,
  async ({ subjectId }, { tx, today }) => (await evidenceOf(tx, [subjectId], today)).get(subjectId)!,
  { over: homeOfSubject },
);
