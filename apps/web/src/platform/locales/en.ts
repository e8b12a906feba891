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
    invalid: {
      title: 'This cannot be taken as it is',
      text: 'Something that was entered is missing or not allowed. Please correct it; nothing was changed.',
    },
    unauthenticated: {
      title: 'You are not signed in here',
      text: 'Join with the code or link of your workshop, or sign in as organizer.',
    },
    forbidden: {
      title: 'This is not possible',
      text: 'Your role, or the moment, does not allow it. Nothing was changed.',
    },
    missing: {
      title: 'Not found',
      text: 'It does not exist, or it is not open to you.',
    },
    conflict: {
      title: 'This changed meanwhile',
      text: 'Somebody was quicker, or the moment for it has passed. Look at how it stands now, then try again.',
    },
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
