import type { Day } from '../calendar/day.ts';
import type { Errand } from '../jobs/errand.ts';
import type { PaperForm } from '../paper/official/paper-form.ts';
import type { Action, ActionContext, Question, QuestionContext } from './action.ts';
import type { ContractName } from './contract.ts';

/** Something due or wrong for the person asking, with the page where it can be settled. Shown under "Việc cần làm". */
export type WorkItem = {
  /** Message key of the sentence; `params` fill it. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly level: 'serious' | 'attention' | 'info';
  readonly dueOn: Day | null;
  /** Path of the page with ids only, e.g. `/organisations/<id>`. */
  readonly link: string;
  /** A question of that page: whoever may not ask it is not led there, and the item is left out. */
  readonly needs: ContractName;
  /** Where whoever may not open that page settles or sees it instead. */
  readonly orElse?: { readonly link: string; readonly needs: ContractName };
};

/** One hit of the search that spans all areas. */
export type SearchHit = {
  readonly kind: string;
  readonly title: string;
  readonly subtitle: string;
  readonly link: string;
  /** Of what is no more. */
  readonly endedOn?: Day | null;
};

/** Runs after commit as the actor `system`, in a transaction over the whole tree. Idempotent and free of order. */
export type Listener = (payload: Readonly<Record<string, string | number>>, context: ActionContext) => Promise<void>;

/** A job that runs by the clock. `cron` is a five-field pattern in Asia/Ho_Chi_Minh. */
export type CronJob = {
  readonly name: ContractName;
  readonly cron: string;
  readonly run: (context: ActionContext) => Promise<void>;
  /** Also run once at every start of the program. */
  readonly atStart?: boolean;
};

/** The table of contents of an area: all that `main/` plugs in. Lower slots are filled by higher areas through it. */
export type Area = {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
  readonly actions: readonly Action<any>[];
  // biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
  readonly questions: readonly Question<any>[];
  readonly messages: { readonly vi: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> };
  readonly listeners?: Readonly<Record<string, readonly Listener[]>>;
  /** Long work that an event starts: see platform/jobs/errand.ts. */
  readonly errands?: Readonly<Record<string, readonly Errand[]>>;
  readonly jobs?: readonly CronJob[];
  /** Constraint-name prefix → reason code, for what only the database can decide (races, overlaps). */
  readonly constraints?: Readonly<Record<string, string>>;
  /** `may`: whether an office in use carries a call, so that nothing is counted for whoever cannot do it. */
  readonly workItems?: (context: QuestionContext, may: (name: ContractName) => boolean) => Promise<readonly WorkItem[]>;
  /** Official papers that this area writes: the templates page, and the templates made by `npm run gen`, know them from here. */
  readonly paperForms?: readonly PaperForm[];
  readonly searchSource?: (text: string, context: QuestionContext) => Promise<readonly SearchHit[]>;
};
