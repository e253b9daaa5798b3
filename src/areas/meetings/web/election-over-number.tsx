import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import type { OverNumber } from '../rules/over-number-set.ts';

/** Says that a number set for the running term would be passed; nobody is stopped by it. */
export const OverNumberLines = ({ over }: { readonly over: readonly OverNumber[] }) => {
  const t = useT();
  return over.map(({ of, set, held, more, would }) => (
    <p key={of} role="status">
      <Icon name="warning" size={1} /> {t(`meetings.election.over.${of}`, { set, held, more, would })}
    </p>
  ));
};
