import { useEffect } from 'react';
import type { ContractFormState } from '../../../web/kit/contract-form.tsx';

type Form = Pick<ContractFormState<{ issuer: string }>['form'], 'getValues' | 'setFieldValue'>;

/** Who issued the last decision of this level, or the level above in the tree, stands there first; what was typed stays. */
export const useIssuer = ({ form }: { readonly form: unknown }, issuer: string | null): void => {
  const { getValues, setFieldValue } = form as Form;
  useEffect(() => {
    if (issuer !== null && getValues().issuer === '') setFieldValue('issuer', issuer);
  }, [issuer, getValues, setFieldValue]);
};
