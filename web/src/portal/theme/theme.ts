import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// The green of a banker's seal, dark enough at 7 and up to carry white words (5.4:1 and more).
const seal: MantineColorsTuple = [
  '#eef7f5',
  '#dbeeea',
  '#b6dcd5',
  '#8cc8be',
  '#66b4a8',
  '#439f92',
  '#2a887c',
  '#17766b',
  '#0e635a',
  '#0a4f48',
]

const ink: MantineColorsTuple = [
  '#dde3e4',
  '#bcc4c6',
  '#98a3a6',
  '#6b777b',
  '#465156',
  '#313b3f',
  '#242d31',
  '#182023',
  '#111719',
  '#0b1012',
]

const serif =
  'ui-serif, Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, "Times New Roman", serif'
const sans =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

const roomy = { defaultProps: { size: 'md' } }

export const theme = createTheme({
  primaryColor: 'seal',
  colors: { seal, dark: ink },
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  black: '#17262a',
  fontFamily: sans,
  headings: { fontFamily: serif, fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name, not `Button.extend(...)`: that would pull every one of these into the first download.
  components: {
    Button: roomy,
    TextInput: roomy,
    PasswordInput: roomy,
    Textarea: roomy,
    Select: roomy,
    NativeSelect: roomy,
    // The placeholder child has role=presentation, which a menu must not contain.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})

// Mantine's own greys and reds miss 4.5:1 on tinted grounds; these pass on every ground used here.
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-anchor': '#0a574f',
    '--mantine-color-dimmed': '#56626a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#67717a',
    '--mantine-color-default-border': '#868f96',
    '--mantine-color-seal-light-color': '#0a4f48',
    '--mantine-color-seal-outline': '#0a574f',
    '--deed-ground': '#f4f6f4',
    '--deed-sheet': '#ffffff',
    '--deed-line': '#dfe4e2',
    '--deed-tint': '#e9f3f0',
    '--deed-focus': '#0e635a',
    '--deed-quote': '#b98a2e',
    '--deed-good': '#17713f',
    '--deed-wait': '#8a5a00',
    '--deed-bad': '#b42318',
    '--deed-still': '#56626a',
    '--deed-good-tint': '#e6f4ea',
    '--deed-wait-tint': '#fbf1dc',
    '--deed-bad-tint': '#fdebe8',
    '--deed-still-tint': '#edf0f1',
  },
  dark: {
    '--mantine-color-anchor': '#7fd1c4',
    '--mantine-color-dimmed': '#b4bcbf',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-placeholder': '#9aa4a8',
    '--mantine-color-default-border': '#6f7a7e',
    '--mantine-color-seal-light-color': '#a6e0d6',
    '--mantine-color-seal-outline': '#7fd1c4',
    '--deed-ground': '#111719',
    '--deed-sheet': '#182023',
    '--deed-line': '#2d373b',
    '--deed-tint': '#16302d',
    '--deed-focus': '#7fd1c4',
    '--deed-quote': '#d3a94f',
    '--deed-good': '#7fd49b',
    '--deed-wait': '#f0c263',
    '--deed-bad': '#ff9d94',
    '--deed-still': '#b4bcbf',
    '--deed-good-tint': '#17301f',
    '--deed-wait-tint': '#33290f',
    '--deed-bad-tint': '#3a1d1b',
    '--deed-still-tint': '#242d31',
  },
})
