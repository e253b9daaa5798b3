import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep red for identity and the primary action. Shade 7 on white is 8.4 : 1. */
const accent: MantineColorsTuple = [
  '#fff0f0',
  '#fbdcdc',
  '#f4b9ba',
  '#ee9496',
  '#e66b6f',
  '#d84a50',
  '#b92b35',
  '#a11d29',
  '#8f1220',
  '#740a17',
];

const warmGrey: MantineColorsTuple = [
  '#faf8f6',
  '#f3f0ec',
  '#e6e1db',
  '#d2cbc3',
  '#aaa29a',
  '#857d76',
  '#6b645e',
  '#544e49',
  '#3a3531',
  '#24201e',
];

const warmDark: MantineColorsTuple = [
  '#efeae6',
  '#d6d0ca',
  '#b5aea8',
  '#928a84',
  '#807973',
  '#3d3834',
  '#2e2a27',
  '#211e1c',
  '#191715',
  '#11100e',
];

/** Sizes in rem throughout, so that text grows to 200 %; controls are 2.75 rem (44 px) tall. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray: warmGrey, dark: warmDark },
  black: '#211d1b',
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The kit's little arrows are half the size a finger needs; the arrow keys do the same.
  components: {
    NumberInput: { defaultProps: { hideControls: true } },
    // A list opens when it is asked for, not when the focus comes by.
    Select: { defaultProps: { openOnFocus: false } },
    Autocomplete: { defaultProps: { openOnFocus: false } },
    // A list in the page's root would lie under the browser's own dialog.
    Combobox: { defaultProps: { withinPortal: false } },
    Popover: { defaultProps: { withinPortal: false } },
  },
});
