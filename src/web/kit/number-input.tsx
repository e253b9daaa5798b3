import { NumberInput as KitNumberInput, type NumberInputProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { arrivedNumber, type NumberSigns } from './arrived-number.ts';

const signsOf = (props: NumberInputProps): NumberSigns => {
  const { decimalSeparator = '.', thousandSeparator, allowedDecimalSeparators, allowDecimal, decimalScale } = props;
  return {
    decimal: decimalSeparator,
    thousand: typeof thousandSeparator === 'string' && thousandSeparator !== '' ? thousandSeparator : ',',
    takesEither: !thousandSeparator || (allowedDecimalSeparators ?? []).length > 1,
    takesFraction: allowDecimal !== false && decimalScale !== 0,
  };
};

/** What came by this event, if more than a key's worth: typed keys, deletions and the paste are the kit's, sign by sign. */
const arrivedBy = (event: Event, value: string): string | null => {
  const { inputType, data } = event as InputEvent;
  if (!inputType) return value;
  if (inputType.startsWith('insert') && inputType !== 'insertFromPaste') return data ?? value;
  return null;
};

/** Past what React notes of the box, so that it hears of a change. */
const writeInto = (box: HTMLInputElement, value: string): void =>
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, value);

/** Runs before the kit reads the box: what came in one piece is written there with the field's own signs. */
const rewrite = (event: Event, signs: NumberSigns): void => {
  const box = event.target as HTMLInputElement;
  const arrived = arrivedBy(event, box.value);
  if (arrived === null || arrived.length < 2) return;
  const end = arrived === box.value ? box.value.length : (box.selectionEnd ?? box.value.length);
  const start = end - arrived.length;
  if (box.value.slice(start, end) !== arrived) return;
  const written = arrivedNumber(arrived, signs) ?? '';
  if (written === arrived) return;
  writeInto(box, box.value.slice(0, start) + written + box.value.slice(end));
  box.setSelectionRange(start + written.length, start + written.length);
};

/** A number; one that a keyboard suggests, a person dictates or the browser fills in keeps its fraction ("9.5" is not 95). */
export const NumberInput = (props: NumberInputProps) => {
  const box = useRef<HTMLInputElement>(null);
  const signs = useRef<NumberSigns>(signsOf(props));
  signs.current = signsOf(props);
  useEffect(() => {
    const field = box.current;
    const onInput = (event: Event): void => rewrite(event, signs.current);
    field?.addEventListener('input', onInput);
    return () => field?.removeEventListener('input', onInput);
  }, []);
  return <KitNumberInput {...props} ref={useMergedRef(box, props.ref)} />;
};
