// Colours are CSS variables (cards.css has their values for light and dark), so a card follows a change of theme at
// once and keeps what was typed into it.
const shades = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'];

const foregroundColors = Object.fromEntries(
  shades.map((shade) => [
    shade,
    {
      default: `var(--card-${shade})`,
      subtle: `var(--card-${shade}-subtle, var(--card-${shade}))`,
      highlightColors: { default: 'var(--card-highlight)', subtle: 'var(--card-highlight)' },
    },
  ]),
);

const containerStyle = (name) => ({ backgroundColor: `var(--card-${name}-surface)`, foregroundColors });

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

/** Measures and colours of a card, close to what Teams uses. */
export const hostConfig = {
  supportsInteractivity: true,
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: {
    default: { fontFamily: 'inherit', fontSizes, fontWeights },
    monospace: { fontFamily: 'var(--mono)', fontSizes: { ...fontSizes, default: 13 }, fontWeights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors },
    emphasis: containerStyle('emphasis'),
    accent: containerStyle('accent'),
    good: containerStyle('good'),
    attention: containerStyle('attention'),
    warning: containerStyle('warning'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 2 },
  inputs: { label: { inputSpacing: 'small', optionalInputs: { weight: 'bolder' } } },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
};
