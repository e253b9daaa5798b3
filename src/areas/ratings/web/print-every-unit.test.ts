import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ApiRefusal } from '../../../web/refusal.ts';
import { minutesOf, type PrintedUnit, printUnits, startArchive, type Unit, type UnitDone } from './print-every-unit.ts';

const units: readonly Unit[] = ['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3'].map((name, at) => ({
  organisationId: `${at}`,
  name,
}));
const printed = (words: string): PrintedUnit => ({
  fileName: 'giay-to.pdf',
  mediaType: 'application/pdf',
  contentBase64: Buffer.from(words).toString('base64'),
  papers: 2,
  missing: [],
});

test('one file a unit in one archive, numbered in the order of the tree; a unit with nothing to print is passed over and told', async () => {
  const archive = startArchive();
  const done: UnitDone[] = [];
  await printUnits(units, {
    print: async ({ organisationId, name }) => {
      if (organisationId === '1')
        throw new ApiRefusal('refused', [{ code: 'ratings.no-paper-to-print', params: {}, vi: 'Chưa có', en: 'None' }]);
      return printed(name);
    },
    ...{ archive, done, onDone: () => {}, signal: new AbortController().signal },
  });
  const inside = unzipSync(new Uint8Array(await archive.end().arrayBuffer()));
  expect(Object.keys(inside)).toEqual(['1-giay-to.pdf', '3-giay-to.pdf']);
  expect(Buffer.from(inside['3-giay-to.pdf']!).toString()).toBe('Chi bộ thôn 3');
  expect(done.map(({ papers, refusal }) => [papers, refusal?.reasons[0]?.code ?? null])).toEqual([
    [2, null],
    [0, 'ratings.no-paper-to-print'],
    [2, null],
  ]);
});

test('a run that broke off goes on with the unit it was at; one that was stopped asks nothing more', async () => {
  const archive = startArchive();
  const done: UnitDone[] = [];
  const asked: string[] = [];
  let isOffline = true;
  const stop = new AbortController();
  const going = {
    print: async ({ name }: Unit) => {
      asked.push(name);
      if (name === 'Chi bộ thôn 2' && isOffline) throw new ApiRefusal('offline', []);
      return printed(name);
    },
    ...{ archive, done, onDone: () => {}, signal: stop.signal },
  };
  await expect(printUnits(units, going)).rejects.toMatchObject({ kind: 'offline' });
  expect(done).toHaveLength(1);
  isOffline = false;
  await printUnits(units.slice(0, 2), going);
  expect(asked).toEqual(['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 2']);
  stop.abort();
  await printUnits(units, going);
  expect(asked).toHaveLength(3);
});

test('the time is told in whole minutes, and never as none', () => {
  expect(minutesOf(2, 10)).toBe(1);
  expect(minutesOf(60, 2748)).toBe(4);
});
