import type { NumberInputProps } from '@mantine/core';
import { useLanguage } from '../messages.ts';
import { NumberInput } from './inputs.ts';

const signs = { vi: { decimal: ',', thousand: '.' }, en: { decimal: '.', thousand: ',' } } as const;

/**
 * A number with a fraction as it is written in the language of the screen: "1.250" is a thousand and more in Vietnamese, and one and a quarter
 * in English. What lies outside the bounds stays as it was typed: the form refuses it, the field does not set it to the nearest.
 */
export const DecimalInput = (props: NumberInputProps) => {
  const { decimal, thousand } = signs[useLanguage()];
  return (
    <NumberInput
      decimalSeparator={decimal}
      allowedDecimalSeparators={[decimal]}
      thousandSeparator={thousand}
      clampBehavior="none"
      hideControls
      {...props}
    />
  );
};
