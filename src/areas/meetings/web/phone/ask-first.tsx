/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { t } from './phone-words.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

type Props = {
  readonly label: string;
  /** What is lost, asked before it is. */
  readonly sure: string;
  readonly yes: string;
  readonly onYes: () => Promise<void>;
};

/** Deletes something for good, after a question. */
export const AskFirst = ({ label, sure, yes, onYes }: Props) => {
  const [isAsked, setAsked] = useState(false);
  const { isBusy, run } = useOneAtATime();
  if (!isAsked)
    return (
      <button type="button" class="quiet" onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  return (
    <section role="alert">
      <p>{sure}</p>
      <button type="button" disabled={isBusy} onClick={() => void run(onYes)}>
        {yes}
      </button>
      <button type="button" class="quiet" onClick={() => setAsked(false)}>
        {t('meetings.phone.drop-no')}
      </button>
    </section>
  );
};
