import { ApiRefusal } from '../../../../web/refusal.ts';
import { vault } from './open-vault.ts';
import { type Bundle, fetchBundle, type SheetDay, withDay } from './phone-bundle.ts';
import { type KeptDraft, sheetDayOf } from './phone-draft.ts';
import { type LeftCell, leftCells } from './phone-left.ts';
import { cellsOf, chosenOf } from './phone-standing.ts';
import { change, phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

/** Name of the cell chosen, where there are several. */
const CELL = 'cell';

const bundleName = ({ organisationId }: Pick<Bundle, 'organisationId'>): string => `bundle ${organisationId}`;
const leftName = ({ organisationId }: Pick<LeftCell, 'organisationId'>): string => `left ${organisationId}`;

/** Everything written here, whether it is still a draft or waits in the queue. */
const sheetsHere = (): readonly KeptDraft[] => {
  const { drafts, queue } = phoneState();
  return [...drafts, ...queue.map(({ kept }) => kept)];
};

/** What is kept of the cells of an account, and of those that are its own no longer. */
export const readCells = async (open: vaults.OpenVault) => {
  const kept = (await vaults.readAll(open, 'bundle')).map(({ value }) => value as Bundle);
  // What an earlier version of this page kept has no cell in its name: the one with the cell's is newer.
  const bundles = [...new Map(kept.map((one) => [one.organisationId as string, one])).values()];
  const [cell] = await vaults.readAll(open, CELL);
  const left = (await vaults.readAll(open, 'left ')).map(({ value }) => value as LeftCell);
  return { bundles, left, bundle: chosenOf(bundles, (cell?.value as string | undefined) ?? null) };
};

type Offices = Parameters<typeof cellsOf>[0];

/** Fetches a cell; what the server will not give of one leaves the others alone, and what was kept of it stays. */
const fetchCell = async (organisationId: string, displayName: string): Promise<Bundle | undefined> => {
  const sheets = phoneState()
    .drafts.filter(({ draft }) => draft.organisationId === organisationId)
    .map(sheetDayOf);
  const asked = { organisationId: organisationId as never, displayName, now: new Date(), sheets };
  return fetchBundle(asked).catch((error) => {
    if (!(error instanceof ApiRefusal) || error.kind === 'offline' || error.kind === 'not-signed-in') throw error;
    change({ notice: 'not-fetched' });
    return phoneState().bundles.find((one) => one.organisationId === organisationId);
  });
};

/**
 * Fetches what is kept of every cell of the account. Of a cell that is theirs no longer it goes, but for the sheets written here and the
 * words that reading them takes: those the person lets go.
 */
export const refreshBundles = async (offices: Offices, displayName: string): Promise<void> => {
  const open = vault();
  const cells = cellsOf(offices).map(({ organisationId }) => organisationId);
  const bundles: Bundle[] = [];
  for (const organisationId of cells) {
    const bundle = await fetchCell(organisationId, displayName);
    if (bundle) bundles.push(bundle);
  }
  const had = await readCells(open);
  const left = leftCells({ ...had, sheets: sheetsHere() }, new Set(cells));
  const put = [
    ...bundles.map((value) => ({ name: bundleName(value), value })),
    ...left.map((value) => ({ name: leftName(value), value })),
  ];
  const names = new Set(put.map(({ name }) => name));
  const kept = [...(await vaults.readAll(open, 'bundle')), ...(await vaults.readAll(open, 'left '))];
  const gone = kept.filter(({ name }) => !names.has(name)).map(({ name }) => ({ name, value: null }));
  await vaults.write(open, [...put, ...gone]);
  if (vaults.isGone(open)) return;
  change({ bundles, left, bundle: chosenOf(bundles, phoneState().bundle?.organisationId ?? null) });
};

/** Fetches what a sheet needs for the day that was typed. */
export const refreshDay = async (organisationId: string, sheet: SheetDay): Promise<void> => {
  const bundle = phoneState().bundles.find((one) => one.organisationId === organisationId);
  if (!bundle) return;
  const open = vault();
  const value = await withDay(bundle, sheet);
  await vaults.write(open, [{ name: bundleName(value), value }]);
  if (vaults.isGone(open)) return;
  const now = phoneState();
  const bundles = now.bundles.map((one) => (one.organisationId === organisationId ? value : one));
  change({ bundles, bundle: chosenOf(bundles, now.bundle?.organisationId ?? null) });
};

/** Which of several cells the first page is about, also the next time. */
export const chooseCell = async (cellId: string): Promise<void> => {
  await vaults.write(vault(), [{ name: CELL, value: cellId }]);
  change({ bundle: chosenOf(phoneState().bundles, cellId) });
};

/** After the last sheet of a cell was let go nothing of that cell stays. */
export const tidyLeft = async (): Promise<void> => {
  const cells = new Set(sheetsHere().map(({ draft }) => draft.organisationId as string));
  const gone = phoneState().left.filter(({ organisationId }) => !cells.has(organisationId));
  if (gone.length === 0) return;
  await vaults.write(
    vault(),
    gone.map((one) => ({ name: leftName(one), value: null })),
  );
  change({ left: phoneState().left.filter((one) => !gone.includes(one)) });
};
