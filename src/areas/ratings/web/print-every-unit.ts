import { Zip, ZipPassThrough } from 'fflate';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { bytesOfAnswer } from '../../../web/download-answer.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import type { printPapers } from '../contract.ts';

export type PrintedUnit = OutputOf<typeof printPapers>;
export type Unit = { readonly organisationId: string; readonly name: string };

/** One unit that is done: with its file, or with why there is none. */
export type UnitDone = {
  readonly name: string;
  readonly fileName: string | null;
  readonly papers: number;
  readonly missing: PrintedUnit['missing'];
  readonly refusal: ApiRefusal | null;
};

/** Files of one archive, each handed over to the browser as soon as it is there: the page never holds the whole in its own memory. */
export const startArchive = () => {
  const parts: Blob[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
  });
  return {
    add: (name: string, bytes: Uint8Array): void => {
      // PDF and Word files are packed already.
      const file = new ZipPassThrough(name);
      zip.add(file);
      file.push(bytes, true);
    },
    end: (): Blob => {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
};

export type Archive = ReturnType<typeof startArchive>;

type Going = {
  readonly print: (unit: Unit) => Promise<PrintedUnit>;
  readonly archive: Pick<Archive, 'add'>;
  readonly done: UnitDone[];
  readonly onDone: () => void;
  readonly signal: AbortSignal;
};

const width = (units: readonly Unit[]): number => String(units.length).length;

/** A unit without a paper to print is told and passed over; anything else that goes wrong ends the run, which may go on from there. */
const printOne = async (unit: Unit, { print, archive }: Going, number: string): Promise<UnitDone> => {
  try {
    const printed = await print(unit);
    const fileName = `${number}-${printed.fileName}`;
    archive.add(fileName, bytesOfAnswer(printed));
    return { name: unit.name, fileName, papers: printed.papers, missing: printed.missing, refusal: null };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.kind !== 'refused') throw error;
    return { name: unit.name, fileName: null, papers: 0, missing: [], refusal: error };
  }
};

/** Prints unit after unit, beginning with the first that is not done, until all are or the signal ends it. */
export const printUnits = async (units: readonly Unit[], going: Going): Promise<void> => {
  for (const [at, unit] of units.entries()) {
    if (at < going.done.length) continue;
    if (going.signal.aborted) return;
    going.done.push(await printOne(unit, going, String(at + 1).padStart(width(units), '0')));
    going.onDone();
  }
};

// Measured: what one subject's papers and one unit take until their file is there.
const millisecondsOfSubject = 60;
const millisecondsOfUnit = 400;

/** About how long a run takes, in whole minutes. */
export const minutesOf = (units: number, subjects: number): number =>
  Math.max(1, Math.ceil((units * millisecondsOfUnit + subjects * millisecondsOfSubject) / 60_000));
