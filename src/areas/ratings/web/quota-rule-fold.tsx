import { type ReactNode, useState } from 'react';
import { usePrinting } from '../../../web/kit/big-list-print.tsx';

type Props = { readonly summary: string; readonly isOpen?: boolean; readonly children: () => ReactNode };

/** Made when it is opened, and for paper: a season has many groups, and a table of readings for each would fill the page unseen. */
export const Fold = ({ summary, isOpen = false, children }: Props) => {
  const [isShown, setShown] = useState(isOpen);
  const isPrinting = usePrinting();
  return (
    <details className="ratings-fold" open={isOpen} onToggle={({ currentTarget: { open } }) => setShown(open)}>
      <summary>{summary}</summary>
      {(isShown || isPrinting) && children()}
    </details>
  );
};
