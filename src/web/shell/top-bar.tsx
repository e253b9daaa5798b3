import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { signOut } from '../../platform/identity/contract.ts';
import { act, chooseOffice, chosenOffice, newRequestId } from '../client.ts';
import { forgetAllDone } from '../just-done.ts';
import { Icon } from '../kit/icon.tsx';
import { PageLink } from '../kit/page-link.tsx';
import { type Language, type Translate, useLanguage, useT } from '../messages.ts';
import { type HeldOffice, officesInUse, type SignedIn, useSignedIn } from '../session.ts';
import { AsOfControl } from './as-of-control.tsx';
import { useJustDoneDialog } from './just-done-control.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SearchControl } from './search-control.tsx';

const organisationsOf = (offices: readonly HeldOffice[]): string =>
  [...new Set(offices.map((office) => office.organisationName))].join(', ');

const HelperBadge = ({ session, offices }: { session: SignedIn; offices: readonly HeldOffice[] }) => {
  const t = useT();
  const helped = offices.find((office) => office.helperFor)?.helperFor;
  if (!helped) return null;
  return (
    <span className="vm-badge" data-level="attention">
      {t('web.helping', { helper: session.account.displayName, holder: helped.holderName })}
    </span>
  );
};

const officeText = (
  { roleName, organisationName, helperFor }: HeldOffice,
  language: Language,
  t: Translate,
): string => {
  const office = `${roleName[language]}, ${organisationName}`;
  return helperFor ? t('web.as-helper', { office, holder: helperFor.holderName }) : office;
};

const OfficeChoice = ({ session, onChange }: { session: SignedIn; onChange: () => void }) => {
  const t = useT();
  const language = useLanguage();
  if (session.offices.length < 2) return null;
  const choose = (officeId: string | null): void => {
    chooseOffice(officeId);
    onChange();
  };
  const chosen = chosenOffice();
  const all = [{ id: null, text: t('web.all-offices') }].concat(
    session.offices.map((office) => ({
      id: office.id as never,
      text: officeText(office, language, t),
    })),
  );
  return (
    <fieldset className="vm-offices">
      <legend>{t('web.act-in-office')}</legend>
      {all.map(({ id, text }) => (
        <label key={id ?? 'all'} className="vm-choice">
          <input type="radio" name="office" checked={chosen === id} onChange={() => choose(id)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
};

const useLeave = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (): Promise<void> => {
    await act(signOut, {}, { requestId: newRequestId() }).catch(() => undefined);
    forgetAllDone();
    const drafts = await import('../local-drafts.ts');
    await drafts.forgetAllDrafts();
    client.clear();
    await navigate({ to: '/sign-in' as never, search: {} as never });
  };
};

const AccountButton = ({ name }: { name: string }) => {
  const t = useT();
  return (
    <button type="button" className="vm-quiet" popoverTarget="account-menu" aria-label={t('web.account-of', { name })}>
      <Icon name="person" />
      <span className="vm-wide-only">{name}</span>
    </button>
  );
};

const AccountMenu = ({ session, onLeave }: { session: SignedIn; onLeave: () => void }) => {
  const t = useT();
  const client = useQueryClient();
  const leave = useLeave();
  const menu = useRef<HTMLDivElement>(null);
  const justDone = useJustDoneDialog(menu);
  const changed = async (): Promise<void> => {
    menu.current?.hidePopover();
    await client.invalidateQueries();
    onLeave();
  };
  return (
    <>
      <AccountButton name={session.account.displayName} />
      <div id="account-menu" popover="auto" className="vm-menu" ref={menu}>
        <p className="vm-menu-title">{session.account.displayName}</p>
        <OfficeChoice session={session} onChange={() => void changed()} />
        <PageLink to="/settings" className="vm-menu-item">
          {t('web.settings.title')}
        </PageLink>
        <a className="vm-menu-item" href="/guide">
          {t('web.guides')}
        </a>
        <button type="button" className="vm-menu-item" onClick={justDone.open}>
          {t('web.just-done.title')}
        </button>
        <button type="button" className="vm-menu-item" onClick={() => void leave()}>
          {t('web.sign-out')}
        </button>
      </div>
      {justDone.dialog}
    </>
  );
};

/** Organisation in view, day in view, search, on whose behalf, language, account. */
export const TopBar = ({ onLeave }: { onLeave: () => void }) => {
  const t = useT();
  const session = useSignedIn();
  if (!session) return null;
  const offices = officesInUse(session, chosenOffice());
  return (
    <header className="vm-top not-printed">
      <PageLink to="/" className="vm-brand">
        {t('web.product')}
      </PageLink>
      <span className="vm-in-view vm-wide-only">{organisationsOf(offices)}</span>
      <HelperBadge session={session} offices={offices} />
      <div className="vm-top-tools">
        <SearchControl />
        <AsOfControl />
        <span className="vm-wide-only">
          <LanguageSwitch />
        </span>
        <AccountMenu session={session} onLeave={onLeave} />
      </div>
    </header>
  );
};
