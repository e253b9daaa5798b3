import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type PageLinkProps = {
  /** Path of a page; `$name` parts are filled from `params`. The as-of day goes along by itself. */
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | number | undefined>>;
  /** Part of the page to which it goes, by its id. */
  readonly hash?: string;
  readonly className?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
  /** -1 where the rows around it have the focus (a grid moved by arrows). */
  readonly tabIndex?: -1;
  /** Marks itself as the current page only on exactly this path. */
  readonly isExact?: boolean;
  /** `true` where the page in view stands below this one; the page itself marks itself. */
  readonly 'aria-current'?: 'true';
  /** In a page of its own, from within a form: what is being typed stays. */
  readonly opensBeside?: boolean;
  readonly children: ReactNode;
};

/** A link within the program. Route tables are joined at the start, so paths are plain text here. */
export const PageLink = ({ isExact = false, opensBeside = false, ...props }: PageLinkProps) => (
  <Link
    activeOptions={{ exact: isExact, includeSearch: false }}
    activeProps={{ 'aria-current': 'page' }}
    {...(opensBeside ? { target: '_blank' } : {})}
    {...(props as { to: string })}
  />
);
