import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { IssuingBody, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { hasSecrecyMark } from './secrecy.ts';

export type Signer = { readonly post: string; readonly name: string; readonly personId: string | null };

type Asked = {
  readonly form: Pick<PaperForm, 'bodies' | 'documentType' | 'signatures' | 'hasRecipients' | 'eitherOr'>;
  readonly data: PaperData;
  readonly body: IssuingBody;
  readonly title: string;
  readonly secrecy: string;
  readonly issuedOn: Day;
  readonly today: Day;
  readonly place: string | null;
  readonly signer: Signer | null;
  /** `NQ/CB`; null where no symbol is known for such an organisation. */
  readonly symbol: string | null;
  readonly hasTerm: boolean;
  readonly withoutTerm: boolean;
};

/** Whether someone signs for the body that issues: minutes name their two signers themselves. */
export const isSigned = ({ signatures }: Pick<PaperForm, 'signatures'>): boolean =>
  signatures.some(({ post, name }) => `${post}${name}`.includes('{signer'));

/** What keeps a text that is, or may be, secret out of the program. */
export const secrecyFaults = (secrecy: string, ...texts: readonly string[]): Reason[] => {
  if (secrecy !== 'none') return [reason('documents.secret-refused', {}, 'secrecy')];
  return texts.some(hasSecrecyMark) ? [reason('documents.secret-mark', {}, 'title')] : [];
};

const outcomeFaults = ({ form: { eitherOr }, data }: Pick<Asked, 'form' | 'data'>): Reason[] =>
  eitherOr === undefined || (data[eitherOr[0]] === true) !== (data[eitherOr[1]] === true)
    ? []
    : [reason('documents.outcome-unsaid')];

/** Whether a paper may be issued so: refuses with every reason at once. A draft is asked the same, without its number. */
export const checkIssue = (asked: Asked, as: 'draft' | 'paper'): true | Refusal => {
  const faults: Reason[] = [...secrecyFaults(asked.secrecy, asked.title)];
  const { form, body } = asked;
  if (!form.bodies.includes(body)) faults.push(reason('documents.body-unfit', {}, 'body'));
  if (asked.issuedOn > asked.today)
    faults.push(reason('documents.issued-ahead', { day: asked.issuedOn, today: asked.today }, 'issuedOn'));
  if (asked.place === null) faults.push(reason('documents.place-unknown', {}, 'place'));
  if (isSigned(form) && asked.signer === null) faults.push(reason('documents.signer-missing', {}, 'signer'));
  if (as === 'paper') faults.push(...outcomeFaults(asked));
  if (form.documentType !== null) {
    if (asked.symbol === null) faults.push(reason('documents.symbol-unknown', {}, 'body'));
    if (as === 'paper' && !asked.hasTerm && !asked.withoutTerm)
      faults.push(reason('documents.term-unknown', { day: asked.issuedOn }, 'withoutTerm'));
  }
  return faults.length > 0 ? refuse(...faults) : true;
};
