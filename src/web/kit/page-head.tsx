import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly subtitle?: ReactNode; readonly actions?: ReactNode };

/** Top of a page: its one heading, what it is about, and what can be done, in view without scrolling. */
export const PageHead = ({ title, subtitle, actions }: Props) => (
  <header className="vm-page-head">
    <div>
      <h1>{title}</h1>
      {subtitle && <p className="vm-soft">{subtitle}</p>}
    </div>
    {actions && <div className="vm-row not-printed">{actions}</div>}
  </header>
);
