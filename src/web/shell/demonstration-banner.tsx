import { useT } from '../messages.ts';
import { useSession } from '../session.ts';

/** On every page of a demonstration: nothing here is about a real person. */
export const DemonstrationBanner = () => {
  const t = useT();
  const session = useSession();
  if (session?.installation.dataKind !== 'demonstration') return null;
  return (
    <aside className="vm-demonstration" aria-label={t('web.demonstration.label')}>
      {t('web.demonstration.text')}
    </aside>
  );
};
