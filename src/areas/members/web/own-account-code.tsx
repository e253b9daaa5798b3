import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { makeAccountCode } from '../contract.ts';

/** The code by which the office ties this account to the record: shown once, to be handed to the office in person. */
export const OwnAccountCode = () => {
  const t = useT();
  const make = useAction(makeAccountCode, {});
  return (
    <div className="vm-stack">
      {make.data && (
        <p role="status">
          {t('members.own.code')} <strong>{make.data.code}</strong>
        </p>
      )}
      {make.error && <RefusalPanel refusal={make.error} takesFocus />}
      <Button isBusy={make.isPending} onClick={() => make.mutate({})}>
        {t('members.own.make-code')}
      </Button>
    </div>
  );
};
