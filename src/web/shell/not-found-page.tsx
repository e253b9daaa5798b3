import { PageLink } from '../kit/page-link.tsx';
import { useT } from '../messages.ts';

type Props = { readonly kind: 'not-found' | 'forbidden' };

const NoSuchPage = ({ kind }: Props) => {
  const t = useT();
  return (
    <div className="vm-page">
      <h1>{t(`web.${kind}.title`)}</h1>
      <p>{t(`web.${kind}.text`)}</p>
      <p>
        <PageLink to="/" className="vm-button">
          {t('web.to-home')}
        </PageLink>
      </p>
    </div>
  );
};

export const NotFoundPage = () => <NoSuchPage kind="not-found" />;

/** Nothing of the page behind is told, not even whether the thing exists. */
export const ForbiddenPage = () => <NoSuchPage kind="forbidden" />;
