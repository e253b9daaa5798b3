import { PageHead } from '../kit/page-head.tsx';
import { useT } from '../messages.ts';
import { useSignedIn } from '../session.ts';
import { AppearanceCard } from './settings/appearance-card.tsx';
import { OwnHelpersCard } from './settings/own-helpers-card.tsx';
import { SecondFactorCard } from './settings/second-factor-card.tsx';
import { SessionsCard } from './settings/sessions-card.tsx';
import { PasswordChangeStep } from './sign-in/password-change-step.tsx';

/** What a person decides about their own screens and their own access. */
const SettingsPage = () => {
  const t = useT();
  const session = useSignedIn();
  if (!session) return null;
  return (
    <div className="vm-page vm-page-narrow">
      <PageHead title={t('web.settings.title')} subtitle={session.account.displayName} />
      <AppearanceCard settings={session.settings} />
      <section className="vm-card">
        <h2>{t('web.sign-in.change-title')}</h2>
        <PasswordChangeStep hasTitle={false} />
      </section>
      <SecondFactorCard hasSecondFactor={session.hasSecondFactor} />
      <OwnHelpersCard session={session} />
      <SessionsCard />
    </div>
  );
};

export default SettingsPage;
