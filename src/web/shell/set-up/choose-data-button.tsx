import { useState } from 'react';
import { about, chooseData } from '../../../platform/http/contract.ts';
import { act, ask, newRequestId } from '../../client.ts';
import { Loading } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { RefusalPanel } from '../../kit/refusal-panel.tsx';
import { useT } from '../../messages.ts';
import { ApiRefusal } from '../../refusal.ts';

type Kind = 'demonstration' | 'real';

const ASK_EVERY_MS = 1_000;
const PATIENCE_MS = 120_000;

/** Only a page on the machine that runs the program may choose; elsewhere the server would refuse. */
export const isOnThisMachine = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

const hasChanged = async (kind: Kind): Promise<boolean> => {
  try {
    const { dataKind } = await ask(about, {});
    return (dataKind === 'demonstration') === (kind === 'demonstration');
  } catch {
    // While the program opens the other folder nobody answers.
    return false;
  }
};

const waitFor = async (kind: Kind): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && !(await hasChanged(kind))) await new Promise((go) => setTimeout(go, ASK_EVERY_MS));
  location.assign('/');
};

/** Opens the other kind of data and comes back when the program answers from it. */
export const ChooseDataButton = ({ kind, label }: { kind: Kind; label: string }) => {
  const t = useT();
  const [isChanging, setIsChanging] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const choose = async () => {
    setIsChanging(true);
    setRefusal(null);
    try {
      await act(chooseData, { kind }, { requestId: newRequestId() });
      await waitFor(kind);
    } catch (error) {
      setIsChanging(false);
      if (error instanceof ApiRefusal) setRefusal(error);
      else throw error;
    }
  };
  if (isChanging) {
    return (
      <div role="status">
        <p>{t('web.set-up.changing')}</p>
        <Loading />
      </div>
    );
  }
  return (
    <>
      {refusal && <RefusalPanel refusal={refusal} />}
      <div>
        <Button onClick={() => void choose()}>{label}</Button>
      </div>
    </>
  );
};
