import type { Area } from '../../platform/action/area.ts';
import { attachFile, removeAttachment, restoreAttachment } from './actions/attach-file.ts';
import { templateActions } from './actions/change-template.ts';
import { draftActions } from './actions/draft-paper.ts';
import { changeHolder, recordSecretEntry, withdrawSecretEntry } from './actions/keep-secret-entries.ts';
import { printBook } from './actions/print-book.ts';
import { recordOutsidePaper, setLastNumber, voidNumber } from './actions/record-outside-paper.ts';
import { reinstatePaper, withdrawPaper } from './actions/withdraw-paper.ts';
import { removeOrphans } from './jobs/remove-orphans.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import type { Forms } from './papers/all-forms.ts';
import { memberPapers } from './papers/member-papers.ts';
import { attachmentFile, attachments } from './questions/attachments.ts';
import { paperFile } from './questions/paper-file.ts';
import { paperQuestions } from './questions/paper-questions.ts';
import { papersAbout } from './questions/papers-about.ts';
import { secretEntries } from './questions/secret-entries.ts';
import { templateQuestions } from './questions/templates.ts';

/**
 * Official papers: numbers, register, templates, attachments. The forms come from all areas, also those above: whoever plugs the
 * areas together hands them in.
 */
export const areaWith = (forms: Forms): Area => ({
  name: 'documents',
  actions: [
    ...draftActions(forms),
    withdrawPaper,
    reinstatePaper,
    recordOutsidePaper,
    voidNumber,
    setLastNumber,
    attachFile,
    removeAttachment,
    restoreAttachment,
    ...templateActions(forms),
    recordSecretEntry,
    changeHolder,
    withdrawSecretEntry,
    printBook(forms),
  ],
  questions: [
    ...paperQuestions(forms),
    papersAbout(forms),
    paperFile(forms),
    attachments,
    attachmentFile,
    ...templateQuestions(forms),
    secretEntries,
  ],
  messages: { vi, en },
  jobs: [removeOrphans],
  paperForms: memberPapers,
  constraints: {
    paper_number_once: 'documents.number-taken-meanwhile',
    secret_entry_once: 'documents.secret-entry-twice',
  },
});
