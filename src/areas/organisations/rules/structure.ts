import type { z } from 'zod';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import type * as contract from '../contract/events.ts';
import type { reorganise } from '../contract/reorganisation.ts';

type InputOf<C extends { input: z.ZodType }> = Omit<z.output<C['input']>, 'decision' | 'mode' | 'expectedVersion'>;

/** What a decision says, without its paper: stored with the event and worked out anew when a prepared event is applied. */
export type StructuralRequest =
  | ({ kind: 'establish' } & InputOf<typeof contract.establish>)
  | ({ kind: 'rename' } & InputOf<typeof contract.rename>)
  | ({ kind: 'change-type' } & InputOf<typeof contract.changeType>)
  | ({ kind: 'move' | 'hand-over' } & InputOf<typeof contract.move>)
  | ({ kind: 'merge-into' } & InputOf<typeof contract.mergeInto>)
  | ({ kind: 'consolidate' } & InputOf<typeof contract.consolidate>)
  | ({ kind: 'split' } & InputOf<typeof contract.split>)
  | ({ kind: 'wind-up' | 'disband' } & InputOf<typeof contract.windUp>)
  | ({ kind: 'reorganise' } & InputOf<typeof reorganise>);

/** An organisation as it stood on the effective day, with what is known of it since. */
export type Subject = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly sector: string | null;
  readonly parentId: string | null;
  readonly livingThen: boolean;
  /** First day of its newest version; null = since always. */
  readonly changedOn: Day | null;
  readonly endedOn: Day | null;
};

export type StructureFacts = {
  readonly day: Day;
  readonly subjectById: ReadonlyMap<string, Subject>;
  /** Living children on the day, for the organisations that the request may end. */
  readonly childrenById: ReadonlyMap<string, readonly string[]>;
  /** Parents on the day of everything named and of all above it. */
  readonly parentById: ReadonlyMap<string, string | null>;
  /** Named organisations that do not lie under the one that the request is decided over. */
  readonly outside: readonly string[];
  readonly packs: readonly Pack[];
};

/** An existing organisation by id, or one that this event brings into being by `#key`. */
export type Ref = string;
export const refOfNew = (key: string): Ref => `#${key}`;
export const isNew = (ref: Ref): boolean => ref.startsWith('#');

export type Change = {
  readonly id: string;
  readonly set: {
    readonly name?: string;
    readonly shortName?: string | null;
    readonly type?: string;
    readonly sector?: string | null;
    readonly parent?: Ref;
  };
  readonly field?: string;
  /** Members as stated in the request, for the sizes of a new type. */
  readonly sizes?: Sizes;
};
export type Sizes = { readonly officialMembers: number | null; readonly allMembers: number | null };
export type Start = {
  readonly ref: Ref;
  readonly parentId: string;
  readonly organisation: contract.NewOrganisation;
  readonly field: string;
};
export type Party = {
  readonly before: string | null;
  readonly after: Ref | null;
  readonly extent: 'whole' | 'part';
  readonly share: contract.Share | null;
};

/** What an event does, worked out of a request and the facts of its day. Nothing is written yet. */
export type Draft = {
  readonly kind: StructuralRequest['kind'];
  readonly starts: readonly Start[];
  readonly changes: readonly Change[];
  readonly ends: readonly { readonly id: string; readonly field: string }[];
  readonly parties: readonly Party[];
  /** Faults found while working it out; the common checks add theirs. */
  readonly faults: readonly Reason[];
};

export const EMPTY: Omit<Draft, 'kind'> = { starts: [], changes: [], ends: [], parties: [], faults: [] };
