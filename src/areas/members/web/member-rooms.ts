export type RoomPart = {
  readonly to: `/members${string}`;
  /** Message key of its tab. */
  readonly word: string;
  /** What the page itself asks for (the tables of pages say the same; a test holds them together). */
  readonly needs: string;
  /** Where a page stands that belongs to it but not below it. */
  readonly holds?: `/members${string}`;
};

export type Room = {
  readonly key: string;
  /** Stands in the row itself; the others are behind its last button. */
  readonly isInRow: boolean;
  /** The first that the account may open is the room's own page. */
  readonly parts: readonly RoomPart[];
};

const alone = (key: string, to: RoomPart['to'], needs: string, isInRow: boolean): Room => ({
  key,
  isInRow,
  parts: [{ to, word: `members.tab.${key}`, needs }],
});

const transfers: readonly RoomPart[] = [
  { to: '/members/transfers', word: 'members.transfers.tab.inbox', needs: 'members.incoming-transfers' },
  {
    to: '/members/transfers/out',
    word: 'members.transfers.tab.outbox',
    needs: 'members.outgoing-transfers',
    holds: '/members/transfers/issue',
  },
  {
    to: '/members/transfers/unassigned',
    word: 'members.transfers.tab.unassigned',
    needs: 'members.unassigned-members',
  },
  {
    to: '/members/transfers/directory',
    word: 'members.transfers.tab.directory',
    needs: 'members.receiving-organisations',
  },
  { to: '/members/exemptions', word: 'members.transfers.tab.exemptions', needs: 'members.exemptions' },
  { to: '/members/residence', word: 'members.transfers.tab.residence', needs: 'members.residence-links' },
  { to: '/members/residence/guests', word: 'members.transfers.tab.guests', needs: 'members.residence-guests' },
  { to: '/members/comparison', word: 'members.transfers.tab.comparison', needs: 'members.restated-counts' },
];

const dues: readonly RoomPart[] = [
  { to: '/members/dues', word: 'members.dues.tab.cells', needs: 'members.dues-cells' },
  { to: '/members/dues/waivers', word: 'members.dues.tab.waivers', needs: 'members.dues-waivers' },
  { to: '/members/dues/report', word: 'members.dues.tab.report', needs: 'members.dues-report' },
  { to: '/members/dues/settings', word: 'members.dues.tab.settings', needs: 'members.dues-settings' },
];

const lists: readonly RoomPart[] = [
  { to: '/members/import', word: 'members.tab.import', needs: 'members.check-import' },
  { to: '/members/duplicates', word: 'members.tab.duplicates', needs: 'members.duplicate-notices' },
];

/** The rooms of the area in the order of the daily work, with the pages inside each. */
export const rooms: readonly Room[] = [
  alone('list', '/members', 'members.list', true),
  alone('candidates', '/members/candidates', 'members.candidates', true),
  { key: 'transfers', isInRow: true, parts: transfers },
  { key: 'dues', isInRow: true, parts: dues },
  alone('badges', '/members/badges', 'members.badges-due', true),
  alone('hygiene', '/members/hygiene', 'members.hygiene-counts', true),
  alone('procedures', '/members/procedures', 'members.procedures', false),
  alone('changes', '/members/changes', 'members.changes', false),
  alone('registers', '/members/registers', 'members.register', false),
  { key: 'import', isInRow: false, parts: lists },
  alone('optional-block', '/members/optional-block', 'members.optional-blocks', false),
];

const isBelow = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`);

/** The page of a tab that a path belongs to: the longest that it begins with; a member's own page belongs to the list. */
export const partOf = (path: string): RoomPart | undefined =>
  rooms
    .flatMap(({ parts }) => parts)
    .flatMap((part) => [part.to, part.holds ?? part.to].map((top) => ({ part, top })))
    .filter(({ top }) => isBelow(path, top))
    .sort((a, b) => b.top.length - a.top.length)[0]?.part;
