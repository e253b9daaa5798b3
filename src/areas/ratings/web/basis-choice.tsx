import { Radio } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type Basis, basis } from '../../organisations/contract.ts';
import { useChange } from './distribution-search.ts';

/** Where results of organisations that changed since are counted; it stands in the address, so that rooms of the area count alike. */
export const BasisChoice = ({ chosen }: { chosen: Basis }) => {
  const t = useT();
  const change = useChange();
  return (
    <Radio.Group
      label={t('ratings.analysis.basis')}
      description={t(`ratings.basis.${chosen}-means`)}
      value={chosen}
      onChange={(value) => change({ basis: value })}
    >
      <div className="ratings-kinds">
        {basis.options.map((one) => (
          <Radio key={one} value={one} label={t(`ratings.basis.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
};
