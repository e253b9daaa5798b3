import type { Day } from '../../../platform/calendar/day.ts';
import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { plainName } from '../../../platform/paper/plain-name.ts';
import { numberText } from '../rules/head-names.ts';

// Nothing personal in the name of a file: what kind of paper, its number and its day. Every name of a paper's file is made here.

const named = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .map(plainName)
    .join('-');

type Drafted = Pick<PaperForm, 'names' | 'isUsedAsPrinted'>;

/** `du-thao-nghi-quyet-sinh-hoat-chi-bo-2026-11-03`; what is printed to be used is no draft. `on` is null while its day is open. */
export const draftFileName = ({ names, isUsedAsPrinted }: Drafted, on: Day | null): string =>
  named(isUsedAsPrinted ? null : 'dự thảo', names.vi, on);

type IssuedName = {
  /** The title at its head. */
  readonly title: string;
  /** What its form is called; null: the form is gone. */
  readonly formName: string | null;
  readonly number: number | null;
  readonly symbol: string | null;
  readonly on: Day | null;
};

/** `nghi-quyet-so-01-nq-cb-2026-11-03`; a paper without number is named by its form. */
export const issuedFileName = ({ title, formName, number, symbol, on }: IssuedName): string =>
  number === null || symbol === null
    ? named(formName ?? title, on)
    : named(title, 'số', numberText(number, symbol), on);

/** `van-ban-cuoc-hop-2026-11-03-in-2026-11-27`, of papers printed together. */
export const setFileName = (about: string, on: Day, printedOn: Day): string => named(about, on, 'in', printedOn);

/** Of one paper that stands beside a set of them. */
export const besideSetFileName = (setName: string, title: string): string => named(setName, title);

/** `mau-bien-ban-sinh-hoat-chi-bo`, of the Word template of a form. */
export const templateFileName = ({ names }: Pick<PaperForm, 'names'>): string => named('mẫu', names.vi);
