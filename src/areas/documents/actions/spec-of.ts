import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { StoredPaper } from '../questions/stored-paper.ts';
import type { PaperSpec } from './write-paper.ts';

/** What a stored draft asks to be written. */
export const specOf = (paper: StoredPaper, form: PaperForm): PaperSpec => ({
  form,
  data: paper.data?.fields ?? {},
  organisationId: paper.organisationId,
  body: paper.body,
  title: paper.title,
  issuedOn: paper.issuedOn!,
  place: paper.place,
  signer:
    paper.signerPost !== null && paper.signerName !== null
      ? { post: paper.signerPost, name: paper.signerName, personId: paper.signerPersonId }
      : null,
  recipients: paper.data?.recipients ?? [],
  source: paper.sourceArea !== null && paper.sourceId !== null ? { area: paper.sourceArea, id: paper.sourceId } : null,
});
