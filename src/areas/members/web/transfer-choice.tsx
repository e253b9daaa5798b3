import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';

/** What a list shows, taken first from the address (a work item opens it so), then chosen on the page. */
export const useShown = <S extends string>(choices: readonly S[], first: S): readonly [S, (show: S) => void] => {
  const { show } = useSearch({ strict: false }) as { readonly show?: string };
  const [shown, setShown] = useState<S>(choices.find((one) => one === show) ?? first);
  return [shown, setShown];
};

type Props<S extends string> = {
  readonly label: string;
  readonly choices: readonly S[];
  readonly wordOf: (choice: S) => string;
  readonly value: S;
  readonly onChange: (choice: S) => void;
};

/** One of a few kinds of rows. */
export const ShownChoice = <S extends string>({ label, choices, wordOf, value, onChange }: Props<S>) => (
  <fieldset className="vm-choices vm-tools not-printed">
    <legend>{label}</legend>
    {choices.map((choice) => (
      <button
        key={choice}
        type="button"
        className="vm-chip"
        aria-pressed={choice === value}
        onClick={() => onChange(choice)}
      >
        {choice === value && <Icon name="check" size={1} />}
        {wordOf(choice)}
      </button>
    ))}
  </fieldset>
);

/** Says that a list shows only its beginning. */
export const ShownOf = ({ shown, all }: { shown: number; all: number }) => {
  const t = useT();
  return all > shown ? <p className="vm-soft">{t('members.transfers.shown-of', { shown, all })}</p> : null;
};
