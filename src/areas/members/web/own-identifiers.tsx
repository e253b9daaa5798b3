import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownIdentifiers, type SealedKind } from '../contract.ts';
import { Masked } from './member-masked.tsx';

const Shown = () => {
  const t = useT();
  const answer = useQuestion(ownIdentifiers, {}, { freshForMs: 0 });
  return (
    <Answer query={answer}>
      {({ values }) => (
        <Facts facts={values.map(({ kind, value }) => ({ name: t(`members.sealed.${kind}`), value }))} />
      )}
    </Answer>
  );
};

/** The own identifiers: masked until asked for, because others may look at the screen too. */
export const OwnIdentifiers = ({ kinds }: { kinds: readonly SealedKind[] }) => {
  const t = useT();
  const [isShown, setShown] = useState(false);
  const masked = kinds.map((kind) => ({
    name: t(`members.sealed.${kind}`),
    value: <Masked />,
  }));
  return (
    <section className="vm-card" aria-label={t('members.sealed.title')}>
      <h2>{t('members.sealed.title')}</h2>
      {kinds.length === 0 && <p className="vm-soft">{t('members.unknown')}</p>}
      {isShown ? <Shown /> : <Facts facts={masked} />}
      {kinds.length > 0 && (
        <div className="vm-row not-printed">
          <Button onClick={() => setShown(!isShown)}>{t(isShown ? 'members.own.hide' : 'members.own.show')}</Button>
        </div>
      )}
    </section>
  );
};
