import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  defaultVariantColorsResolver,
} from '@mantine/core';

/**
 * One colour a stakeholder group, in the groups' order; after the last they begin again. Okabe and Ito's palette,
 * moved so that each stands out at least 3:1 on white and on the dark ground and carries white letters; 6 digits, because
 * carets take no other form.
 */
export const groupColors = [
  '#0072b2',
  '#c25000',
  '#00805f',
  '#b8508c',
  '#8f6b00',
  '#2b79ab',
  '#b04a60',
  '#6f5fb5',
  '#5f7d2e',
  '#7a6a58',
];

/** Who is in no group. */
export const noGroupColor = '#6b7178';

const petrol: MantineColorsTuple = [
  '#eef5f7',
  '#dbe7eb',
  '#b3cfd7',
  '#87b5c2',
  '#639fb0',
  '#4a90a4',
  '#37788b',
  '#2a6375',
  '#1f4e5f',
  '#123a49',
];

const ink: MantineColorsTuple = [
  '#c9ccd1',
  '#b4b8be',
  '#9aa0a8',
  '#767d87',
  '#4b515a',
  '#353a42',
  '#282c33',
  '#1d2025',
  '#15171a',
  '#0e0f12',
];

/** Chinese is set in what the system has: its fonts are too large to be fetched. */
const chinese = {
  sans: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'",
  serif: "'Songti SC', 'SimSun', 'Noto Serif CJK SC', 'Noto Serif SC'",
} as const;

export const sansFonts = `'Inter Variable', 'Noto Sans Arabic Variable', system-ui, -apple-system, 'Segoe UI', ${chinese.sans}, sans-serif`;
/** Drafted text is set in these. */
export const serifFonts = `'Source Serif 4 Variable', 'Amiri', Georgia, 'Times New Roman', ${chinese.serif}, serif`;

/** Colours, type and spacing of the whole interface. */
export const theme = createTheme({
  colors: { petrol, dark: ink },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: sansFonts,
  headings: {
    fontFamily: sansFonts,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  components: { Badge: { defaultProps: { tt: 'none' } } },
  variantColorResolver: defaultVariantColorsResolver,
});

/** What the theme adds to Mantine's variables: the ground of paper, and the fonts and measure of drafted text. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--plenary-serif': serifFonts,
    '--plenary-measure': '68ch',
  },
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--plenary-paper': '#ffffff',
    '--plenary-line': '#e3e0d8',
    '--plenary-quiet': '#f3f1ea',
    '--mantine-color-text': '#1d2126',
    '--mantine-color-dimmed': '#5b626b',
  },
  dark: {
    '--mantine-color-body': '#15171a',
    '--plenary-paper': '#1b1e22',
    '--plenary-line': '#30353c',
    '--plenary-quiet': '#20242a',
    '--mantine-color-text': '#dfe1e4',
    '--mantine-color-dimmed': '#a2a8b0',
  },
});
