import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RowFault } from '../../../platform/import/check-rows.ts';
import { closeImport, getImport, ifStaged, type Made } from '../../../platform/import/staging.ts';
import { orRefuse, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { importPlace } from '../questions/import-place.ts';
import {
  type ImportPlan,
  importPlan,
  type OrganisationsImport,
  organisationsImportKind,
} from '../questions/import-state.ts';
import { importedCodeScheme } from '../questions/import-world.ts';
import { type FoundingDraft, foundingEvents } from '../rules/import-founding.ts';
import { termFinder } from '../rules/import-term-rows.ts';
import { insertFoundingEvents, insertFoundingParties } from './import-founding-events.ts';
import { insertOrganisations, lockStructure } from './insert-organisations.ts';
import { insertPersons, insertPosts, insertTerms } from './load-committees.ts';

const reasonsShown = 100;

/** A file is written whole or not at all: every fault that stops it is a reason, at its cell. */
const refuseFaults = (faults: readonly RowFault[]): true | Refusal => {
  const stops = faults.filter((fault) => fault.level === 'stop');
  if (stops.length === 0) return true;
  const cells = stops
    .slice(0, reasonsShown)
    .map((fault) => reason(fault.code, fault.params, `${fault.sheet}!${fault.column ?? ''}${fault.row}`));
  return refuse(reason('organisations.import-has-faults', { count: stops.length }, 'importId'), ...cells);
};

type Ids = (key: string) => string;

// Keys of the plan are either ids of what exists or names of what is drafted; each drafted one gets its id here.
const idsFor = (plan: ImportPlan): Ids => {
  const keys = [
    ...plan.organisations.drafts.map(({ key }) => key),
    ...plan.terms.map(({ key }) => key),
    ...plan.committees.persons.map(({ key }) => key),
  ];
  const ids = new Map<string, string>([...plan.organisations.unchanged, ...keys.map((key) => [key, newId()] as const)]);
  return (key) => ids.get(key) ?? key;
};

const writeOrganisations = async (
  tx: Tx,
  plan: ImportPlan,
  founding: readonly FoundingDraft[],
  place: { id: string; importId: string },
  idOf: Ids,
) => {
  const eventOf = new Map(
    founding.flatMap(({ key, organisationKeys }) => organisationKeys.map((one) => [one, key] as const)),
  );
  await insertFoundingEvents(tx, founding, place);
  await insertOrganisations(
    tx,
    plan.organisations.drafts.map(({ key, parentKey, values, from }) => ({
      id: idOf(key),
      parentId: idOf(parentKey),
      name: values.name,
      shortName: values.shortName,
      type: values.type,
      sector: values.sector,
      from,
      sinceEvent: eventOf.get(key) ?? null,
      codes: values.code === null ? [] : [{ scheme: importedCodeScheme, code: values.code }],
    })),
  );
  await insertFoundingParties(tx, founding, idOf);
};

const writeCommittees = async (tx: Tx, plan: ImportPlan, idOf: Ids): Promise<Made[]> => {
  const { committees, terms } = plan;
  await insertTerms(
    tx,
    terms.map((term) => ({
      ...term,
      id: idOf(term.key),
      organisationId: idOf(term.organisationKey),
      basis: 'elected' as const,
    })),
  );
  await insertPersons(
    tx,
    committees.persons.map(({ key, organisationKey, fullName, birthYear }) => ({
      id: idOf(key),
      organisationId: idOf(organisationKey),
      fullName,
      birthYear,
      isFictional: false,
    })),
  );
  const termOf = termFinder(terms, plan.knownTerms);
  const posts = committees.posts.map((post) => {
    const term = termOf(post);
    return {
      ...post,
      id: newId(),
      organisationId: idOf(post.organisationKey),
      personId: idOf(post.personKey),
      termId: term === null ? null : idOf(term),
    };
  });
  await insertPosts(tx, posts);
  return posts.map(({ id, row }) => ({ subject: 'post', id, sheet: 'committees', row }));
};

const writePlan = async (tx: Tx, record: OrganisationsImport, plan: ImportPlan): Promise<Made[]> => {
  const idOf = idsFor(plan);
  const founding = foundingEvents(plan.organisations.drafts, newId);
  await writeOrganisations(tx, plan, founding, { id: record.organisationId, importId: record.id }, idOf);
  const posts = await writeCommittees(tx, plan, idOf);
  const made = (subject: string, sheet: string, drafts: readonly { key: string; row: number }[]): Made[] =>
    drafts.map(({ key, row }) => ({ subject, id: idOf(key), sheet, row }));
  return [
    ...made('organisation', 'organisations', plan.organisations.drafts),
    ...made('term', 'organisations', plan.terms),
    ...made('person', 'committees', plan.committees.persons),
    ...posts,
    ...founding.map(({ key, row }) => ({ subject: 'structural_event', id: key, sheet: 'organisations', row })),
  ];
};

export const commitImport = action(
  contract.commitImport,
  async ({ importId }, { tx, today, now, actor, tell, note }) => {
    await lockStructure(tx);
    const wanted = { id: importId, kind: organisationsImportKind, accountId: actor.accountId };
    const record = orRefuse(
      ifStaged(
        orRefuse(await getImport<OrganisationsImport['mapping'], OrganisationsImport['receipt']>(tx, wanted, true)),
      ),
    );
    const plan = await importPlan(tx, record as OrganisationsImport, today);
    orRefuse(refuseFaults(plan.faults));

    const made = await writePlan(tx, record as OrganisationsImport, plan);
    await closeImport(tx, importId, { state: 'committed', at: now, receipt: plan.counts, made });
    note({ subject: `import ${importId}`, after: plan.counts });
    await tell('organisations.import-committed', { importId });
    return { importId, counts: plan.counts };
  },
  { over: importPlace },
);
