import type { NumberInputProps } from '@mantine/core';
import { useLanguage } from '../messages.ts';
import { NumberInput } from './inputs.ts';

/** Below a thousand a full stop can only begin a fraction: on the pad of numbers it is typed so in either language. */
const isBelowThousand = ({ max }: NumberInputProps): boolean => typeof max === 'number' && max < 1000;

const signs = { vi: { decimal: ',', thousand: '.' }, en: { decimal: '.', thousand: ',' } } as const;

/**
 * A number with a fraction as it is written in the language of the screen: "1.250" is a thousand and more in Vietnamese, and one and a quarter
 * in English. Where only some hundreds are asked for, either sign begins the fraction: "65.5" must not become 655. What lies outside the
 * bounds stays as it was typed: the form refuses it.
 */
export const DecimalInput = (props: NumberInputProps) => {
  const { decimal, thousand } = signs[useLanguage()];
  const isSmall = isBelowThousand(props);
  return (
    <NumberInput
      decimalSeparator={decimal}
      allowedDecimalSeparators={isSmall ? ['.', ','] : [decimal]}
      thousandSeparator={isSmall ? false : thousand}
      clampBehavior="none"
      hideControls
      {...props}
    />
  );
};
