import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage, useT } from '../messages.ts';
import { type ApiRefusal, sentenceOf } from '../refusal.ts';
import { RefusalPanel } from './refusal-panel.tsx';

const WAIT_BEFORE_SHOWING_MS = 300;

/** Grey lines in place of what is coming; nothing at all during the first 300 ms. */
export const Loading = ({ lines = 4 }: { lines?: number }) => {
  const t = useT();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), WAIT_BEFORE_SHOWING_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="vm-loading" role="status">
      <span className="seen-by-readers-only">{t('web.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <div key={line} className="vm-loading-line" />
      ))}
    </div>
  );
};

type EmptyProps = { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Nothing here yet: what this place is for, and the first step. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div className="vm-empty">
    <p className="vm-empty-title">{title}</p>
    {children && <div className="vm-soft">{children}</div>}
    {action}
  </div>
);

type AnswerProps<T> = {
  readonly query: UseQueryResult<T, ApiRefusal>;
  readonly children: (answer: T) => ReactNode;
  readonly lines?: number;
  /** Shown instead of `children` when it says that there is nothing. */
  readonly isEmpty?: (answer: T) => boolean;
  readonly empty?: ReactNode;
  /** The page's own heading comes with the answer, so a refused one needs a heading too. */
  readonly isPage?: boolean;
};

const OUT_OF_REACH: ReadonlySet<string> = new Set(['not-permitted', 'not-found']);
const MAY_WORK_NEXT_TIME: ReadonlySet<string> = new Set(['offline', 'bug', 'too-many', 'conflict']);

/** Out of reach is no fault: one sentence, and nothing to try again. */
const OutOfReach = ({ refusal }: { refusal: ApiRefusal }) => {
  const t = useT();
  const language = useLanguage();
  const [first] = refusal.reasons;
  return (
    <div className="vm-empty" role="status">
      <p>{first ? sentenceOf(first, language) : t(`web.refused.${refusal.kind}`)}</p>
    </div>
  );
};

const Refused = ({ refusal, onAgain }: { refusal: ApiRefusal; onAgain: () => void }) => {
  const t = useT();
  if (OUT_OF_REACH.has(refusal.kind)) return <OutOfReach refusal={refusal} />;
  const again = (
    <button type="button" className="vm-button" onClick={onAgain}>
      {t('web.try-again')}
    </button>
  );
  return <RefusalPanel refusal={refusal} action={MAY_WORK_NEXT_TIME.has(refusal.kind) && again} />;
};

/** A question on screen in all its states: coming, refused (with a way to try again where that can help), empty, there. */
export const Answer = <T,>(props: AnswerProps<T>) => {
  const { query, children, lines, isEmpty, empty, isPage = false } = props;
  const t = useT();
  if (query.data !== undefined) return isEmpty?.(query.data) ? empty : children(query.data);
  if (!query.error) return <Loading {...(lines === undefined ? {} : { lines })} />;
  return (
    <>
      {isPage && <h1>{t('web.failure.title')}</h1>}
      <Refused refusal={query.error} onAgain={() => void query.refetch()} />
    </>
  );
};
