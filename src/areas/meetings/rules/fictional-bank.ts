/** Draws for invented data on a stream of numbers: the same stream gives the same draws. */
export type Draws = {
  readonly chance: (share: number) => boolean;
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
};

export type Theme = {
  readonly title: string;
  readonly content: string;
  readonly opinions: readonly string[];
  readonly conclusion: string;
  readonly tasks: readonly string[];
};

export type TopicText = {
  readonly title: string;
  readonly why: string;
  readonly situation: string;
  readonly facts: string;
  readonly solution: string;
  readonly result: string;
  readonly lessons: string;
  readonly residents: number | null;
  readonly households: number | null;
};

type Group = 'residential' | 'office' | 'school' | 'enterprise' | 'forces';
type ByGroup<T> = Readonly<Record<Group, T>>;

/** Words of the file `seeds/demonstration/meetings.yaml`: invented, about nobody. */
export type MeetingBank = {
  readonly groups: Readonly<Partial<Record<Group, readonly string[]>>>;
  readonly places: ByGroup<{ readonly at: string; readonly place: string }>;
  readonly duesNotes: readonly string[];
  readonly news: readonly string[];
  readonly lastMonth: readonly string[];
  readonly commonConclusion: string;
  readonly themes: ByGroup<readonly Theme[]>;
  readonly topics: ByGroup<readonly TopicText[]>;
  readonly remarks: Readonly<Record<'praise' | 'reminder', readonly string[]>>;
  readonly weakPoints: readonly string[];
  readonly superiorReasons: Readonly<Record<string, string>>;
  readonly ownReason: string;
  readonly taskNotes: Readonly<Record<'done' | 'goes-on', readonly string[]>>;
  readonly orientations: readonly {
    readonly title: string;
    readonly content: string;
    readonly reading: readonly string[];
  }[];
  readonly urge: { readonly words: string; readonly answers: readonly string[] };
  readonly roster: { readonly remarks: readonly string[]; readonly why: string };
  readonly monthReports: Readonly<Record<'assessments' | 'proposals', ByGroup<readonly string[]>>>;
};

/** Which words fit a cell, by its sector; offices where nothing closer fits. */
export const groupOf = ({ groups }: MeetingBank, sector: string | null): Group => {
  const found = Object.entries(groups).find(([, sectors]) => sector !== null && sectors?.includes(sector));
  return (found?.[0] as Group | undefined) ?? 'office';
};

/** The one for a month of a list that goes round: neighbours in time never get the same. */
export const inTurn = <T>(list: readonly T[], at: number): T => list[((at % list.length) + list.length) % list.length]!;
