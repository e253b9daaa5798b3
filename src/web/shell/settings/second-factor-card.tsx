import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Status } from '../../kit/status.tsx';
import { useT } from '../../messages.ts';
import { TotpSetUpStep } from '../sign-in/totp-set-up-step.tsx';

export const SecondFactorCard = ({ hasSecondFactor }: { hasSecondFactor: boolean }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="vm-card">
      <h2>{t('web.totp.set-up-title')}</h2>
      <div>
        <Status level={hasSecondFactor ? 'good' : 'attention'}>
          {t(hasSecondFactor ? 'web.totp.on' : 'web.totp.off')}
        </Status>
      </div>
      {isOpen ? (
        <TotpSetUpStep hasTitle={false} onDone={() => setOpen(false)} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{t(hasSecondFactor ? 'web.totp.renew' : 'web.totp.begin')}</Button>
        </div>
      )}
    </section>
  );
};
