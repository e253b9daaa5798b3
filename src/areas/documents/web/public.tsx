/** A paper as PDF or Word file, and the files attached to something: for pages of areas above. Need the sentences of this area. */
export { AttachmentList } from './attachment-list.tsx';
export { PaperButtons } from './paper-buttons.tsx';
export { PaperState } from './paper-words.tsx';
export { SignerFields, signerOf } from './signer-fields.tsx';
