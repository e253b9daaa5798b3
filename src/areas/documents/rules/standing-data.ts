import type { Day } from '../../../platform/calendar/day.ts';
import type { IssuingBody, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { PaperLayout } from '../../../platform/paper/official/paper-layout.ts';
import { standingFields } from '../../../platform/paper/official/standing-fields.ts';
import type { Signer } from './check-issue.ts';
import { issuerName, placeAndDay, symbolLine } from './head-names.ts';

type Facts = {
  readonly organisation: string;
  readonly superior: string | null;
  readonly body: IssuingBody;
  readonly place: string;
  readonly issuedOn: Day;
  /** A draft whose day nobody has set: it is written by hand. */
  readonly isDayOpen?: boolean;
  readonly symbol: string | null;
  readonly number: number | null;
  readonly isDraft: boolean;
  readonly signer: Signer | null;
  readonly recipients: readonly string[];
};

/** What fills the standing places of a form: only those that the form has. */
export const standingData = (form: PaperForm, facts: Facts, layout: PaperLayout): PaperData => {
  const all: PaperData = {
    hasSuperior: facts.superior !== null,
    ...(facts.superior === null ? {} : { superiorName: facts.superior.toUpperCase() }),
    issuerName: issuerName(facts.organisation, facts.body),
    placeAndDay: placeAndDay(facts.place, facts.isDayOpen ? null : facts.issuedOn),
    isDraft: facts.isDraft,
    ...(facts.symbol === null ? {} : { symbolLine: symbolLine(facts.number, facts.symbol) }),
    onBehalf: layout.onBehalf[facts.body],
    ...(facts.signer === null ? {} : { signerPost: facts.signer.post.toUpperCase(), signerName: facts.signer.name }),
    recipients: facts.recipients.map((recipient) => ({ recipient })),
  };
  const places = standingFields(form);
  return Object.fromEntries(Object.entries(all).filter(([name]) => places[name] !== undefined));
};
