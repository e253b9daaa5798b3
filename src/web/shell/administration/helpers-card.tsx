import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import type { OfficeRow } from '../../../platform/identity/contract.ts';
import { officesOfOrganisation } from '../../../platform/identity/contract.ts';
import { Answer } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { useT } from '../../messages.ts';
import { useQuestion } from '../../queries.ts';
import { useRoleName } from '../../role-names.ts';
import { useMay } from '../../session.ts';
import { AppointHelperDialog } from './appoint-helper-dialog.tsx';
import { EndDialog, officePeriod } from './office-dialogs.tsx';

type OrganisationId = InputOf<typeof officesOfOrganisation>['organisationId'];

/** An office whose holder may have helpers. */
export type OwnOffice = Pick<OfficeRow, 'id' | 'accountId' | 'role' | 'organisationName'> & {
  readonly organisationId: OrganisationId;
};

const HelperList = ({ office, onEnd }: { office: OwnOffice; onEnd: (helper: OfficeRow) => void }) => {
  const t = useT();
  const may = useMay();
  const there = useQuestion(officesOfOrganisation, { organisationId: office.organisationId });
  return (
    <Answer query={there} lines={1}>
      {({ offices }) => {
        const helpers = offices.filter((one) => one.helperForOfficeId === office.id);
        if (helpers.length === 0) return <p className="vm-soft">{t('web.helpers.none')}</p>;
        return (
          <ul className="vm-stack vm-bare-list">
            {helpers.map((helper) => (
              <li key={helper.id} className="vm-row">
                <span>{t('web.helpers.one', { name: helper.displayName, period: officePeriod(helper, t) })}</span>
                {may('platform.end-office') && (
                  <Button
                    aria-label={t('web.helpers.end-of', { name: helper.displayName })}
                    onClick={() => onEnd(helper)}
                  >
                    {t('web.helpers.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
};

/** Who acts for the holder of each of these offices, and appointing another one. */
export const HelpersCard = ({ offices }: { offices: readonly OwnOffice[] }) => {
  const t = useT();
  const may = useMay();
  const roleName = useRoleName();
  const [helped, setHelped] = useState<OwnOffice | null>(null);
  const [ended, setEnded] = useState<OfficeRow | null>(null);
  const sees = may(officesOfOrganisation.name);
  return (
    <section className="vm-card">
      <h2>{t('web.helpers.title')}</h2>
      <p className="vm-soft">{t(sees ? 'web.helpers.explained' : 'web.helpers.ask-administrator')}</p>
      {offices.length === 0 && <p>{t('web.helpers.no-office')}</p>}
      {offices.map((office) => (
        <div key={office.id} className="vm-stack">
          <h3>{t('web.helpers.of-office', { role: roleName(office.role), organisation: office.organisationName })}</h3>
          {sees && <HelperList office={office} onEnd={setEnded} />}
          {may('platform.appoint-helper') && (
            <div>
              <Button
                aria-label={t('web.helpers.appoint-for', {
                  role: roleName(office.role),
                  organisation: office.organisationName,
                })}
                onClick={() => setHelped(office)}
              >
                {t('web.helpers.appoint')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {helped && (
        <AppointHelperDialog office={{ ...helped, role: roleName(helped.role) }} onClose={() => setHelped(null)} />
      )}
      {ended && <EndDialog office={ended} onClose={() => setEnded(null)} />}
    </section>
  );
};
