import type { ComponentType } from 'react';
import type { Language, MessageSource } from './messages.ts';
import type { Lent } from './slots.tsx';

/** One page of an area. Its code and the area's sentences are fetched when it is first opened. */
export type Page = {
  /** Route path with ids only, e.g. `/organisations/$organisationId`. */
  readonly path: `/${string}`;
  /** Message key of the document title. */
  readonly title: string;
  readonly open: () => Promise<{ readonly default: ComponentType }>;
  /** `bare` pages (sign-in, set-up) stand without rail and top bar and need no session. */
  readonly frame?: 'full' | 'bare';
  /** Action or question of which the person must be allowed at least one; without it the page says so and shows nothing. */
  readonly needs?: readonly string[];
};

/** An entry of the left rail; `icon` names one of the shell's drawings. */
export type RailEntry = {
  readonly to: `/${string}`;
  /** In both languages here, because the rail stands before the area's sentences are fetched; the shell's own are message keys. */
  readonly label: string | Readonly<Record<Language, string>>;
  readonly icon:
    | 'work'
    | 'tree'
    | 'people'
    | 'map'
    | 'file'
    | 'task'
    | 'warning'
    | 'gate'
    | 'person'
    | 'settings'
    | 'calendar'
    | 'rating';
  readonly order: number;
  /** Its turn for one of the three places on a phone, lowest first; without one it stands behind "more". */
  readonly onPhone?: number;
  /** Action or question of which the person must be allowed at least one to be led to `to`. */
  readonly needs?: readonly string[];
  /** Pages for whoever may not open `to`, the first that suits; without one the entry is left out. */
  readonly orElse?: readonly { readonly to: `/${string}`; readonly needs: readonly string[] }[];
};

/** What an area's `web/pages.tsx` exports and `main/web.tsx` joins. */
export type AreaPages = {
  readonly area: string;
  readonly messages: MessageSource;
  readonly pages: readonly Page[];
  readonly rail?: readonly RailEntry[];
  readonly lends?: Lent;
};
