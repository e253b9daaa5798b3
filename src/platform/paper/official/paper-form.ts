type Names = { readonly vi: string; readonly en: string };

/** A place of a form that is filled: a text, a flag that shows or hides blocks, or a list whose lines have places of their own. */
export type PaperField = Names & { readonly kind?: 'text' | 'flag' | 'list'; readonly of?: PaperFields };
export type PaperFields = Readonly<Record<string, PaperField>>;

export type TextStyle = 'body' | 'heading' | 'subheading' | 'centered' | 'bold-centered' | 'italic' | 'small';

export type TableColumn = {
  readonly head: string;
  /** Part of the width; the narrowest one usually has 1. */
  readonly share: number;
  readonly align?: 'start' | 'center' | 'end';
  readonly text: string;
};

/** What stands on a paper from above to below. `{place}` in a text is a field; `lead` begins its paragraph in bold. */
export type PaperBlock =
  | { readonly paragraph: string; readonly lead?: string; readonly style?: TextStyle }
  | {
      readonly rowsOf: string;
      readonly columns: readonly TableColumn[];
      /** Least height of a row in millimetres, where something is written or signed by hand. */
      readonly rowHeight?: number;
    }
  | { readonly each: string; readonly blocks: readonly PaperBlock[] }
  | { readonly when: string; readonly blocks: readonly PaperBlock[] };

export type PaperSignature = {
  /** `T/M …`, where the signer speaks for a body; never on minutes. */
  readonly onBehalf?: string;
  readonly post: string;
  readonly note?: string;
  readonly name: string;
};

/** Kinds of document that carry a symbol of their own; the symbol itself comes from the layout in force. */
export const documentTypes = [
  'resolution',
  'decision',
  'conclusion',
  'notice',
  'report',
  'plan',
  'programme',
  'submission',
  'letter',
  'minutes',
] as const;
export type DocumentType = (typeof documentTypes)[number];

/** Who issues: the cell itself, the committee of the cell, a committee above, or its standing committee. */
export const issuingBodies = ['cell', 'cell-committee', 'committee', 'standing-committee'] as const;
export type IssuingBody = (typeof issuingBodies)[number];

/**
 * An official paper as pure data: Word template, PDF and the list of its places all come from it. The head (organisations, number,
 * place and day) and what stands beside a signature are the standing fields that every paper has.
 */
export type PaperForm = {
  /** `<area>.<name>`: name of its template and of its papers. */
  readonly kind: string;
  readonly names: Names;
  /** Null where the paper carries no number. */
  readonly documentType: DocumentType | null;
  readonly bodies: readonly IssuingBody[];
  readonly title: string;
  /** What the paper is about, under the title; a text with places. */
  readonly subtitle?: string;
  readonly blocks: readonly PaperBlock[];
  /** One on the right, or two side by side. With one, the recipients stand on the left if the form names any. */
  readonly signatures: readonly PaperSignature[];
  readonly hasRecipients: boolean;
  readonly fields: PaperFields;
  /** Two flags of which an issued paper has exactly one: it says what came out, and nothing that contradicts it. */
  readonly eitherOr?: readonly [string, string];
  /** The official blank this layout of our own is to be compared with before it is signed, e.g. `6-KNĐ`. */
  readonly compareWith?: string;
  /** Begun and filled by hand on the pages of papers; other forms are filled by the area that has the facts. */
  readonly isWrittenHere?: boolean;
  /** Read only where it was issued and directly above. */
  readonly isConfined?: boolean;
  /** Of a confined one: it says who said what, and is read only by those who hold the minutes or follow the body for the superior. */
  readonly isMinutes?: boolean;
  /** Written or signed by hand on the day itself: printed before it is issued, it is not marked as a draft. */
  readonly isUsedAsPrinted?: boolean;
};

export type PaperValue = string | boolean | readonly PaperData[];
/** What fills a form: a text, a flag or lines for each field. */
export type PaperData = { readonly [field: string]: PaperValue };

/** Dots where something is written by hand: an unknown fact is never left out silently. */
export const WRITTEN_BY_HAND = '…………………';
