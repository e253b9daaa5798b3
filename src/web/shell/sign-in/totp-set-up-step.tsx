import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { setUpTotp } from '../../../platform/identity/contract.ts';
import { Button } from '../../kit/button.tsx';
import { RefusalPanel } from '../../kit/refusal-panel.tsx';
import { useT } from '../../messages.ts';
import { useAction } from '../../queries.ts';
import { TotpCodeForm } from './totp-step.tsx';

/** Drawn in the browser: the secret goes to no other server. */
const drawQr = async (uri: string): Promise<string> => {
  const { default: qrcode } = await import('qrcode');
  const svg = await qrcode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
};

const Picture = ({ uri, secret }: { uri: string; secret: string }) => {
  const t = useT();
  const drawn = useQuery({
    queryKey: ['qr', uri],
    queryFn: () => drawQr(uri),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {drawn.data && <img className="vm-qr" src={drawn.data} alt={t('web.totp.qr')} />}
      <p>
        {t('web.totp.by-hand')} <code className="vm-secret">{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
      </p>
    </>
  );
};

type Props = { readonly onDone?: () => void; readonly hasTitle?: boolean };

/** An authenticator app on the person's phone: scan, then prove it with a code. */
export const TotpSetUpStep = ({ onDone, hasTitle = true }: Props) => {
  const t = useT();
  const [made, setMade] = useState<{ secret: string; uri: string } | null>(null);
  const begin = useAction(setUpTotp, { onDone: setMade });
  return (
    <>
      {hasTitle && <h2>{t('web.totp.set-up-title')}</h2>}
      <p>{t('web.totp.set-up-text')}</p>
      {begin.error && <RefusalPanel refusal={begin.error} takesFocus />}
      {!made && (
        <div>
          <Button main isBusy={begin.isPending} onClick={() => begin.mutate({})}>
            {t('web.totp.begin')}
          </Button>
        </div>
      )}
      {made && (
        <>
          <Picture {...made} />
          <TotpCodeForm submitLabel={t('web.totp.confirm')} {...(onDone ? { onDone } : {})} />
        </>
      )}
    </>
  );
};
