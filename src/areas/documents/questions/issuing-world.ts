import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packInForce } from '../../../platform/packs/pack.ts';
import type { DocumentType, IssuingBody } from '../../../platform/paper/official/paper-form.ts';
import { type PaperLayout, paperLayouts, symbolOf } from '../../../platform/paper/official/paper-layout.ts';
import { organisationsOn, termsOfOrganisation } from '../../organisations/public.ts';
import { placeOf } from '../rules/head-names.ts';

export type TermOn = {
  readonly key: string;
  readonly ordinal: number | null;
  readonly startsOn: Day;
  readonly dueOn: Day;
};

/** What a paper of an organisation would carry on a day. */
export type IssuingWorld = {
  readonly organisation: string;
  readonly type: string;
  readonly superior: string | null;
  readonly superiorId: string | null;
  readonly place: string | null;
  readonly term: TermOn | null;
  readonly layout: Pack<PaperLayout>;
};

const mostLevels = 10;

/** Key of the series of an organisation that has no term recorded for the day. */
export const NO_TERM = 'none';

const namesAbove = async (tx: Tx, on: Day, fromId: string | null): Promise<string[]> => {
  const names: string[] = [];
  let id = fromId;
  while (id !== null && names.length < mostLevels) {
    const found = (await organisationsOn(tx, on, [id])).get(id);
    if (!found) break;
    names.push(found.name);
    id = found.parentId;
  }
  return names;
};

const termOn = async (tx: Tx, organisationId: string, on: Day): Promise<TermOn | null> => {
  const terms = await termsOfOrganisation(tx, organisationId);
  const found = terms.find(({ startsOn, closedOn }) => startsOn <= on && (closedOn === null || on < closedOn));
  return found ? { key: found.id, ordinal: found.ordinal, startsOn: found.startsOn, dueOn: found.dueOn } : null;
};

/** Refuses a day on which the organisation was not there, and one for which no layout is known. */
export const issuingWorld = async (tx: Tx, organisationId: string, on: Day): Promise<IssuingWorld> => {
  const layout = orRefuse(packInForce(shippedPacks(), paperLayouts, on));
  const organisation = (await organisationsOn(tx, on, [organisationId])).get(organisationId);
  if (!organisation) throw new Refused(refuse(reason('documents.organisation-not-there', { day: on }, 'issuedOn')));
  const above = await namesAbove(tx, on, organisation.parentId);
  return {
    organisation: organisation.name,
    type: organisation.type,
    superior: above[0] ?? null,
    superiorId: organisation.parentId,
    place: placeOf([organisation.name, ...above]),
    term: await termOn(tx, organisationId, on),
    layout,
  };
};

/** `NQ/CB` for such a paper; null for one without number, and where no suffix is known. */
export const symbolIn = (world: IssuingWorld, body: IssuingBody, documentType: DocumentType | null): string | null =>
  documentType === null ? null : symbolOf(world.layout.content, { body, organisationType: world.type, documentType });
