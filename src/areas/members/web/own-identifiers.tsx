import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { revealOwnIdentifier, type SealedKind } from '../contract.ts';
import { Masked } from './member-masked.tsx';

const OwnValue = ({ kind }: { kind: SealedKind }) => {
  const t = useT();
  const [isShown, setShown] = useState(false);
  const reveal = useAction(revealOwnIdentifier, { onDone: () => setShown(true) });
  return (
    <span className="vm-row">
      {isShown && reveal.data ? <span>{reveal.data.value}</span> : <Masked />}
      <span className="not-printed">
        {isShown ? (
          <Button onClick={() => setShown(false)}>{t('members.own.hide')}</Button>
        ) : (
          <Button isBusy={reveal.isPending} onClick={() => reveal.mutate({ kind })}>
            {t('members.own.show')}
          </Button>
        )}
      </span>
      {reveal.error && <RefusalPanel refusal={reveal.error} takesFocus />}
    </span>
  );
};

/** The own identifiers: masked until asked for one by one, because others may look at the screen too; each opening is kept. */
export const OwnIdentifiers = ({ kinds }: { kinds: readonly SealedKind[] }) => {
  const t = useT();
  return (
    <section className="vm-card" aria-label={t('members.sealed.title')}>
      <h2>{t('members.sealed.title')}</h2>
      {kinds.length === 0 && <p className="vm-soft">{t('members.unknown')}</p>}
      <Facts facts={kinds.map((kind) => ({ name: t(`members.sealed.${kind}`), value: <OwnValue kind={kind} /> }))} />
    </section>
  );
};
