import type { ReactNode } from 'react';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { eachThing } from '../rules/season-order.ts';
import { Verified } from './rating-words.tsx';

type One = {
  readonly rule?: string;
  readonly for: string;
  readonly onId: string | null;
  readonly title: string | null;
  readonly isVerified?: boolean;
};

/** So many names are read at a glance; the members of a cell are counted, and their names are one press away. */
const mostOpen = 4;

type Props<T extends One> = {
  readonly of: readonly T[];
  /** Within a form: what was typed stays where it is. */
  readonly opensBeside?: boolean;
  /** How many of one kind are summed up; the kind alone and how many are open where nothing else is said. */
  readonly summary?: (what: string, some: readonly T[]) => string;
  /** What is said of one beside its name. */
  readonly standing?: (one: T) => ReactNode;
};

const Line = <T extends One>({ one, opensBeside = false, standing }: Omit<Props<T>, 'of'> & { readonly one: T }) => {
  const t = useT();
  const { for: what, onId, title, isVerified } = one;
  return (
    <li>
      {t(`ratings.waiting.${what}`)}
      {title && onId && (
        <>
          {': '}
          <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: onId }} opensBeside={opensBeside}>
            {title}
          </PageLink>
        </>
      )}{' '}
      {standing?.(one)} {isVerified !== undefined && <Verified isVerified={isVerified} />}
    </li>
  );
};

/** What comes before a decision, by what it is, each with a way to it; many of one kind as one line with their count. */
export const WaitingList = <T extends One>({ of, summary, ...how }: Props<T>) => {
  const t = useT();
  const linesOf = (some: readonly T[]) =>
    some.map((one) => <Line key={`${one.rule ?? one.for} ${one.onId ?? ''}`} one={one} {...how} />);
  const sum =
    summary ?? ((what: string, some: readonly T[]) => t('ratings.waiting.many', { what, count: some.length }));
  return (
    <ul className="ratings-bullets">
      {[...Map.groupBy(eachThing(of), ({ for: what }) => what)].map(([what, some]) =>
        some.length > mostOpen ? (
          <li key={what}>
            <details className="ratings-fold">
              <summary>{sum(t(`ratings.waiting.${what}`), some)}</summary>
              <ul className="ratings-bullets">{linesOf(some)}</ul>
            </details>
          </li>
        ) : (
          linesOf(some)
        ),
      )}
    </ul>
  );
};
