export const en = {
  product: 'Plenary',
  home: 'Plenary, home',
  skip: 'Skip to the content',
  language: 'Language: {{name}}',
  toLight: 'Switch to light',
  toDark: 'Switch to dark',
  loading: 'One moment…',
  tryAgain: 'Try again',
  pageMissing: 'There is no such page',
  pageMissingText: 'The address may be mistyped, or the page was moved.',
  goHome: 'Go to the start page',
  problem: {
    invalid: { title: 'This cannot be taken as it is' },
    unauthenticated: { title: 'You are not signed in here' },
    forbidden: { title: 'This is not possible' },
    missing: { title: 'Not found' },
    conflict: { title: 'This changed meanwhile' },
    unavailable: {
      title: 'Not available for the moment',
      text: 'Nothing was changed. Please try again in a little while.',
    },
    internal: {
      title: 'Something went wrong',
      text: 'Nothing was changed. Please try again; if it happens again, tell the organizer.',
    },
    offline: {
      title: 'No connection',
      text: 'The server cannot be reached. Check your network; nothing was changed.',
    },
  },
} as const;
