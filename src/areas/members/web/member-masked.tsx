import { useT } from '../../../web/messages.ts';

/** Stands for a value that is there and not shown. */
export const Masked = () => {
  const t = useT();
  return (
    <>
      <span aria-hidden="true">••••</span>
      <span className="seen-by-readers-only">{t('members.sealed.masked')}</span>
    </>
  );
};
