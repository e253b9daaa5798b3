import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { ProvisionalLine } from '../contract.ts';
import { Verified } from './rating-words.tsx';

type Ahead = ProvisionalLine['aheadOf'];

/** So many names are read at a glance; the members of a cell are counted, and their names are one press away. */
const mostOpen = 4;

const Arrived = ({ hasArrived }: { readonly hasArrived: boolean }) => {
  const t = useT();
  return (
    <Status level={hasArrived ? 'good' : 'attention'}>
      {t(hasArrived ? 'ratings.provisional.arrived' : 'ratings.provisional.missing')}
    </Status>
  );
};

const Single = ({ one: { for: what, onId, title, isVerified, hasArrived } }: { readonly one: Ahead[number] }) => {
  const t = useT();
  return (
    <li>
      {t(`ratings.waiting.${what}`)}
      {title && onId && (
        <>
          {': '}
          <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: onId }}>
            {title}
          </PageLink>
        </>
      )}{' '}
      <Arrived hasArrived={hasArrived} /> <Verified isVerified={isVerified} />
    </li>
  );
};

const Many = ({ of }: { readonly of: Ahead }) => {
  const t = useT();
  const arrived = of.filter(({ hasArrived }) => hasArrived).length;
  return (
    <li>
      <details className="ratings-fold">
        <summary>
          {t('ratings.provisional.many', { what: t(`ratings.waiting.${of[0]!.for}`), arrived, whole: of.length })}
        </summary>
        <ul>
          {of.map((one) => (
            <Single key={`${one.rule} ${one.onId ?? ''}`} one={one} />
          ))}
        </ul>
      </details>
    </li>
  );
};

/** What a decision went ahead of, each arrived or still missing; many of one kind as one line with their count. */
export const WentAheadOf = ({ line }: { readonly line: ProvisionalLine }) => (
  <ul>
    {[...Map.groupBy(line.aheadOf, ({ for: what }) => what)].map(([what, of]) =>
      of.length > mostOpen ? (
        <Many key={what} of={of} />
      ) : (
        of.map((one) => <Single key={`${one.rule} ${one.onId ?? what}`} one={one} />)
      ),
    )}
  </ul>
);
