import { useId } from 'react';
import { useLanguage } from '../messages.ts';
import { figureText } from './figure-text.ts';
import { PageLink } from './page-link.tsx';

type Props = {
  readonly numerator: number;
  readonly denominator?: number | null;
  /** What it counts and for which period; shown on hover and focus, read out, and printed. */
  readonly definition: string;
  /** The page with the rows behind it. */
  readonly to?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | number | undefined>>;
  /** Part of that page, by its id. */
  readonly hash?: string;
};

/** A number is a door: Enter opens its rows, hover and focus say what it means. */
export const Figure = ({ numerator, denominator = null, definition, to, params = {}, search = {}, hash }: Props) => {
  const id = useId();
  const text = figureText(numerator, denominator, useLanguage());
  return (
    <span className="vm-figure" title={definition} aria-describedby={id}>
      {to ? (
        <PageLink to={to} params={params} search={search} title={definition} {...(hash ? { hash } : {})}>
          {text}
        </PageLink>
      ) : (
        text
      )}
      <span id={id} className="vm-figure-note seen-by-readers-only">
        {definition}
      </span>
    </span>
  );
};
