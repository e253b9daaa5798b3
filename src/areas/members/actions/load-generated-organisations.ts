import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { insertOrganisations, organisationsOn } from '../../organisations/public.ts';
import type { Draws } from '../rules/load-draws.ts';
import { type CityCells, type GeneratedOrganisation, generatedCells } from '../rules/load-unit-cells.ts';

export type MadeOrganisation = GeneratedOrganisation & { readonly id: string; readonly parentId: string };

type Wanted = {
  readonly organisationId: string;
  readonly cells: number;
  readonly draws: Draws;
  readonly city: CityCells;
  readonly today: Day;
};

/** Invents cells and Parties of agencies below a unit, marked fictional, since the day that the seed says. */
export const insertGeneratedOrganisations = async (tx: Tx, wanted: Wanted): Promise<MadeOrganisation[]> => {
  const { organisationId, cells, draws, city, today } = wanted;
  const unit = (await organisationsOn(tx, today, [organisationId])).get(organisationId);
  const unitName = (unit?.name ?? '').replace(/^Đảng bộ /u, '').trim();
  const generated = generatedCells(draws, city, { cells, unitName, isWard: unit?.sector === 'ward' });
  const ids = generated.map(() => newId());
  const made = generated.map((one, at) => ({
    ...one,
    id: ids[at]!,
    parentId: one.under === null ? organisationId : ids[one.under]!,
  }));
  await insertOrganisations(
    tx,
    made.map(({ under: _, ...row }) => ({ ...row, from: city.established, fictional: true })),
  );
  return made;
};
