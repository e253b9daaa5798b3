import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

type Props = {
  readonly organisationId: string;
  readonly name: string | null;
  readonly tab: 'members' | 'committee';
  /** On the own page: whatever offices the account holds, they need not be over the own cell. */
  readonly isOwn: boolean;
};

const needs = { members: 'members.counts', committee: 'organisations.terms' } as const;

/** The name of an organisation, a link only for whoever may open the page behind it. */
export const OrganisationPlace = ({ organisationId, name, tab, isOwn }: Props) => {
  const t = useT();
  const may = useMay();
  const word = name ?? t('members.unknown');
  if (isOwn || !may(needs[tab])) return word;
  return (
    <PageLink to={`/organisations/$organisationId/${tab}`} params={{ organisationId }}>
      {word}
    </PageLink>
  );
};
